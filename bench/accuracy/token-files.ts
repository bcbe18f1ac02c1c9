import type { GoldSample, GoldSpan } from '../../transforms/anonymize/evaluate/index.js'

/** A word with its tag, as files with a token a line have them. */
interface Token {
  word: string
  tag: string
}

/**
 * Universal NER's files (`.iob2`): a number, a word, a tag and its annotators on each line, the sentence as it was
 * written behind `# text =`. Spans stand in that sentence, which the words alone would not give back.
 */
export function readUniversalNer(content: string): GoldSample[] {
  return blocksOf(content).flatMap((lines) => {
    const text = lines.find((line) => line.startsWith('# text = '))?.slice('# text = '.length)
    const tokens = lines
      .filter((line) => /^\d+\t/.test(line))
      .map((line) => line.split('\t'))
      .map(([, word, tag]) => ({ word, tag }))
    return text === undefined || tokens.length === 0 ? [] : [placed(text, tokens)]
  })
}

/** A character and a tag a line, the characters numbered within their word (golden-horse): only names (`.NAM`) are gold. */
export function readCharacters(content: string): GoldSample[] {
  return blocksOf(content).map((lines) => {
    const tokens = lines.map((line) => {
      const [word, tag] = line.split('\t')
      return { word: word.replace(/\d$/, ''), tag: tag.endsWith('.NAM') ? tag.slice(0, -'.NAM'.length) : 'O' }
    })
    return placed(tokens.map(({ word }) => word).join(''), tokens)
  })
}

/** The tags of words as spans of a text that holds the words in order. A word that it does not hold ends a name. */
function placed(text: string, tokens: readonly Token[]): GoldSample {
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

function blocksOf(content: string): string[][] {
  return content
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
}
