import { checkValue } from '../../../../src/base/check-options.js'
import { PrepError } from '../../../../src/base/errors.js'
import { readConll } from './conll.js'
import { readJsonGold } from './json.js'
import { isMarked, readMarks } from './marks.js'
import { isNumbered } from './placed-tokens.js'
import type { GoldSample, OffsetUnit } from './sample.js'

/** What gold is written in: an array of Presidio's samples, JSON Lines with `entities`, a token a line, or marks in the text. */
export type GoldFormat = (typeof goldFormats)[number]
/** The names of all formats of gold. */
export const goldFormats = ['presidio', 'jsonl', 'conll', 'marks'] as const

/** Gold as read. */
export interface Gold {
  /** The texts with their labels, in order. */
  samples: GoldSample[]
  /** What it was written in. */
  format: GoldFormat
  /** What its offsets count. */
  offsets: OffsetUnit
}

/**
 * Reads gold. Without a format, a text that begins with `[` is an array of samples, with `{` JSON Lines, one
 * with marks such as `[[PERSON:Ann Lee]]` is read as such, anything else is CoNLL. Throws `bad_input` with the
 * line or sample at fault.
 *
 * @example
 * const { samples, format } = readGold('Ask [[PERSON:Mary Jones]] about it')
 * format // 'marks'
 * samples[0]?.spans // [{ start: 4, end: 14, type: 'PERSON' }]
 */
export function readGold(content: string, given?: GoldFormat): Gold {
  checkValue('The content of readGold()', content, 'text')
  if (given !== undefined) checkValue('The format of readGold()', given, goldFormats)
  const text = content.replace(/^\ufeff/, '')
  const format = given ?? formatOf(text)
  const read = readAs(format, text)
  if (read.samples.length > 0) return { ...read, format }
  throw new PrepError(
    'bad_input',
    `There is no sample in this ${format} gold. Name a file with labelled texts`,
  )
}

function readAs(format: GoldFormat, text: string): Omit<Gold, 'format'> {
  if (format === 'conll') return readConll(text)
  return format === 'marks' ? readMarks(text) : readJsonGold(text, format)
}

function formatOf(text: string): GoldFormat {
  const start = text.trimStart()
  if (start.startsWith('{')) return 'jsonl'
  if (start.startsWith('[') && !isMarked(start.slice(0, 64).split('\n')[0])) return 'presidio'
  if (isNumbered(text)) return 'conll'
  return isMarked(text) ? 'marks' : 'conll'
}
