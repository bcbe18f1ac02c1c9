import type { Recognizer, Report } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { type Candidate, liftListed, liftRepeated, openProposals } from '../chinese-text/proposals.js'
import { simplify } from '../chinese-text/simplify.js'
import type { Words } from '../chinese-text/word-tables.js'
import { openDoubts } from './doubts.js'
import { joinEvidence } from './join.js'
import type { ChineseNameModel } from './model.js'
import { openShortNames } from './short-names.js'
import { openTagText } from './tag-text.js'
import { openWordForms } from './word-forms.js'

const unit = 12
/** Odds that double confidence, as natural logarithms. */
const slope = 2.2
const leastReported = 0.3

/** Names of persons in Chinese text: what rules propose and what a tagger finds, weighed together. */
export function chinesePerson(words: Words, model: ChineseNameModel): Recognizer {
  const propose = openProposals(words)
  const tagText = openTagText(words, model)
  const forms = openWordForms(words)
  const doubt = openDoubts(words, forms)
  const findShort = openShortNames(words, forms)
  return {
    name: 'chinese_person',
    entities: ['PERSON'],
    bits: prefilterBits.han,
    rescans: true,
    find(scan, report) {
      const text = simplify(scan.text, words.simplified)
      const proposals = propose(scan, text)
      const joined = joinEvidence(proposals, tagText(text, proposals))
      doubt(text, joined)
      liftListed(text, joined)
      liftRepeated(text, joined)
      joined.push(...findShort(text, joined))
      reportPeople(joined, scan.isExplaining, report)
    },
  }
}

function reportPeople(candidates: readonly Candidate[], isExplaining: boolean, report: Report): void {
  for (const { start, end, odds, given, cue } of candidates) {
    const score = 0.98 / (1 + Math.exp(-odds / slope))
    if (score < leastReported && !isExplaining) continue
    const likely = Math.max(0, 1 - given / (12 * unit)).toFixed(1)
    const form = given === 0 ? 'form of a name' : `surname, given-name score ${likely}`
    report({ start, end, score, validated: false, why: cue === '' ? form : `${form}, ${cue}` })
  }
}
