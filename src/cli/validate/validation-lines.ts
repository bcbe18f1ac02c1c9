import { count } from '../../base/count.js'
import type { CheckResult, ValidationReport } from '../../schemas/validation-report.js'
import type { Message, Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import type { TextStyle } from '../terminal/terminal.js'
import { clip, printable, wrap } from '../terminal/width.js'

/** Whether data keeps to its rules, for a person: broken rules first, the gravest of them at the top. */

interface Look extends Screen {
  /** Whether rules that are kept are asked for as well. */
  isFull: boolean
}

/** So many values and places are told of a broken rule. */
const shownValues = 3
const longestValue = 24

const verdicts: Readonly<Record<CheckResult['severity'] | 'kept', Message>> = {
  error: 'failed',
  warn: 'warning',
  info: 'note',
  kept: 'kept to',
}
const styles: Readonly<Record<string, TextStyle>> = { error: 'red', warn: 'yellow', info: 'cyan' }

/** The report as lines for stdout. */
export function validationLines(report: ValidationReport, look: Look): string[] {
  const { words, columns, paint, isFull } = look
  const order = Object.keys(verdicts)
  const sorted = [...report.checks].sort((a, b) => order.indexOf(verdictOf(a)) - order.indexOf(verdictOf(b)))
  const shown = isFull ? sorted : sorted.filter(({ passed }) => !passed)
  const head = wrap(paint('bold', headLine(report, words)), columns)
  if (shown.length === 0) return head
  const titles = ['verdict', 'rule', 'what was found'] as const
  const rows = shown.map((check) => [
    words.text(verdicts[verdictOf(check)]),
    printable(check.name),
    foundText(check, words),
  ])
  const [title, ...lines] = fittedLines([titles.map((text) => words.text(text)), ...rows], {
    columns,
    kept: [0],
    wrapsLast: true,
  })
  const said = Object.keys(styles).map((severity) => ({
    text: words.text(verdicts[severity as CheckResult['severity']]),
    style: styles[severity],
  }))
  const painted = lines.map((line) => {
    const found = said.find(({ text }) => line.startsWith(`${text} `))
    return found === undefined ? line : paint(found.style, found.text) + line.slice(found.text.length)
  })
  return [...head, '', paint('bold', title), ...painted]
}

function verdictOf({ passed, severity }: CheckResult): CheckResult['severity'] | 'kept' {
  return passed ? 'kept' : severity
}

function headLine({ rows, checks, broken }: ValidationReport, words: Words): string {
  const all = broken.error + broken.warn + broken.info
  const counted = words.counted(checks.length, 'check')
  const said =
    all === 0
      ? words.text('keep to all of {checks}', { checks: counted })
      : words.text('break {broken} of {checks}', { broken: count(all), checks: counted })
  return words.text('{rows} {said}', { rows: words.counted(rows, 'row'), said })
}

/** What was found, in one line; also for outputs that programs read. */
export function foundText(check: CheckResult, words: Words): string {
  const parts = [figureText(check, words), valueText(check, words), placeText(check, words)]
  return parts.filter((part) => part !== '').join(words.text('; '))
}

function figureText({ observed, expected, rows, failed, mostly }: CheckResult, words: Words): string {
  if (observed !== undefined)
    return words.text('{observed}, where {expected} is wanted', {
      observed: figure(observed, words),
      expected: wantedText(expected, words),
    })
  const counts = words.text('{failed} of {rows} ({share})', {
    failed: count(failed),
    rows: words.counted(rows, 'row'),
    share: percent(rows === 0 ? 0 : failed / rows),
  })
  return mostly < 1
    ? words.text('{counts}, where at most {share} may', { counts, share: percent(1 - mostly) })
    : counts
}

function figure(observed: NonNullable<CheckResult['observed']> | null, words: Words): string {
  if (observed === null) return words.text('no value')
  if (typeof observed !== 'number') return clip(observed.map(printable).join(', '), 60)
  return observed.toLocaleString('en-US', { maximumSignificantDigits: 6 })
}

/** What a rule of the whole data asks for. */
function wantedText(expected: unknown, words: Words): string {
  const { min, max, ...names } = Object(expected) as Record<string, unknown>
  if (min !== undefined && max !== undefined)
    return words.text('{min} to {max}', { min: String(min), max: String(max) })
  if (min !== undefined) return words.text('at least {min}', { min: String(min) })
  if (max !== undefined) return words.text('at most {max}', { max: String(max) })
  const [[kind, wanted] = ['', []]] = Object.entries(names)
  return clip(printable(`${kind}: ${(wanted as string[]).join(', ')}`), 60)
}

function valueText({ values, distinctValues }: CheckResult, words: Words): string {
  if (distinctValues === 0) return ''
  const counted = words.counted(distinctValues, 'value')
  if (values.length === 0) return counted
  const some = values.slice(0, shownValues).map(({ value, count: times }) => {
    const shown = value === '' ? '""' : clip(printable(value), longestValue)
    return `${shown} (${count(times)})`
  })
  const rest = values.length < distinctValues || values.length > shownValues ? ['…'] : []
  return words.text('{values}: {some}', { values: counted, some: words.joined([...some, ...rest]) })
}

function placeText({ places, failed }: CheckResult, words: Words): string {
  const [first] = places
  if (first === undefined) return ''
  const { source = '', line, offset } = first
  const place = line === undefined ? `${source} (${count(offset ?? 0)})` : `${source}:${line}`
  return failed === 1
    ? words.text('at {place}', { place: printable(place) })
    : words.text('first at {place}', { place: printable(place) })
}

function percent(share: number): string {
  // What is broken by few rows is not shown as broken by none.
  return `${share > 0 && share < 0.0005 ? Number((share * 100).toPrecision(1)) : (share * 100).toFixed(1)} %`
}
