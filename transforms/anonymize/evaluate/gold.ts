import { PrepError } from '../../../src/core/errors.js'
import { readConll } from './gold-conll.js'
import { readJsonGold } from './gold-json.js'

/**
 * Labelled texts in three common forms. Malformed gold is refused with its sample or line, never skipped: a
 * label that is lost would be counted as a false positive, or as a text without personal data.
 */

/** A stretch that somebody labelled as personal data; `start` and `end` count UTF-16 units, as JavaScript does. */
export interface GoldSpan {
  start: number
  end: number
  /** As the gold calls it. */
  type: string
}

/** A text with its labels. */
export interface GoldSample {
  text: string
  spans: GoldSpan[]
}

/** What gold is written in: an array of Presidio's samples, JSON Lines with `entities`, or a token a line. */
export type GoldFormat = (typeof goldFormats)[number]
export const goldFormats = ['presidio', 'jsonl', 'conll'] as const

/** What offsets count: Unicode characters, UTF-16 units, or either, where no text tells the two apart. */
export type OffsetUnit = 'code points' | 'utf-16' | 'either'

/** Gold as read. */
export interface Gold {
  samples: GoldSample[]
  format: GoldFormat
  offsets: OffsetUnit
}

/**
 * Reads gold. Without a format, a text that begins with `[` is an array of samples, with `{` JSON Lines,
 * anything else CoNLL. Throws `bad_input` with the line or sample at fault.
 */
export function readGold(content: string, given?: GoldFormat): Gold {
  const text = content.replace(/^\ufeff/, '')
  const format = given ?? formatOf(text)
  const read = format === 'conll' ? readConll(text) : readJsonGold(text, format)
  if (read.samples.length > 0) return { ...read, format }
  throw new PrepError(
    'bad_input',
    `There is no sample in this ${format} gold. Name a file with labelled texts`,
  )
}

function formatOf(text: string): GoldFormat {
  const first = text.match(/\S/)?.[0]
  if (first === '[') return 'presidio'
  return first === '{' ? 'jsonl' : 'conll'
}
