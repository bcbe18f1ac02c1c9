import { count } from '../../base/count.js'
import { PrepError, suggestName } from '../../base/errors.js'
import { drawReview } from '../../run/review/draw-review.js'
import type { ReviewRate, ReviewResult, ReviewVerdict } from '../../run/review/judge-review.js'
import { readReview } from '../../run/review/read-review.js'
import type { ReviewPlan } from '../../run/review/review-plan.js'
import { type ReviewStandardName, reviewStandards } from '../../run/review/standards.data.js'
import type { ErrorSpec, InputSpec } from '../../schemas/options/pipeline.js'
import type { Message, Words } from '../language/words.js'
import { watched } from '../run/watched.js'
import type { StepCall } from '../step/command.js'
import { nameSources } from '../step/named-sources.js'
import { exitCodes } from '../terminal/exit-codes.js'
import type { ProgressChoice } from '../terminal/progress.js'
import { type Screen, screenOf } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { printable, wrap } from '../terminal/width.js'

/** Flags of a review. */
export interface ReviewFlags extends ProgressChoice {
  standard?: string
  fields?: string[]
  words?: string[]
  review?: string
  json?: boolean
  encoding?: string
}

/** Draws the samples of a standard, and says what was drawn of each source. */
export async function drawSamples(
  flags: ReviewFlags & { standard: string },
  { call, out, errors }: { call: StepCall; out: string; errors: Partial<ErrorSpec> | undefined },
): Promise<void> {
  const { session, seed } = call
  const standard = standardOf(flags.standard)
  const { fields, words } = flags
  const input = eachFileASource(call.input)
  const plan = await watched({ ...flags }, session, (options) =>
    drawReview({ input, standard, out, fields, words, seed, errors }, options),
  )
  if (plan === undefined) return
  const { stdout } = session.terminal
  if (flags.json) stdout.write(`${JSON.stringify(plan)}\n`)
  else if (!flags.quiet) stdout.write(`${planLines(plan, out, screenOf(session, stdout)).join('\n')}\n`)
}

/** Judges the filled sheet in a folder, and sets exit code 1 unless it passes. */
export async function judgeFolder(flags: ReviewFlags, { session, paths }: StepCall): Promise<void> {
  if (paths.length > 0)
    throw new PrepError('bad_option', '--review reads what --standard has drawn. Leave out the inputs')
  const result = await readReview(flags.review as string, flags.encoding)
  const { stdout } = session.terminal
  if (flags.json) stdout.write(`${JSON.stringify(result)}\n`)
  else if (!flags.quiet) stdout.write(`${resultLines(result, screenOf(session, stdout)).join('\n')}\n`)
  if (result.verdict !== 'passes') session.exitCode = exitCodes.gateFailed
}

function standardOf(name: string): ReviewStandardName {
  if (name in reviewStandards) return name as ReviewStandardName
  throw new PrepError(
    'bad_option',
    `"${name}" is no standard that is known. ${suggestName(name, Object.keys(reviewStandards))}`,
  )
}

/** Files of which none is named are each a source by its name, as `mix` takes them. */
function eachFileASource(input: InputSpec): InputSpec {
  const paths = [input.path ?? []].flat()
  if (paths.length < 2 || input.sourceColumn !== undefined) return input
  return nameSources(input, { sources: Object.fromEntries(paths.map((path) => [path, 1])) })
}

function planLines(plan: ReviewPlan, out: string, { words, columns, paint }: Screen): string[] {
  const titles = (['source', 'rows', 'for people', 'for words', 'with words', 'personal data'] as const).map(
    (title) => words.text(title),
  )
  const rows = plan.sources.map(({ source, rows: all, byHand, byWords, personal }) => [
    printable(source),
    count(all),
    count(byHand),
    count(byWords.rows),
    plan.hasWords ? count(byWords.bad) : '-',
    byHand === 0 ? '-' : shareText(personal / byHand),
  ])
  const [head, ...rest] = fittedLines([titles, ...rows], { columns, right: [1, 2, 3, 4, 5] })
  const next = words.text(
    'Write ok or a code of risks.csv into the column risk of {sheet}, then run: prep sample --review {folder}',
    { sheet: printable(`${out.replace(/\/$/, '')}/review.csv`), folder: printable(out) },
  )
  return [paint('bold', head), ...rest, '', ...wrap(next, columns)]
}

const verdicts: Readonly<Record<ReviewVerdict, Message>> = {
  passes: 'passes',
  fails: 'fails',
  unfinished: 'not judged yet',
}

function resultLines(result: ReviewResult, screen: Screen): string[] {
  const { words, columns, paint } = screen
  const { byHand, byWords, sources, risks } = result
  const by = [
    partLine('By people', byHand, words),
    ...(byWords === null
      ? [words.text('By words: no lists were given with --words')]
      : [partLine('By words', byWords, words)]),
    ...(byHand.missing === 0
      ? []
      : [words.text('Not judged yet: {rows}', { rows: words.counted(byHand.missing, 'row') })]),
  ]
  const titles = (['source', 'rows', 'bad', 'share', '95 %', ''] as const).map((title) =>
    title === '' ? '' : words.text(title),
  )
  const lines = fittedLines(
    [
      titles,
      ...sources.map((source) => [
        printable(source.source),
        count(source.rows),
        count(source.found),
        source.share === null ? '-' : shareText(source.share),
        rangeText(source),
        words.text(sourceVerdicts[source.verdict]),
      ]),
    ],
    { columns, right: [1, 2, 3] },
  )
  const found = Object.entries(risks).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return [
    ...by.flatMap((line) => wrap(line, columns)),
    '',
    paint('bold', lines[0]),
    ...lines.slice(1),
    ...(found.length === 0
      ? []
      : [
          '',
          ...wrap(
            `${words.text('Risks')}: ${found.map(([code, rows]) => `${code} ${count(rows)}`).join(', ')}`,
            columns,
          ),
        ]),
  ]
}

const sourceVerdicts: Readonly<Record<ReviewVerdict, Message>> = {
  passes: 'may be used',
  fails: 'may not be used: more than 5 %',
  unfinished: 'not judged yet',
}

function partLine(
  title: Message,
  { rows, found, share, asked, verdict, ...range }: ReviewRate & { asked: number; verdict: ReviewVerdict },
  words: Words,
): string {
  return words.text('{title}: {found} of {rows} pass, {share} ({range}); {asked} is asked for: {verdict}', {
    title: words.text(title),
    found: count(found),
    rows: words.counted(rows, 'row'),
    share: share === null ? '-' : shareText(share),
    range: rangeText(range),
    asked: shareText(asked),
    verdict: words.text(verdicts[verdict]),
  })
}

function rangeText({ low, high }: Pick<ReviewRate, 'low' | 'high'>): string {
  return low === null || high === null ? '-' : `${shareText(low)}–${shareText(high)}`
}

function shareText(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
