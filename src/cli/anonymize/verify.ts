import { parsePath } from '../../arrow/path.js'
import { count } from '../../base/count.js'
import { sampleBatches } from '../../run/sample.js'
import type { RunReport } from '../../schemas/run-report.js'
import { leftTable } from '../../schemas/step-counts.js'
import type { Words } from '../language/words.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { openScreenOf, type Screen, withTitle } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { fittedLines } from '../terminal/table.js'
import { wrap } from '../terminal/width.js'
import { type AnonymizeTools, loadDetector } from './load.js'

/** A finished run of `anonymize` whose output is to be looked at again. */
export interface VerifyJob {
  report: RunReport
  /** The options of the step. */
  options: Record<string, unknown>
  /** Fields in which values may stand. */
  except: readonly string[]
}

type Verification = Awaited<ReturnType<AnonymizeTools['verifyBatches']>>
type Leak = Verification['leaks'][number]

/**
 * Scans every text of the output with the recognizers that made it, and asks the run what is left of the values that
 * it replaced. Answers with the exit code: 1 where a value
 * is left, also in a field that the step was not given, be it one of numbers. Prints counts, never a value.
 */
export async function verifyOutput(
  { report, options: given, except }: VerifyJob,
  session: Session,
): Promise<number> {
  const { tools, options, opened } = await loadDetector(given)
  const batches = sampleBatches(report.output.path, { rows: Number.POSITIVE_INFINITY })
  const { leaks, ...rest } = await tools.verifyBatches(batches, opened, options)
  const all = [...leaks, ...leftIn(report, { leaks, unread: rest.unread })]
  const found = { ...rest, leaks: all.filter(({ field, wasRead }) => wasRead || !except.includes(field)) }
  const screen = openScreenOf(session)
  session.terminal.say(
    ...[...undeterminedLines(found, screen), ...unreadLines({ ...found, except }, screen)].flatMap((line) =>
      wrap(line, screen.columns),
    ),
    ...verdictLines(found, screen),
  )
  return found.leaks.length === 0 ? exitCodes.done : exitCodes.gateFailed
}

/** What the step itself saw to be left of the values that it replaced, where the recognizers see nothing. */
function leftIn(report: RunReport, { leaks, unread }: Pick<Verification, 'leaks' | 'unread'>): Leak[] {
  return report.steps.flatMap(({ counts }) =>
    Object.entries(counts.tables[leftTable] ?? {}).flatMap(([place, values]) => {
      const at = place.lastIndexOf(': ')
      const [field, entity] = [place.slice(0, at), place.slice(at + 2)]
      const isKnown = leaks.some((leak) => leak.field === field && leak.entity === entity)
      return isKnown ? [] : [{ field, entity, values, wasRead: !unread.includes(field) }]
    }),
  )
}

function undeterminedLines({ undetermined }: Verification, { words }: Screen): string[] {
  if (undetermined.size === 0) return []
  const counts = [...undetermined].map(([entity, values]) => `${entity} ${count(values)}`)
  return [words.text('Not told apart from real ones: {counts}', { counts: counts.join(', ') })]
}

/** The fields that nobody asked the step to look at, whether anything stands in them or not. */
function unreadLines(
  { unread, leaks, except }: Verification & { except: readonly string[] },
  { words: { text } }: Screen,
): string[] {
  if (unread.length === 0) return []
  const full = unread.filter((name) => leaks.some(({ field, isNumber }) => field === name && !isNumber))
  const advice = text('Name them in --fields, or in --verify-except where values may stay: {fields}', {
    fields: full.join(', '),
  })
  const names = unread.map((name) =>
    except.includes(name) ? text('{name} (values may stay)', { name }) : name,
  )
  const head = text('Fields that anonymize did not look at: {fields}', { fields: names.join(', ') })
  return [head, ...(full.length > 0 ? [advice] : []), ...numberLines(leaks, text)]
}

/** What mends columns of numbers that are somebody's; those inside objects and lists cannot become text here. */
function numberLines(leaks: Verification['leaks'], text: Words['text']): string[] {
  const numbers = new Map<string, string>()
  for (const { field, entity, isNumber } of leaks)
    if (isNumber && !numbers.has(field)) numbers.set(field, entity)
  const isInner = ([field]: [string, string]): boolean => parsePath(field).steps.length > 0
  const inner = [...numbers].filter(isInner)
  const pairs = [...numbers].filter((one) => !isInner(one)).map((one) => one.join('='))
  const cure = text('Take numbers whole with --whole-fields {pairs}, or name them in --verify-except', {
    pairs: pairs.join(','),
  })
  const advice = text('Make these numbers texts first, or name them in --verify-except: {fields}', {
    fields: inner.map(([field]) => field).join(', '),
  })
  return [...(pairs.length > 0 ? [cure] : []), ...(inner.length > 0 ? [advice] : [])]
}

/** Says what was looked at and by what, since the recognizers that overlooked a value once overlook it again. */
function verdictLines({ texts, leaks }: Verification, { paint, words, columns }: Screen): string[] {
  if (leaks.length === 0) {
    const found = words.text(
      'No value found again: {texts} of the output, looked at by the recognizers that made it',
      { texts: words.counted(texts, 'text') },
    )
    const bound = words.text(
      'What they overlook they overlook here too: "prep eval pii" tells on labelled texts how much that is',
    )
    return [withTitle(found, { paint, style: 'green' }), bound].flatMap((line) => wrap(line, columns))
  }
  const rows = leaks.map(({ field, entity, values }) => [field, entity, count(values)])
  const titles = (['field', 'entity', 'values'] as const).map((title) => words.text(title))
  return [
    paint('red', words.text('Values are left in the output:')),
    ...fittedLines([titles, ...rows], { columns, right: [2] }),
  ]
}
