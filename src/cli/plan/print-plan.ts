import { count, plural } from '../../base/count.js'
import { formatOfOutput } from '../../formats/extensions.js'
import { pipelineJsonSchema } from '../../pipeline/editor-schema.js'
import { loadPipelineFile } from '../../pipeline/load-file.js'
import { makePlan } from '../../plan/build-plan.js'
import { describePlan, type PlanSummary } from '../../plan/plan.js'
import { type ExpectedStep, expectRows } from '../../run/expected-rows.js'
import { repeatWarnings } from '../../run/repeated-groups.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import type { StepSpec } from '../../schemas/options/step-spec.js'
import { stepLabel } from '../../transform/step.js'
import type { FlagValues } from '../flags/flag-values.js'
import { findPipelineFile, overridden } from '../flags/pipeline.js'
import { type ReportFlags, runOptionsOf } from '../flags/shared.js'
import { outputPath } from '../run/execute.js'
import { placeInFile } from '../run/place-error.js'
import { expectedLines, warningLines } from '../summary/expected-rows.js'
import { bytes } from '../terminal/quantity.js'
import { tableLines } from '../terminal/table.js'
import type { Paint, Terminal } from '../terminal/terminal.js'
import { clip, wrap } from '../terminal/width.js'

/** Flags of `prep plan`. */
export interface PlanFlags extends ReportFlags {
  schema?: boolean
  all?: boolean
}

/** Prints what `prep run` would do with a pipeline file: for a person, or with --json for a program. */
export async function printPlan(
  file: string | undefined,
  flags: PlanFlags & FlagValues,
  terminal: Terminal,
): Promise<void> {
  const loaded = await loadPipelineFile(file ?? findPipelineFile())
  const chosen = await overridden(loaded.pipeline, flags)
  const planned = await lookAhead(chosen, flags, terminal).catch((error: unknown) => {
    throw placeInFile(error, loaded)
  })
  const output = outputPath(chosen)
  const text = flags.json
    ? JSON.stringify({ ...planned.summary, expected: planned.expected, output })
    : planLines({ ...planned, given: flags.all ? undefined : chosen.steps }, output, terminal.paint).join(
        '\n',
      )
  terminal.stdout.write(`${text}\n`)
}

/** Prints the JSON Schema of pipeline files. */
export async function printSchema(terminal: Terminal): Promise<void> {
  terminal.stdout.write(`${JSON.stringify(await pipelineJsonSchema(), undefined, 2)}\n`)
}

/** A plan, and what its steps will make of the rows. */
interface Planned {
  summary: PlanSummary
  /** `undefined` where it cannot be reported: standard input is there to be read once. */
  expected: ExpectedStep[] | undefined
}

async function lookAhead(pipeline: Pipeline, flags: FlagValues, terminal: Terminal): Promise<Planned> {
  const options = { ...(await runOptionsOf(flags)), stdin: terminal.stdin }
  const plan = await makePlan(pipeline, options)
  const summary = describePlan(plan)
  if (plan.steps.every(({ transform }) => transform.survey?.expect === undefined))
    return { summary, expected: [] }
  const isPiped = plan.files.some(({ path }) => path === '-')
  return { summary, expected: isPiped ? undefined : await expectRows(pipeline, options) }
}

const shownFiles = 8
const columns = 80

/** A plan with the steps as they were given; `undefined` where all their options are to be shown. */
interface ShownPlan extends Planned {
  given: Pipeline['steps']
}

function planLines({ summary: plan, expected, given }: ShownPlan, output: string, paint: Paint): string[] {
  const total = plan.inputs.reduce((sum, input) => sum + input.bytes, 0)
  const records = plan.records === undefined ? '' : `, ${plural(plan.records, 'record')}`
  const files = plan.inputs.slice(0, shownFiles)
  const more = plan.inputs.length - files.length
  const title = (text: string): string => paint('bold', text)
  return [
    title(`Input: ${plural(plan.inputs.length, 'file')}, ${bytes(total)}${records}`),
    ...indented(
      tableLines(
        files.map((input) => [clip(input.path, 52), input.format, bytes(input.bytes)]),
        [2],
      ),
    ),
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
    ...files.flatMap(({ path, notes = [] }) => notes.map((note) => `  "${path}": ${note}`)),
    title('Columns'),
    ...indented(schemaTable(plan.schema)),
    ...plan.mixed.map(({ path, outcome }) => `  "${path}" holds mixed kinds: ${mixedText[outcome]}`),
    ...(plan.steps.length > 0 ? [title('Steps')] : []),
    ...plan.steps.flatMap((step, index) => [
      ...stepLines({ step, index, given: given?.[index] }, plan),
      ...expectedOf(stepLabel(step.name, index), { expected, paint }),
    ]),
    ...(expected === undefined
      ? ['  Expected row counts are unavailable for standard input: name files']
      : []),
    title(`Output: ${output === '-' ? 'standard output' : output}`),
    `  ${plan.format}, ${shardsText(plan, output)}seed ${plan.seed}`,
    `  bad records: ${plan.errors.onError}, at most ${plan.errors.budget * 100} %; repaired at most ${plan.errors.repairBudget * 100} %`,
    `  plan ${plan.hash.slice(0, 16)}`,
  ]
}

/** How many files there will be, by splits of the data where it has them. */
function shardsText({ partitions, splits }: PlanSummary, output: string): string {
  if (output === '-' || formatOfOutput(output) !== undefined) return ''
  const shards = plural(partitions, 'shard')
  return splits === undefined ? `${shards}, ` : `${shards} of each split (${splits.names.join(', ')}), `
}

function expectedOf(
  label: string,
  { expected, paint }: { expected: readonly ExpectedStep[] | undefined; paint: Paint },
): string[] {
  const found = expected?.find(({ step }) => step === label)
  if (found === undefined) return []
  const warnings = warningLines(repeatWarnings(found.groups), { paint, width: columns - 4 })
  return [...expectedLines(found.groups), ...warnings].map((line) => `    ${line}`)
}

const mixedText = { json: 'kept as JSON text', reject: 'the rare kinds are rejected' }

function stepLines(
  { step, index, given }: { step: PlanSummary['steps'][number]; index: number; given: StepSpec | undefined },
  plan: PlanSummary,
): string[] {
  const before = index === 0 ? plan.schema : plan.steps[index - 1].schema
  const lines = [`  ${index + 1} ${step.name}${step.survey ? '  (looks at all rows first)' : ''}`]
  const options = Object.entries((given === undefined ? step.options : Object.values(given)[0]) ?? {}).filter(
    ([, value]) => value !== undefined,
  )
  const text = options.map(([name, value]) => `${name}: ${valueText(value)}`).join(', ')
  if (text !== '') lines.push(...wrap(text, columns - 4).map((line) => `    ${line}`))
  const added = step.schema.filter((field) => !before.includes(field))
  const removed = before.filter((field) => !step.schema.includes(field))
  lines.push(...removed.map((field) => clip(`    - ${field}`, columns)))
  lines.push(...added.map((field) => clip(`    + ${field}`, columns)))
  return lines
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
export function schemaTable(schema: readonly string[]): string[] {
  const rows = schema.map((field) => {
    const split = field.indexOf(': ')
    return [clip(field.slice(0, split), 32), clip(field.slice(split + 2), 42)]
  })
  return tableLines(rows)
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
