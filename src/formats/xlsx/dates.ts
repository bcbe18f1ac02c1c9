/** What a number format shows of a moment. */
export type MomentKind = 'date' | 'time' | 'datetime' | 'duration'

/** Formats that every program knows by their numbers (ECMA-376, 18.8.30), those of Chinese, Japanese and Korean among them. */
const known: ReadonlyMap<number, MomentKind> = new Map([
  ...range(14, 17, 'date'),
  ...range(18, 21, 'time'),
  [22, 'datetime'],
  ...range(27, 31, 'date'),
  ...range(32, 35, 'time'),
  [36, 'date'],
  [45, 'time'],
  [46, 'duration'],
  [47, 'time'],
  ...range(50, 54, 'date'),
  ...range(55, 56, 'time'),
  ...range(57, 58, 'date'),
])

function range(from: number, to: number, kind: MomentKind): [number, MomentKind][] {
  return Array.from({ length: to - from + 1 }, (_, i) => [from + i, kind])
}

/** Whether numbers of a format are moments, and of which kind; `undefined` for plain numbers. `code` is that of a format of the workbook's own. */
export function momentKindOf(id: number, code: string | undefined): MomentKind | undefined {
  if (code === undefined) return known.get(id)
  // Of the parts for positive, negative and other values the first counts; texts in quotes, colours and locales mean nothing.
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';')[0]
    .replace(/general/gi, '')
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return 'duration'
  const letters = bare.replace(/\[[^\]]*\]/g, '')
  const hasTime = /[hs]|am\/pm/i.test(letters)
  const hasDay = /[dyeg]/i.test(letters) || (/m/i.test(letters) && !hasTime)
  if (/[0#?]/.test(letters.replace(/s\.0+/gi, ''))) return undefined
  if (hasDay) return hasTime ? 'datetime' : 'date'
  return hasTime ? 'time' : undefined
}

const dayMs = 86_400_000
/** Day 0 of workbooks that count from 1904, and of all others. */
const epochs = { 1904: Date.UTC(1904, 0, 1), 1900: Date.UTC(1899, 11, 30) } as const
/** Programs count a 29 February 1900, which was none: days before it lie one further on. */
const missingDay = 60
/** Beyond the year 9999. */
const maxDays = 2_958_466

/** Days since day 0 as text of ISO 8601, to the millisecond; `undefined` for what is no moment. */
export function momentText(
  days: number,
  { kind, isFrom1904 }: { kind: MomentKind; isFrom1904: boolean },
): string | undefined {
  if (!Number.isFinite(days) || Math.abs(days) >= maxDays) return undefined
  if (kind === 'duration') return durationText(days)
  if (days < 0) return undefined
  if (kind === 'time' && days < 1) {
    const time = Math.round(days * dayMs)
    return time < dayMs ? timeOf(new Date(time)) : durationText(days)
  }
  const shift = !isFrom1904 && days >= 1 && days < missingDay ? 1 : 0
  const moment = new Date(epochs[isFrom1904 ? 1904 : 1900] + Math.round((days + shift) * dayMs))
  const date = moment.toISOString().slice(0, 10)
  const time = timeOf(moment)
  return kind === 'date' && time === '00:00:00' ? date : `${date}T${time}`
}

function timeOf(moment: Date): string {
  return moment
    .toISOString()
    .slice(11, 23)
    .replace(/\.000$/, '')
}

/** Hours, minutes and seconds, of which the hours may be more than a day has. */
function durationText(days: number): string {
  const ms = Math.round(Math.abs(days) * dayMs)
  const hours = Math.floor(ms / 3_600_000)
  const rest = timeOf(new Date(ms % 3_600_000)).slice(3)
  return `${days < 0 ? '-' : ''}${String(hours).padStart(2, '0')}:${rest}`
}
