import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../../arrow/rows.js'
import { count, plural } from '../../base/count.js'
import { PrepError } from '../../base/errors.js'
import { readJson } from '../../files/atomic-write.js'
import { formats } from '../../formats/registry.js'
import { findManifest } from '../../output/find-manifest.js'
import type { Manifest } from '../../output/manifest.js'
import { makePlan } from '../../plan/build-plan.js'
import { describePlan, type PlanSummary } from '../../plan/plan.js'
import { run } from '../../run/run.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import type { FlagValues } from '../flags/flag-values.js'
import { inputOf } from '../flags/shared.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { collectLines } from '../terminal/line-collector.js'
import { bytes } from '../terminal/quantity.js'
import { tableLines } from '../terminal/table.js'
import type { Paint, Terminal } from '../terminal/terminal.js'
import { clip } from '../terminal/width.js'
import { evidenceLines, shardLines } from './check-lines.js'
import { datasetFacts, hintLines } from './dataset-hint.js'
import { previewLines, valueLines } from './preview.js'
import { verifyEvidence } from './verify-evidence.js'
import { formatOf, verifyShards } from './verify-shards.js'

/** Flags of `prep inspect`. */
export interface InspectFlags {
  verify?: boolean
  changes?: boolean
  show?: boolean
  rows?: number
  json?: boolean
}

const shownFiles = 12

/**
 * Describes an output of prepkit, or input files, on standard output. Answers with the exit code: 1 when
 * `--verify` finds something that is not as it was when the output was made.
 */
export async function inspect(
  paths: string[],
  flags: InspectFlags & FlagValues,
  terminal: Terminal,
): Promise<number> {
  if (paths.includes('-'))
    throw new PrepError(
      'unsupported',
      'Standard input cannot be inspected, it can be read only once. Name a file',
    )
  const manifestPath = paths.length === 1 ? findManifest(paths[0]) : undefined
  const found =
    manifestPath === undefined
      ? await describeInput(paths, flags, terminal.paint)
      : await describeOutput(paths[0], manifestPath, { flags, paint: terminal.paint })
  const text = flags.json ? JSON.stringify(found.json) : found.lines.join('\n')
  terminal.stdout.write(`${text}\n`)
  return found.isWhole ? exitCodes.done : exitCodes.gateFailed
}

interface Description {
  lines: string[]
  json: unknown
  isWhole: boolean
}

async function describeOutput(
  path: string,
  manifestPath: string,
  how: { flags: InspectFlags; paint: Paint },
): Promise<Description> {
  const { flags, paint } = how
  const manifest = readJson<Manifest>(manifestPath)!
  const { rows, shards } = manifest
  const format = formatOf(path, manifest)
  const checks = flags.verify ? await verifyShards(path, manifest) : undefined
  const evidence = flags.verify ? await verifyEvidence(manifestPath, manifest) : undefined
  const isFolder = statSync(path).isDirectory()
  const data = isFolder ? shards.map(({ file }) => join(path, file)) : [path]
  const present = data.filter((file) => existsSync(file))
  const hasRows = rows.written > 0 && present.length > 0
  const first = await firstRows({ path: present, format, header: true }, flags, hasRows)
  const size = shards.reduce((sum, shard) => sum + shard.bytes, 0)
  const lines = [
    `${paint('bold', path)}: ${plural(rows.written, 'row')}, ${bytes(size)} of ${format}${isFolder ? ` in ${plural(shards.length, 'shard')}` : ''}`,
    ...originLines(manifest),
    ...splitLines(manifest),
    '',
    ...previewLines(manifest.schema, first),
    ...(flags.show ? ['', ...valueLines(first, paint)] : []),
    ...(checks === undefined ? [] : ['', ...evidenceLines(evidence, paint), ...shardLines(checks, paint)]),
  ]
  const { accounts = [], inputs = [] } = evidence ?? {}
  const isWhole = [...(checks ?? []), ...accounts, ...inputs].every(
    ({ state }) => state === 'ok' || state === 'not found',
  )
  return { lines, json: { kind: 'output', path, manifest, checks, ...evidence }, isWhole }
}

function originLines({ plan, rows, digest }: Manifest): string[] {
  if (plan === undefined) return [`Written by a stream. Digest ${digest.slice(0, 16)}`]
  const steps = plan.steps.map(({ name }) => name).join(', ') || 'none'
  return [
    `Made by prepkit ${plan.version} from ${plural(plan.inputs.length, 'file')}, ${plural(rows.read, 'record')}: ${count(rows.rejected)} rejected, ${count(rows.repaired)} repaired`,
    `Steps: ${steps}. Seed ${plan.seed}`,
    `Digest ${digest.slice(0, 16)}, plan ${plan.hash.slice(0, 16)}`,
  ]
}

