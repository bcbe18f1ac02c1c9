import { openClauses } from '../../transforms/anonymize/recognizers/chinese-names/clauses.js'
import type { ChineseNameModel } from '../../transforms/anonymize/recognizers/chinese-names/model.js'
import { openChineseTagger } from '../../transforms/anonymize/recognizers/chinese-names/tagger.js'
import { openProposals } from '../../transforms/anonymize/recognizers/chinese-text/proposals.js'
import { simplify } from '../../transforms/anonymize/recognizers/chinese-text/simplify.js'
import type { Words } from '../../transforms/anonymize/recognizers/chinese-text/word-tables.js'
import type { Sample } from '../train-names/conll.js'

/** Precision, recall and F1 of exact names of persons, by the tagger alone. */
export function scoreTagger(samples: readonly Sample[], words: Words, model: ChineseNameModel): string {
  const tag = openChineseTagger(words, model)
  const propose = openProposals(words)
  const eachClause = openClauses()
  const tally = { right: 0, found: 0, gold: 0 }
  for (const sample of samples) {
    const text = simplify(sample.text, words.simplified)
    const proposals = propose({ text, mask: 0, field: '', isExplaining: false }, text)
    const gold = sample.spans.filter(({ kind }) => kind === 0)
    tally.gold += gold.length
    eachClause(text, (from, to) =>
      tag({ text, from, to, proposals }, (start, end, kind) => {
        if (kind !== 0) return
        tally.found++
        if (gold.some((span) => span.start === start && span.end === end)) tally.right++
      }),
    )
  }
  const { right, found, gold } = tally
  const percent = (share: number) => (100 * share).toFixed(1)
  return `precision ${percent(right / found)}, recall ${percent(right / gold)}, F1 ${percent((2 * right) / (found + gold))}`
}
