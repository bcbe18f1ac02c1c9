/** A day as text, as Python's `strftime` writes it in English. */
import { englishMonths, englishWeekdays } from '../text/words/english-dates.js'
import { typeFault } from './python/faults.js'

/** Writes a day, such as `2026-01-31`, at midnight. Throws `RenderFault` for what a pattern asks for beyond that. */
export function formatDay(day: string, pattern: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const [year, month, monthDay, weekDay] = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCDay(),
  ]
  const two = (value: number) => value.toString().padStart(2, '0')
  const parts: Readonly<Record<string, string>> = {
    Y: year.toString().padStart(4, '0'),
    y: two(year % 100),
    m: two(month + 1),
    '-m': (month + 1).toString(),
    B: englishMonths[month],
    b: englishMonths[month].slice(0, 3),
    h: englishMonths[month].slice(0, 3),
    d: two(monthDay),
    '-d': monthDay.toString(),
    e: monthDay.toString().padStart(2, ' '),
    j: (1 + (date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000).toString().padStart(3, '0'),
    A: englishWeekdays[weekDay],
    a: englishWeekdays[weekDay].slice(0, 3),
    u: (weekDay === 0 ? 7 : weekDay).toString(),
    w: weekDay.toString(),
    F: day,
    H: '00',
    I: '12',
    M: '00',
    S: '00',
    p: 'AM',
    '%': '%',
  }
  return pattern.replace(/%(-?.)/gs, (_, part: string) => {
    const text = parts[part]
    if (text === undefined) throw typeFault(`"%${part}" of a date is not known here`)
    return text
  })
}
