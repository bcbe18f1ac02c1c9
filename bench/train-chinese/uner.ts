import { readFileSync } from 'node:fs'
import type { Sample } from '../train-names/conll.js'

const kindOf: Readonly<Record<string, number>> = { PER: 0, LOC: 1, ORG: 2 }

/** The sentences of a file of Universal NER: a token a line under a comment that holds the sentence as written. */
export function readUner(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n\r?\n+/)
    .filter((block) => block.includes('# text = '))
    .map(readSentence)
}

function readSentence(block: string): Sample {
  const lines = block.split(/\r?\n/)
  const text = lines.find((line) => line.startsWith('# text = '))?.slice(9) ?? ''
  const spans: Sample['spans'] = []
  let at = 0
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue
    const [, token, tag] = line.split('\t')
    const start = text.indexOf(token, at)
    if (start < 0) throw new TypeError(`A token is not in its sentence: ${lines[0]}`)
    at = start + token.length
    const kind = kindOf[tag.slice(2)]
    if (tag.startsWith('B-') && kind !== undefined) spans.push({ start, end: at, kind })
    else if (tag.startsWith('I-') && spans.length > 0) spans[spans.length - 1].end = at
  }
  return { text, spans }
}
