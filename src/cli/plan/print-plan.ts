import { count } from '../../base/count.js'
import { formatOfOutput } from '../../formats/extensions.js'
import { pipelineJsonSchema } from '../../pipeline/editor-schema.js'
import { loadPipelineFile } from '../../pipeline/load-file.js'
import { makePlan } from '../../plan/build-plan.js'
import { describePlan, type InputSummary, type PlanSummary } from '../../plan/plan.js'
import { isAddress, parseAddress } from '../../remote/client/address.js'
import { groupWarnings } from '../../report/group-warnings.js'
import { type ExpectedStep, expectRows } from '../../run/expected-rows.js'
import { folderBeforeSending } from '../../run/run-elsewhere.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import type { StepSpec } from '../../schemas/options/step-spec.js'
import { stepLabel } from '../../transform/step.js'
import type { FlagValues } from '../flags/flag-values.js'
import { findPipelineFile, overridden } from '../flags/pipeline.js'
import { type ReportFlags, runOptionsOf } from '../flags/shared.js'
import type { Words } from '../language/words.js'
import { outputPath } from '../run/execute.js'
import { placeInFile } from '../run/place-error.js'
import { expectedLines, warningLines } from '../summary/expected-rows.js'
import { listed } from '../terminal/listed.js'
import { bytes } from '../terminal/quantity.js'
import { type Screen, screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { fittedLines } from '../terminal/table.js'
import type { Terminal } from '../terminal/terminal.js'
import { clip, displayWidth, printable, wrap } from '../terminal/width.js'
import { splitLook } from './split-look.js'

/** Flags of `prep plan`. */
export interface PlanFlags extends ReportFlags {
  schema?: boolean
  all?: boolean
}

/** Prints what `prep run` would do with a pipeline file: for a person, or with --json for a program. */
export async function printPlan(
  file: string | undefined,
  flags: PlanFlags & FlagValues,
  session: Session,
): Promise<void> {
  const { terminal } = session
  const loaded = await loadPipelineFile(file ?? findPipelineFile())
  const chosen = await overridden(loaded.pipeline, flags)
  const planned = await lookAhead(chosen, flags, terminal).catch((error: unknown) => {
    throw placeInFile(error, loaded)
  })
  const output = outputPath(chosen)
  const text = flags.json
    ? JSON.stringify({
        ...planned.summary,
        expected: planned.expected,
        ...(planned.warnings.size > 0 && { warnings: Object.fromEntries(planned.warnings) }),
        output,
      })
    : planLines(
        { ...planned, output, before: folderBefore(output), given: flags.all ? undefined : chosen.steps },
        screenOf(session, terminal.stdout),
      ).join('\n')
  terminal.stdout.write(`${text}\n`)
}

/** Prints the JSON Schema of pipeline files. */
export async function printSchema(terminal: Terminal): Promise<void> {
  terminal.stdout.write(`${JSON.stringify(await pipelineJsonSchema(), undefined, 2)}\n`)
}

function folderBefore(output: string): string | undefined {
  const address = isAddress(output) ? parseAddress(output) : undefined
  return address === undefined || address.kind === 'http' ? undefined : folderBeforeSending(address)
}

/** A plan, and what its steps will make of the rows. */
interface Planned {
  summary: PlanSummary
  /** `undefined` where it cannot be reported: standard input is there to be read once. */
  expected: ExpectedStep[] | undefined
  /** What a person should look at, by step. */
  warnings: ReadonlyMap<string, readonly string[]>
}

async function lookAhead(pipeline: Pipeline, flags: FlagValues, terminal: Terminal): Promise<Planned> {
  const options = { ...(await runOptionsOf(flags)), stdin: terminal.stdin }
  const plan = await makePlan(pipeline, options)
  const summary = describePlan(plan)
  const warnings = await splitLook(plan, pipeline.input)
  if (plan.steps.every(({ transform }) => transform.survey?.expect === undefined))
    return { summary, expected: [], warnings }
  const isPiped = plan.files.some(({ path }) => path === '-')
  return { summary, expected: isPiped ? undefined : await expectRows(pipeline, options), warnings }
}

const shownFiles = 8

/** A plan with the steps as they were given; `undefined` where all their options are to be shown. */
interface ShownPlan extends Planned {
  /** Where the output is made before it is sent, if that is to an address. */
  before: string | undefined
  given: Pipeline['steps']
  output: string
}

function planLines(
  { summary: plan, expected, warnings, given, output, before }: ShownPlan,
  screen: Screen,
): string[] {
  const { paint, words } = screen
  const { text } = words
  const title = (line: string): string => paint('bold', line)
  return [
    title(inputLine(plan, words)),
    ...inputLines(plan, screen),
    title(text('Columns')),
    ...indented(schemaTable(plan.schema, screen.columns - 2)),
    ...mixedLines(plan, words),
    ...(plan.steps.length > 0 ? [title(text('Steps'))] : []),
    ...plan.steps.flatMap((step, index) => [
      ...stepLines({ step, index, given: given?.[index], plan }, screen),
      ...expectedOf(
        expected?.find((found) => found.step === stepLabel(step.name, index)),
        screen,
      ),
      ...warningsOf(warnings.get(stepLabel(step.name, index)), screen),
    ]),
    ...(expected === undefined
      ? [`  ${text('Expected row counts are unavailable for standard input: name files')}`]
      : []),
    title(text('Output: {path}', { path: output === '-' ? text('standard output') : output })),
    ...(before === undefined
      ? []
      : [`  ${text('made in {path} first, and then sent; --work names another folder', { path: before })}`]),
    `  ${words.joined([plan.format, ...shardsText(plan, { output, words }), text('seed {seed}', { seed: plan.seed })])}`,
    ...orderLines(plan, words),
    `  ${text('bad records: {onError}, at most {budget} %; repaired at most {repairs} %', {
      onError: plan.errors.onError,
      budget: plan.errors.budget * 100,
      repairs: plan.errors.repairBudget * 100,
    })}`,
    `  ${text('plan {hash}', { hash: plan.hash.slice(0, 16) })}`,
  ].flatMap((line) => (displayWidth(line) > screen.columns ? wrap(line, screen.columns) : [line]))
}

function inputLine({ inputs, records }: PlanSummary, { text, counted, joined }: Words): string {
  const total = inputs.reduce((sum, input) => sum + givenOf(input).bytes, 0)
  const facts = [counted(inputs.length, 'file'), bytes(total, counted)]
  if (records !== undefined) facts.push(counted(records, 'record'))
  return text('Input: {facts}', { facts: joined(facts) })
}

/** The files with their formats and sizes, and what was noted of them. */
function inputLines({ inputs }: PlanSummary, { words, columns }: Screen): string[] {
  const files = inputs.slice(0, shownFiles)
  const more = inputs.length - files.length
  const rows = files.map((file) => {
    const { format, bytes: size } = givenOf(file)
    return [printable(file.path), format, bytes(size, words.counted)]
  })
  return [
    ...indented(fittedLines(rows, { columns: columns - 2, right: [2] })),
    ...(more > 0 ? [`  ${words.text('and {more} more', { more: count(more) })}`] : []),
    ...files.flatMap(({ path, notes = [] }) => notes.map((note) => `  "${path}": ${words.said(note)}`)),
  ]
}

/** The format and size of a file as it stands on the disk. */
export function givenOf({ format, bytes: size, given = { format, bytes: size } }: InputSummary): {
  format: string
  bytes: number
} {
  return given
}

function mixedLines({ mixed }: PlanSummary, { text }: Words): string[] {
  return mixed.map(
    ({ path, outcome }) =>
      `  ${text('"{path}" holds mixed kinds: {outcome}', { path, outcome: text(mixedText[outcome]) })}`,
  )
}

/** That rows are put in order, and what that needs. */
function orderLines({ order }: PlanSummary, { text, counted }: Words): string[] {
  if (order === undefined) return []
  const { step, temporaryBytes } = order
  return [
    `  ${text(
      'all rows in the order of "{step}"; until then they take about {bytes} on the disk beside the output',
      {
        step,
        bytes: bytes(temporaryBytes, counted),
      },
    )}`,
  ]
}

/** How many files there will be, by splits of the data where it has them; nothing where there is one file. */
function shardsText(
  { partitions, splits, order, maxShardBytes }: PlanSummary,
  { output, words }: { output: string; words: Words },
): string[] {
  if (maxShardBytes !== undefined)
    return [words.text('shards of at most {size}', { size: bytes(maxShardBytes, words.counted) })]
  // How many shards ordered rows fill is known when they are all there.
  if (order !== undefined || output === '-' || formatOfOutput(output) !== undefined) return []
  const shards = words.counted(partitions, 'shard')
  if (splits === undefined) return [shards]
  return [words.text('{shards} of each split ({names})', { shards, names: splits.names.join(', ') })]
}

function warningsOf(warnings: readonly string[] = [], screen: Screen): string[] {
  return warningLines(warnings, { ...screen, columns: screen.columns - 4 }).map((line) => `    ${line}`)
}

function expectedOf(found: ExpectedStep | undefined, screen: Screen): string[] {
  if (found === undefined) return []
  const inner = { ...screen, columns: screen.columns - 4 }
  const warnings = warningLines(groupWarnings(found.groups), inner)
  return [...expectedLines(found.groups, inner), ...warnings].map((line) => `    ${line}`)
}

const mixedText = { json: 'kept as JSON text', reject: 'the rare kinds are rejected' } as const

interface ShownStep {
  step: PlanSummary['steps'][number]
  index: number
  given: StepSpec | undefined
  plan: PlanSummary
}

function stepLines({ step, index, given, plan }: ShownStep, { words, columns }: Screen): string[] {
  const before = index === 0 ? plan.schema : plan.steps[index - 1].schema
  const lines = [`  ${index + 1} ${step.name}${step.survey ? `  (${surveyText(step, words)})` : ''}`]
  const options = Object.entries((given === undefined ? step.options : Object.values(given)[0]) ?? {}).filter(
    ([, value]) => value !== undefined,
  )
  const text = options.map(([name, value]) => `${name}: ${valueText(value)}`).join(', ')
  if (text !== '') lines.push(...wrap(text, columns - 4).map((line) => `    ${line}`))
  if (step.unread !== undefined)
    lines.push(
      ...wrap(words.text('not looked at: {fields}', { fields: listed(step.unread, words) }), columns - 4).map(
        (line) => `    ${line}`,
      ),
    )
  const added = step.schema.filter((field) => !before.includes(field))
  const removed = before.filter((field) => !step.schema.includes(field))
  lines.push(...removed.map((field) => clip(`    - ${field}`, columns)))
  lines.push(...added.map((field) => clip(`    + ${field}`, columns)))
  return lines
}

/** That a step looks at all rows first, and what memory that takes. */
function surveyText({ surveyMemory }: PlanSummary['steps'][number], { text, counted }: Words): string {
  if (surveyMemory === undefined) return text('looks at all rows first')
  return text('looks at all rows first, in at most {size} of memory and {bytes} a row', {
    size: bytes(surveyMemory.bytes, counted),
    bytes: counted(surveyMemory.bytesPerRow, 'byte'),
  })
}

/** A value as YAML would hold it in one line. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${valueText(inner)}`)
      .join(', ')} }`
  return typeof value === 'string' && /^[\w.-]+$/.test(value) ? value : JSON.stringify(value)
}

/** `name: type` lines as two columns. */
export function schemaTable(schema: readonly string[], columns: number): string[] {
  const rows = schema.map((field) => {
    const split = field.indexOf(': ')
    return [printable(field.slice(0, split)), printable(field.slice(split + 2))]
  })
  return fittedLines(rows, { columns })
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
