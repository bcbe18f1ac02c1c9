import type { GoldSample, GoldSpan } from './sample.js'

/** A word with its tag, such as `B-PER`, `I-PER` or `O`. */
export interface TaggedToken {
  word: string
  tag: string
}

/** The tags of words as spans of a text that holds the words in order. A word that it does not hold ends a name. */
export function placeTokens(text: string, tokens: readonly TaggedToken[]): GoldSample {
  const spans: GoldSpan[] = []
  let at = 0
  let open: GoldSpan | undefined
  for (const { word, tag } of tokens) {
    const start = text.indexOf(word, at)
    if (start < 0) {
      open = undefined
      continue
    }
    at = start + word.length
    const type = tag.slice(2)
    if (tag === 'O') open = undefined
    else if (tag.startsWith('I') && open?.type === type) open.end = at
    else {
      open = { start, end: at, type }
      spans.push(open)
    }
  }
  return { text, spans }
}

/**
 * Files of Universal NER (https://www.universalner.org): a number, a word, its tag and more on each line, the
 * sentence as it was written behind `# text =`. Spans stand in that sentence, which the words alone do not give back.
 */
export function readNumbered(content: string): GoldSample[] {
  return content.split(/\r?\n[ \t]*\r?\n/).flatMap((block) => {
    const lines = block.split(/\r?\n/)
    const text = lines.find((line) => line.startsWith(textPrefix))?.slice(textPrefix.length)
    const tokens = lines
      .filter((line) => /^\d+\t/.test(line))
      .map((line) => line.split('\t'))
      .map(([, word, tag = 'O']) => ({ word, tag }))
    return text === undefined || tokens.length === 0 ? [] : [placeTokens(text, tokens)]
  })
}

/** Whether tokens are written in that form. */
export function isNumbered(content: string): boolean {
  return /^# text = /m.test(content) && /^\d+\t[^\t]+\t(?:O|[BI]-)/m.test(content)
}

const textPrefix = '# text = '
