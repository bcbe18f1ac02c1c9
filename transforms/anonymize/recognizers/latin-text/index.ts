import type { Family } from '../../detect/family.js'
import type { Recognizer } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { readAge } from './age.js'
import { readDate } from './dates.js'
import { is, openLexicon } from './lexicon.js'
import { readRecord, readRecordField } from './medical-record.js'
import { readNationality } from './nrp.js'
import type { Page } from './page.js'
import { readAddress, readCorner } from './street-address.js'
import { endsLikeJob, readJob, readSalutation } from './title.js'
import { openTokenizer, shape } from './words.js'
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
export const openEnglish: Family = ({ wants }) => {
  const wanted = entities.filter((entity) => wants(entity))
  if (wanted.length === 0) return []
  const recognizer: Recognizer = {
    name: 'surroundings',
    entities: wanted,
    bits: 0,
    rescans: true,
    find: openReader(wants),
  }
  return [recognizer]
}

function openReader(wants: (entity: Entity) => boolean): Recognizer['find'] {
  const lexicon = openLexicon()
  const tokenize = openTokenizer(lexicon)
  const wantsAddress = wants('STREET_ADDRESS') || wants('ZIP_CODE')
  const wantsZip = wants('ZIP_CODE')
  const wantsAge = wants('AGE')
  const wantsDate = wants('DATE_TIME') || wants('DATE_OF_BIRTH')
  const wantsTitle = wants('TITLE')
  const wantsNation = wants('NRP')
  const wantsRecord = wants('MEDICAL_RECORD')
  let anchors = shape.digit
  if (wantsAddress) anchors |= is.military | is.place
  if (wantsDate) anchors |= is.month | is.weekday
  if (wantsTitle) anchors |= is.salutation | is.job
  if (wantsNation) anchors |= is.nation | is.creed
  if (wantsRecord) anchors |= is.record
  return (scan, report) => {
    const { text } = scan
    const words = tokenize(text)
    const { count, flags, start, end } = words
    const page: Page = { words, text, scan, lexicon, wants, report }
    if (wantsRecord && scan.field !== '') readRecordField(page)
    let afterAddress = -1
    let afterDate = -1
    for (let i = 0; i < count; i++) {
      const bits = flags[i]
      if (wantsTitle && endsLine(text, end[i]) && (bits & is.job) === 0 && endsLikeJob(page, i))
        readJob(page, i)
      if ((bits & anchors) === 0) continue
      if ((bits & (shape.digit | is.month | is.weekday)) !== 0) {
        if (wantsDate && start[i] >= afterDate) afterDate = Math.max(afterDate, readDate(page, i))
        if ((bits & shape.digit) !== 0) {
          if (wantsAge) readAge(page, i)
          if (wantsZip) readZip(page, i)
          if (wantsAddress && i > afterAddress) afterAddress = Math.max(afterAddress, readAddress(page, i))
        }
      }
      if (wantsAddress && (bits & (is.military | is.place)) !== 0) {
        if ((bits & is.military) !== 0) afterAddress = Math.max(afterAddress, readAddress(page, i))
        else readCorner(page, i)
      }
      if ((bits & is.salutation) !== 0 && wantsTitle) readSalutation(page, i)
      if ((bits & is.job) !== 0 && wantsTitle) readJob(page, i)
      if ((bits & (is.nation | is.creed)) !== 0 && wantsNation) readNationality(page, i)
      if ((bits & is.record) !== 0 && wantsRecord) readRecord(page, i)
    }
  }
}

function endsLine(text: string, at: number): boolean {
  const mark = text.charCodeAt(at)
  return mark === 10 || mark === 13
}
