import type { Family } from '../../detect/family.js'
import type { Recognizer, Report, Scan } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { readChain, readLabelled } from './address-chain.js'
import { readAge } from './age.js'
import { readDate } from './dates.js'
import { readRecord, readRecordField } from './medical-record.js'
import { readNamedHouse } from './named-house.js'
import { readNationality } from './nrp.js'
import { readCorner, readMilitary } from './other-address.js'
import { flagsAt, none, type Page, type Reader } from './page.js'
import { readAddress } from './street-address.js'
import { endsLikeJob, readJob, readSalutation } from './title.js'
import { is, openLexicon } from './words/lexicon.js'
import { postalEnd } from './words/postal-end.js'
import { isLineBreak, openTextWords } from './words/text-words.js'
import { shape, type Words } from './words/tokenizer.js'
import { readZip } from './zip-code.js'

const entities: readonly Entity[] = [
  'STREET_ADDRESS',
  'ZIP_CODE',
  'AGE',
  'DATE_OF_BIRTH',
  'DATE_TIME',
  'NRP',
  'TITLE',
  'MEDICAL_RECORD',
]

/**
 * Postal addresses, ages, dates, titles and other ranges that the words around them give away, in English
 * first and in other alphabetic scripts where addresses and dates have forms of their own. One recognizer
 * reads a text once for all of them.
 */
export const openLatinText: Family = ({ wants }) => {
  const wanted = entities.filter((entity) => wants(entity))
  if (wanted.length === 0) return []
  const recognizer: Recognizer = {
    name: 'latin_text',
    entities: wanted,
    bits: 0,
    rescans: true,
    sparesCode: 'lines',
    find: openReader(wants),
  }
  return [recognizer]
}

/** Reads what begins at, or stands around, words that have one of these bits. */
interface WordReader {
  /** Needed for one of these. */
  entities: readonly Entity[]
  flags: number
  read: Reader
}

/** The last word of a line: a bit that no word has in the lexicon. */
const endsLine = 1 << 31

/** In the order in which they read a word. */
const wordReaders: readonly WordReader[] = [
  { entities: ['TITLE'], flags: endsLine, read: readUnknownJob },
  {
    entities: ['DATE_TIME', 'DATE_OF_BIRTH'],
    flags: shape.digit | is.month | is.weekday,
    read: readDate,
  },
  { entities: ['AGE'], flags: shape.digit | is.age, read: readAge },
  { entities: ['ZIP_CODE'], flags: shape.digit, read: readZip },
  { entities: ['STREET_ADDRESS', 'ZIP_CODE'], flags: shape.digit, read: readAddress },
  { entities: ['STREET_ADDRESS'], flags: shape.digit, read: readNamedHouse },
  { entities: ['STREET_ADDRESS'], flags: is.unit | is.suffix | is.weakSuffix, read: readChain },
  { entities: ['STREET_ADDRESS'], flags: is.place, read: readLabelled },
  { entities: ['STREET_ADDRESS', 'ZIP_CODE'], flags: is.military, read: readMilitary },
  { entities: ['STREET_ADDRESS', 'ZIP_CODE'], flags: is.place, read: readCorner },
  { entities: ['TITLE'], flags: is.salutation, read: readSalutation },
  { entities: ['TITLE'], flags: is.job, read: readJob },
  { entities: ['NRP'], flags: is.nation | is.creed, read: readNationality },
  { entities: ['MEDICAL_RECORD'], flags: is.record, read: readRecord },
]

function openReader(wants: (entity: Entity) => boolean): Recognizer['find'] {
  const lexicon = openLexicon()
  const textWords = openTextWords(lexicon.table)
  const readers = wordReaders.filter(({ entities }) => entities.some((entity) => wants(entity)))
  const anchors = readers.reduce((bits, { flags }) => bits | flags, 0)
  const lineEnd = anchors & endsLine
  return (scan, report) => {
    const { text } = scan
    const words = textWords.read(text)
    const { flags, end } = words
    const shared = { lastOfAddress: none, endOfDate: none, speaksOfBirth: undefined }
    const reportWhole: Report = (match) =>
      report(match.entity === 'STREET_ADDRESS' ? { ...match, end: postalEnd(text, match.end) } : match)
    const page: Page = { words, text, scan, lexicon, wants, report: reportWhole, ...shared }
    if (wants('MEDICAL_RECORD') && scan.field !== '') readRecordField(page)
    const found = textWords.find(anchors, lineEnd)
    const isNear = nearChanges(scan, words)
    for (let k = 0; k < found.length; k++) {
      const i = found[k]
      if (isNear?.(i) === false) continue
      const bits = isLineBreak(text.charCodeAt(end[i])) ? flags[i] | lineEnd : flags[i]
      for (const reader of readers) if ((bits & reader.flags) !== 0) reader.read(page, i)
    }
  }
}

/** How many words a reader may look at on either side of the one that it reads, and more. */
const reach = 64

/**
 * In a later look, tells of words, asked in their order, whether a place that has changed is near enough to matter;
 * `undefined` where all words count. What is farther away was read before, and would read the same.
 */
function nearChanges(
  { changes, isExplaining }: Scan,
  { count, start }: Words,
): ((i: number) => boolean) | undefined {
  if (changes === undefined || isExplaining) return undefined
  const places = changes.map((place) => firstBehind(start, count, place))
  let next = 0
  return (i) => {
    while (next < places.length && places[next] < i - reach) next++
    return places[next] <= i + reach
  }
}

/** The first of `count` words that begins behind a place. */
function firstBehind(start: Int32Array, count: number, place: number): number {
  let low = 0
  for (let high = count; low < high; ) {
    const middle = (low + high) >> 1
    if (start[middle] < place) low = middle + 1
    else high = middle
  }
  return low
}

/** A job that no list knows, by its ending, at the end of a line. */
function readUnknownJob(page: Page, i: number): void {
  if ((flagsAt(page, i) & is.job) === 0 && endsLikeJob(page, i)) readJob(page, i)
}
