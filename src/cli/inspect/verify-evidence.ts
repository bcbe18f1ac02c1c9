import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { PartitionResult } from '../../engine/tasks/task.js'
import type { InputFile } from '../../formats/input-file.js'
import { formatNames, formats } from '../../formats/registry.js'
import { hashRange, type InputPart } from '../../input/input-part.js'
import { hashFile, type Original } from '../../input/original.js'
import type { Manifest } from '../../output/manifest.js'
import { ResumeState } from '../../output/resume-state.js'
import type { InputSummary } from '../../plan/plan.js'
import { sumTally } from '../../schemas/step-counts.js'

/** What became of an input, or of the account of a partition, since the output was made. */
export interface EvidenceCheck {
  file: string
  state: 'ok' | 'missing' | 'not found' | 'wrong size' | 'wrong content'
}

/** What `--verify` finds beside the shards. */
export interface Evidence {
  /** The accounts of the partitions under `.prep`. */
  accounts: EvidenceCheck[]
  /** The inputs, as far as the accounts tell what was read of them; `not found` where they are no longer there. */
  inputs: EvidenceCheck[]
}

/**
 * Compares the accounts of an output with its manifest, and the inputs that are still there with what was read of
 * them. Answers `undefined` for an output without accounts: of a stream, or one whose `.prep` is gone.
 */
export async function verifyEvidence(
  manifestPath: string,
  manifest: Manifest,
): Promise<Evidence | undefined> {
  const { plan } = manifest
  const folder = join(dirname(manifestPath), '.prep')
  const state = new ResumeState(folder)
  if (plan === undefined || !state.hasResults()) return undefined
  const results = Array.from({ length: plan.partitions }, (_, index) => state.result(index))
  // Rows that were put in order went into the shards of buckets.
  const buckets = Array.from({ length: state.buckets() ?? 0 }, (_, index) => state.bucketResult(index))
  const stateOf = openAccountStates(manifest)
  const accounts = [
    ...results.map((result, index) => ({ file: state.resultName(index), state: stateOf(result) })),
    ...buckets.map((result, index) => ({ file: state.bucketName(index), state: stateOf(result) })),
  ]
  const read = results.reduce((sum, result) => sum + recordsOf(result), 0)
  if (results.every((result) => result !== undefined) && read !== manifest.rows.read)
    accounts.push({ file: 'manifest.json', state: 'wrong content' })
  const parts = results.flatMap((result) => result?.input ?? [])
  const inputs: EvidenceCheck[] = []
  for (const [number, original] of (state.inputs()?.originals ?? []).entries())
    if (original.revision !== undefined || original.hash === undefined)
      inputs.push({
        file: original.path,
        state: await inputState(original, { summary: plan.inputs[number], number, parts }),
      })
  return { accounts, inputs }
}

function recordsOf(result: PartitionResult | undefined): number {
  return result === undefined ? 0 : result.read + sumTally(result.rejected)
}

/**
 * Answers what compares one account after the other with the manifest, whose shards stand split by split, each in the order
 * of the partitions, or of the buckets. How many shards an account had that is missing is not known.
 */
function openAccountStates({
  shards,
  splits = [],
}: Manifest): (result: Pick<PartitionResult, 'shards'> | undefined) => EvidenceCheck['state'] {
  const ofSplits =
    splits.length === 0
      ? [shards]
      : splits.map(({ name }) => shards.filter(({ file }) => file.startsWith(`${name}/`)))
  const next = ofSplits.map(() => 0)
  return (result) => {
    if (result === undefined) return 'missing'
    const isSame = result.shards.every((ofSplit, split) => {
      // Those of earlier builds name one shard of each split, and no list of them.
      const noted = [ofSplit].flat()
      const listed = ofSplits[split] ?? []
      const isAt = (at: number) =>
        noted.every(({ rows, bytes, hash }, part) => {
          const shard = listed[at + part]
          return shard?.rows === rows && shard.bytes === bytes && shard.hash === hash
        })
      let at = next[split]
      while (at + noted.length <= listed.length && !isAt(at)) at++
      if (at + noted.length > listed.length) return false
      next[split] = at + noted.length
      return true
    })
    return isSame ? 'ok' : 'wrong content'
  }
}

interface ReadInput {
  summary: InputSummary | undefined
  number: number
  parts: readonly InputPart[]
}

async function inputState(
  { path, hash }: Original,
  { summary, number, parts }: ReadInput,
): Promise<EvidenceCheck['state']> {
  const readPath = resolve(path)
  if (!existsSync(readPath)) return 'not found'
  if (hash !== undefined) return hashFile(readPath) === hash ? 'ok' : 'wrong content'
  const format = formatNames.find((name) => name === summary?.format)
  if (format === undefined || summary === undefined) return 'wrong content'
  const { bytes } = summary
  if (statSync(readPath).size !== bytes) return 'wrong size'
  const own = parts.filter(({ source }) => source === number)
  // What is hashed with the first part of a text is all that stands before it.
  const dataStart = formats[format].isText ? Math.min(...own.map(({ from }) => from)) : 0
  const file = { source: number, path, readPath, format, bytes, dataStart }
  for (const part of own) if (!(await isPartSame(part, file))) return 'wrong content'
  return 'ok'
}

async function isPartSame({ hash, ...range }: InputPart, file: InputFile): Promise<boolean> {
  return (await hashRange({ file, range })).hash === hash
}
