import { checkValue } from '../../../../src/base/check-options.js'
import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import { checkSamples } from '../gold/check-samples.js'
import { readConll } from '../gold/conll.js'
import { type Fields, idOf, parseJson } from '../gold/json.js'
import {
  fitsUnit,
  lowerFirst,
  needsUnit,
  type RawSample,
  type RawSpan,
  rawSpanOf,
  resolveSample,
} from '../gold/raw-spans.js'
import type { GoldSample, GoldSpan, OffsetUnit } from '../gold/sample.js'

/** What offsets may be said to count. */
export type SpanUnit = Exclude<OffsetUnit, 'either'>

/** The spans of another tool, text by text in the order of the gold. */
export interface ToolSpans {
  /** For each text of the gold, what the tool found in it. */
  spans: (readonly GoldSpan[])[]
  /** What the offsets count. */
  offsets: OffsetUnit
}

/** What one line or item says of one text. */
interface Entry {
  place: string
  id?: string
  text: string | undefined
  spans: RawSpan[]
}

/**
 * Reads what another tool found in the texts of some gold: JSON Lines of `{id, spans: [{start, end, type}]}`, a list
 * of lists as Presidio's analyzer answers (a list a text, also a list a line), Presidio's samples, or a token a line
 * (CoNLL). Texts go by `id` where both sides have one, else by their order. Offsets are in `unit`; where none is
 * given, the values beside the spans must tell, or all texts be such that it does not matter. Throws `bad_input`
 * with the line at fault.
 *
 * @example
 * const { samples } = readGold('Ask [[PERSON:Mary Jones]] about it')
 * readSpans('[[{"entity_type": "PERSON", "start": 4, "end": 14}]]', samples).spans[0]?.length // 1
 */
export function readSpans(content: string, samples: readonly GoldSample[], unit?: SpanUnit): ToolSpans {
  checkValue('The content of readSpans()', content, 'text')
  checkSamples('readSpans()', samples)
  if (unit !== undefined) checkValue('The unit of readSpans()', unit, ['code points', 'utf-16'])
  const text = content.replace(/^\ufeff/, '')
  const start = text.trimStart()
  if (!start.startsWith('{') && !start.startsWith('[')) return spansOfTokens(text, samples)
  const placed = placeEntries(entriesOf(text, samples), samples)
  const offsets = unit ?? inferUnit(placed)
  return { spans: placed.map((sample) => resolveSample(sample, offsets).spans), offsets }
}

function spansOfTokens(text: string, samples: readonly GoldSample[]): ToolSpans {
  const own = readConll(text).samples
  checkCount(own.length, samples)
  for (const [i, sample] of own.entries())
    if (sample.text !== samples[i].text)
      throw new PrepError(
        'bad_input',
        `The tokens of sentence ${i + 1} are not those of the gold. Score tokens against gold of the same tokens`,
      )
  return { spans: own.map(({ spans }) => spans), offsets: 'either' }
}

/** One line a text, or one document that is a list. */
function entriesOf(text: string, samples: readonly GoldSample[]): Entry[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isOneDocument = lines[0].trim().startsWith('[') && !/\]\s*$/.test(lines[0])
  if (!isOneDocument && lines.length > 1)
    return lines.map((line, i) => entryOf(parseJson(line, `Line ${i + 1}`), `Line ${i + 1}`))
  const document = parseJson(text, 'The document')
  if (!Array.isArray(document)) return [entryOf(document, 'Line 1')]
  const isOneText = samples.length === 1 && !document.some(Array.isArray) && document.every(isSpan)
  const items: unknown[] = isOneText ? [document] : document
  return items.map((item, i) => entryOf(item, `Item ${i + 1}`))
}

function isSpan(item: unknown): boolean {
  return typeof item === 'object' && item !== null && ('start' in item || 'start_position' in item)
}

function entryOf(given: unknown, place: string): Entry {
  const fields = (Array.isArray(given) ? { spans: given } : (given ?? {})) as Fields
  const list = fields.spans ?? fields.entities ?? fields.results ?? fields.analyzer_results
  if (!Array.isArray(list))
    throw new PrepError('bad_input', `${place} has no list of spans. Wanted: spans, entities or results`)
  const text = fields.full_text ?? fields.text
  return {
    place,
    ...idOf(fields),
    text: typeof text === 'string' ? text : undefined,
    spans: list.map((span, i) => rawSpanOf(span, `Span ${i + 1} of ${lowerFirst(place)}`)),
  }
}

/** Each text of the gold with what is said of it. */
function placeEntries(entries: readonly Entry[], samples: readonly GoldSample[]): RawSample[] {
  const byId =
    entries.length > 0 &&
    entries.every(({ id }) => id !== undefined) &&
    samples.every(({ id }) => id !== undefined)
  if (!byId) checkCount(entries.length, samples)
  const numberOf = new Map(samples.map(({ id }, i) => [id, i]))
  const placed = samples.map(({ text }, i): RawSample => ({ text, spans: [], place: `Text ${i + 1}` }))
  for (const [i, { id, place, text, spans }] of entries.entries()) {
    const number = byId ? numberOf.get(id) : i
    if (number === undefined)
      throw new PrepError('bad_input', `${place} has an id that no text of the gold has`)
    if (text !== undefined && text !== samples[number].text)
      throw new PrepError('bad_input', `The text of ${lowerFirst(place)} is not that of the gold`)
    placed[number] = { text: samples[number].text, spans, place }
  }
  return placed
}

function checkCount(count: number, samples: readonly GoldSample[]): void {
  if (count === samples.length) return
  throw new PrepError(
    'bad_input',
    `The gold has ${samples.length} texts, and there are spans for ${count}. Give one line a text, empty lists included, or an id to both`,
  )
}

function inferUnit(placed: readonly RawSample[]): OffsetUnit {
  const decisive = placed.filter(needsUnit)
  if (decisive.length === 0) return 'either'
  const hasValues = decisive.some(({ spans }) => spans.some(({ value }) => value !== undefined))
  const [points, units] = [fitsUnit(decisive, 'code points'), fitsUnit(decisive, 'utf-16')]
  if (hasValues && points !== units) return points ? 'code points' : 'utf-16'
  throw new PrepError(
    'bad_input',
    `Nothing tells whether the offsets count code points, as Python does, or UTF-16 units, as JavaScript does. Say which with ${bareName('the third argument of readSpans()')}`,
  )
}
