import { englishMonths, englishWeekdays } from '../../../../src/text/words/english-dates.js'
/**
 * Dates as people write them, read so exactly that they can be written back in the same form: a date is its
 * day, counted from 1970-01-01, and a way of writing any other day. Not taken: times without a date, months
 * without a day, words such as "yesterday".
 */

/** A date that was read. */
export interface WrittenDate {
  /** Days since 1970-01-01 in the Gregorian calendar. */
  day: number
  year: number
  /** Another day in the same form. */
  write(day: number): string
}

interface Parts {
  year: number
  month: number
  day: number
}

const monthWord = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const lead = `(?:(?<weekday>(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6})(?<gap>\\.?,? {0,2}))?`
const tail = '(?<tail>(?:[ T,]|\\d{1,2}:).{0,40})?'

const forms: readonly RegExp[] = [
  new RegExp(`^(?<y>\\d{4})(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})${tail}$`),
  new RegExp(`^(?<a>\\d{1,2})(?<s>[-/.])(?<b>\\d{1,2})\\k<s>(?<y>\\d{4}|\\d{2})${tail}$`),
  /^(?<y>(?:18|19|20)\d{2})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<y>\d{4}) ?年 ?(?<m>\d{1,2}) ?月 ?(?<d>\d{1,2}) ?(?<mark>[日号號])(?<tail>.{0,40})$/,
  new RegExp(
    `^${lead}(?<word>${monthWord})(?<s1>\\.?[ -])(?<d>\\d{1,2})(?<th>st|nd|rd|th)?(?<s2>,? |-)(?<y>\\d{4})${tail}$`,
    'i',
  ),
  new RegExp(
    `^${lead}(?<d>\\d{1,2})(?<th>st|nd|rd|th)?(?<s1> of |[ -])(?<word>${monthWord})(?<s2>\\.?,?[ -])(?<y>\\d{4})${tail}$`,
    'i',
  ),
]

/**
 * Reads a date that is all of `text`, a time behind it aside. Of 03/04/2020 the month comes first unless
 * `dayFirst` says otherwise or the first number is above 12; with dots the day does.
 */
export function readDate(text: string, dayFirst = false): WrittenDate | undefined {
  for (const form of forms) {
    const groups = form.exec(text)?.groups
    if (groups !== undefined) return written(text, groups, dayFirst)
  }
  return undefined
}

function written(text: string, groups: Record<string, string>, dayFirst: boolean): WrittenDate | undefined {
  const isDayFirst =
    groups.a !== undefined &&
    (Number(groups.a) > 12 || (Number(groups.b) <= 12 && (dayFirst || groups.s === '.')))
  const monthText = groups.m ?? (isDayFirst ? groups.b : groups.a)
  const dayText = groups.d ?? (isDayFirst ? groups.a : groups.b)
  const month = groups.word === undefined ? Number(monthText) : monthOf(groups.word)
  const year = fullYear(groups.y)
  const day = dayNumber({ year, month, day: Number(dayText) })
  if (day === undefined) return undefined
  // Beside the name of a month, only a zero in the text says that days are padded.
  const isPadded =
    groups.word === undefined
      ? [monthText, dayText].every((part) => part.length === 2)
      : dayText.startsWith('0')
  const pad = (value: number) => (isPadded ? String(value).padStart(2, '0') : String(value))
  const rest = groups.tail ?? ''

  const write = (other: number): string => {
    const parts = partsOf(other)
    const y =
      groups.y.length === 2 ? String(parts.year % 100).padStart(2, '0') : String(parts.year).padStart(4, '0')
    const [m, d] = [pad(parts.month), pad(parts.day)]
    if (groups.word !== undefined) {
      const word = likeWord(groups.word, englishMonths[parts.month - 1])
      const th = groups.th === undefined ? '' : likeCase(groups.th, ordinal(parts.day))
      const before =
        groups.weekday === undefined
          ? ''
          : likeWord(groups.weekday, englishWeekdays[weekdayOf(other)]) + groups.gap
      return text.search(/\d/) < text.indexOf(groups.word)
        ? `${before}${d}${th}${groups.s1}${word}${groups.s2}${y}${rest}`
        : `${before}${word}${groups.s1}${d}${th}${groups.s2}${y}${rest}`
    }
    if (groups.a !== undefined) return (isDayFirst ? [d, m, y] : [m, d, y]).join(groups.s) + rest
    if (groups.mark !== undefined) return chinese(text, [y, m, d]) + rest
    return [y, m, d].join(groups.s ?? '') + rest
  }
  return { day, year, write }
}

/** Puts year, month and day where they stand in `2020 年 3 月 5 日`. */
function chinese(text: string, parts: readonly string[]): string {
  const end = text.search(/[日号號]/) + 1
  let next = 0
  return text.slice(0, end).replace(/\d+/g, () => parts[next++])
}

function monthOf(word: string): number {
  const start = word.slice(0, 3).toLowerCase()
  const index = englishMonths.findIndex((name) => name.toLowerCase().startsWith(start))
  const full = englishMonths[index].toLowerCase()
  return full.startsWith(word.toLowerCase()) || word.toLowerCase() === 'sept' ? index + 1 : 0
}

/** Two digits stand for 1950 to 2049. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length === 4) return year
  return year < 50 ? 2000 + year : 1900 + year
}

/** Short where the model is short, in its case. */
function likeWord(model: string, name: string): string {
  const isWhole = [...englishMonths, ...englishWeekdays].some(
    (word) => word.toLowerCase() === model.toLowerCase(),
  )
  return likeCase(model, isWhole && model.length > 3 ? name : name.slice(0, 3))
}

function likeCase(model: string, text: string): string {
  if (model === model.toLowerCase()) return text.toLowerCase()
  return model === model.toUpperCase() ? text.toUpperCase() : text
}

function ordinal(day: number): string {
  if (day > 10 && day < 14) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

const dayMs = 86_400_000

function dayNumber({ year, month, day }: Parts): number | undefined {
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(year, month - 1, day)
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? Math.round(date.getTime() / dayMs) : undefined
}

function partsOf(day: number): Parts {
  const date = new Date(day * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}