function splitLines({ splits = [] }: Manifest): string[] {
  const rows = splits.map(({ name, rows }) => `${name} ${count(rows)}`)
  return rows.length === 0 ? [] : [`Splits: ${rows.join(', ')}`]
}

async function describeInput(
  paths: string[],
  flags: InspectFlags & FlagValues,
  paint: Paint,
): Promise<Description> {
  if (flags.verify)
    throw new PrepError(
      'not_found',
      `"${paths[0]}" has no manifest.json. --verify needs an output of prepkit; beside a file it stays with --sidecar keep`,
    )
  // A first line that looks like data is no fault here: the hint says what to do about it.
  const { columns, header, ...given } = await inputOf(paths, flags, true)
  const isStated = columns !== undefined || header === true
  const input = { ...given, columns, header: columns === undefined || header }
  const plan = await makePlan({ input, output: '-' })
  const summary = describePlan(plan)
  const first = await firstRows(input, flags, summary.readable !== 0)
  const total = summary.inputs.reduce((sum, file) => sum + file.bytes, 0)
  const [file] = plan.files
  const hasHeaderLine = !isStated && file !== undefined && formats[file.format].hasHeaderLine === true
  const hint = hintLines({ schema: plan.input, paths, hasHeaderLine }, paint)
  const lines = [
    `${paint('bold', paths.join(' '))}: ${plural(summary.inputs.length, 'file')}, ${bytes(total)}${recordsText(summary)}`,
    ...fileLines(summary),
    ...(summary.readable === 0 && total > 0 ? [nothingReadable] : []),
    '',
    ...previewLines(summary.schema, first),
    ...wrappedLines(summary),
    ...summary.mixed.map(({ path, outcome }) => `"${path}" holds mixed kinds: ${mixedText[outcome]}`),
    ...(flags.show ? ['', ...valueLines(first, paint)] : []),
    ...(hint.length > 0 ? ['', ...hint] : []),
  ]
  const { inputs, schema, readable: rows, mixed } = summary
  const dataset = datasetFacts(plan.input)
  return { lines, json: { kind: 'input', inputs, schema, rows, mixed, dataset }, isWhole: true }
}

const nothingReadable =
  'No record in it can be read. If it is of another format, name that with --format, such as json for records over several lines'

/** How many records there are, and how many of them nobody can read. */
function recordsText({ records, readable = records }: PlanSummary): string {
  if (records === undefined) return ''
  const broken = records - (readable ?? records)
  return `, ${plural(records, 'record')}${broken === 0 ? '' : `, ${count(broken)} of them unreadable`}`
}

/** A document that wraps its rows, as `{ "data": [ … ] }` does, is one record. */
function wrappedLines({ records, schema }: PlanSummary): string[] {
  const [, name] = /^([^:]+): List<Struct</.exec(schema.length === 1 ? schema[0] : '') ?? []
  if (records !== 1 || name === undefined) return []
  return [
    `The rows seem to stand in "${name}" of one record. Take them out first: jq -c '.["${name}"][]' IN > OUT.jsonl`,
  ]
}

const mixedText = { json: 'they become JSON text', reject: 'the rare kinds would be rejected' }

function fileLines(summary: PlanSummary): string[] {
  const files = summary.inputs.slice(0, shownFiles)
  const rows = files.map((file) => [`  ${clip(file.path, 56)}`, file.format, bytes(file.bytes)])
  const more = summary.inputs.length - files.length
  return [...tableLines(rows, [2]), ...(more > 0 ? [`  and ${count(more)} more`] : [])]
}

/** The first records, read by a run that stops as soon as it has them. */
async function firstRows(input: InputSpec, flags: InspectFlags, hasRows: boolean): Promise<Row[]> {
  const wanted = flags.rows ?? 3
  if (!hasRows || wanted === 0) return []
  const enough = new AbortController()
  const collector = collectLines(wanted, () => enough.abort())
  try {
    await run(
      { input, output: '-', errors: { budget: 1, repairBudget: 1 } },
      { workers: 0, stdout: collector.stream, signal: enough.signal },
    )
  } catch (error) {
    if (!enough.signal.aborted) throw error
  }
  return collector.rows()
}
