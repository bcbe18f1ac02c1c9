import { readFileSync } from 'node:fs'
import type { Sample } from '../train-names/conll.js'

const kindOf: Readonly<Record<string, number>> = {
  PER: 0,
  PERSON: 0,
  LOC: 1,
  LOCATION: 1,
  ORG: 2,
  ORGANIZATION: 2,
}

/** The texts of a file of one JSON object a line with `text` and `entities`, of which other kinds are no names here. */
export function readJsonLines(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => sampleOf(JSON.parse(line)))
}

interface Annotated {
  text: string
  entities: readonly { start: number; end: number; type: string }[]
}

function sampleOf({ text, entities }: Annotated): Sample {
  const spans = entities
    .flatMap(({ start, end, type }) => {
      const kind = kindOf[type]
      return kind === undefined ? [] : [{ start, end, kind }]
    })
    .sort((a, b) => a.start - b.start)
  const joined: Sample['spans'] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && span.start < last.end) continue
    // A given and a family name that were marked one by one are one name.
    const goesOn = last?.kind === 0 && span.kind === 0 && text.slice(last.end, span.start) === ' '
    if (goesOn && last !== undefined) last.end = span.end
    else joined.push({ ...span })
  }
  return { text, spans: joined }
}

/** The sentences of a file of Universal NER: a number, a token and its tag a line, the sentence in a remark. */
export function readUniversal(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
    .map(sentenceOf)
}

/** Where a token is not found in the sentence, as with parts of a contraction, it takes no room. */
function sentenceOf(lines: readonly string[]): Sample {
  const text = lines.find((line) => line.startsWith('# text = '))?.slice('# text = '.length) ?? ''
  const spans: Sample['spans'] = []
  let at = 0
  for (const line of lines) {
    if (line.startsWith('#')) continue
    const [, token, tag] = line.split('\t')
    const found = text.indexOf(token, at)
    const start = found === -1 || found > at + 2 ? at : found
    const end = found === start ? start + token.length : start
    const kind = tag.length > 2 ? kindOf[tag.slice(2)] : undefined
    const open = spans.at(-1)
    if (kind !== undefined && tag.startsWith('I-') && open?.kind === kind) open.end = end
    else if (kind !== undefined) spans.push({ start, end, kind })
    at = end
  }
  return { text, spans }
}
