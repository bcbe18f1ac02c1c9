import { PrepError } from '../../../../src/base/errors.js'
import { isNumbered, readNumbered } from './placed-tokens.js'
import type { GoldSample, GoldSpan, OffsetUnit } from './sample.js'

/**
 * Gold with a token a line, the tag in the last column, blank lines between sentences (CoNLL-2003 shared task,
 * https://www.clips.uantwerpen.be/conll2003/ner/). Tags are IOB, IOB2, BIOES, BILOU or bare types. A sentence
 * becomes a text of its tokens with one space between them, since the form keeps no other spacing; files of Universal
 * NER, which hold the sentence too, are read with it.
 */
export function readConll(text: string): { samples: GoldSample[]; offsets: OffsetUnit } {
  if (isNumbered(text)) return { samples: readNumbered(text), offsets: 'either' }
  const samples: GoldSample[] = []
  let sentence: Token[] = []
  const close = () => {
    if (sentence.length > 0) samples.push(sampleOf(sentence))
    sentence = []
  }
  const lines = text.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line.trim() === '') close()
    else if (line.startsWith('-DOCSTART-')) close()
    else sentence.push(tokenOf(line, i + 1))
  }
  close()
  return { samples, offsets: 'either' }
}

interface Token {
  word: string
  /** `B`, `I`, `E`, `S`, `L` or `U`; none for a bare type. */
  prefix: string
  /** None outside of entities. */
  type: string | undefined
}

function tokenOf(line: string, number: number): Token {
  const columns = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/)
  const tag = columns[columns.length - 1].trim()
  if (columns.length < 2 || tag === '')
    throw new PrepError(
      'bad_input',
      `Line ${number} has no tag. Wanted: a token, a tab or spaces, and a tag such as B-PER or O`,
    )
  const word = columns[0]
  if (tag === 'O') return { word, prefix: '', type: undefined }
  const [, prefix = '', type = tag] = /^([BIESLU])-(.+)$/.exec(tag) ?? []
  return { word, prefix, type }
}

function sampleOf(tokens: readonly Token[]): GoldSample {
  const spans: GoldSpan[] = []
  let text = ''
  let open: GoldSpan | undefined
  for (const { word, prefix, type } of tokens) {
    if (text !== '') text += ' '
    const start = text.length
    text += word
    const goesOn = open !== undefined && open.type === type && !'BSU'.includes(prefix || '-')
    if (!goesOn) {
      open = type === undefined ? undefined : { start, end: text.length, type }
      if (open !== undefined) spans.push(open)
    } else if (open !== undefined) open.end = text.length
    if (prefix !== '' && 'ELSU'.includes(prefix)) open = undefined
  }
  return { text, spans: spans.filter(({ start, end }) => end > start) }
}
