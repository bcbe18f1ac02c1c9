import { readFileSync } from 'node:fs'

/** A text and the names in it; `kind` is a place in the tagger's `kinds`. */
export interface Sample {
  text: string
  spans: { start: number; end: number; kind: number }[]
  /** Where people alone are marked, any other word may belong to a name of another kind; all names are, if left out. */
  marks?: 'people'
}

const kindOf: Readonly<Record<string, number>> = {
  PER: 0,
  person: 0,
  LOC: 1,
  location: 1,
  ORG: 2,
  corporation: 2,
  group: 2,
}

/** The sentences of a file of one token and one tag a line, IOB1 or IOB2; other kinds of names are no names here. */
export function readConll(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(readSentence)
}

/**
 * The sentences of a file of Universal NER: comments, then a number, a token and its tag a line, parted by tabs. Tags of
 * IOB2.
 */
export function readUner(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => /^\d+\t/.test(line)))
    .filter((lines) => lines.length > 0)
    .map((lines) => readSentence(lines.map((line) => line.split('\t').slice(1, 3).join(' '))))
}

const closes = /^(?:[.,!?;:)\]%…]+|['’](?:s|m|re|ve|ll|d|t)?|n['’]t|['’]S)$/i
const opens = /^[([$#@“]$/

function readSentence(lines: readonly string[]): Sample {
  const sample: Sample = { text: '', spans: [] }
  let before = '('
  let last = 'O'
  let isQuoted = false
  for (const line of lines) {
    const at = line.search(/\s+\S+\s*$/)
    const token = line.slice(0, at)
    const tag = line.slice(at).trim()
    const isQuote = token === '"'
    const isGlued =
      closes.test(token) || opens.test(before) || (isQuote && isQuoted) || (before === '"' && isQuoted)
    if (!isGlued && sample.text !== '') sample.text += ' '
    if (isQuote) isQuoted = !isQuoted
    const start = sample.text.length
    sample.text += token
    before = token
    const kind = token.startsWith('@') ? undefined : kindOf[tag.slice(2)]
    if (kind !== undefined) {
      const open = sample.spans.at(-1)
      if (tag.startsWith('I-') && last.slice(2) === tag.slice(2) && open !== undefined)
        open.end = sample.text.length
      else sample.spans.push({ start, end: sample.text.length, kind })
    }
    last = tag
  }
  return sample
}
