import { statSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Engine } from '../../engine/engine.js'
import { runPass } from '../../engine/run-pass.js'
import { changedWhileRead, revisionOf } from '../../files/file-revision.js'
import type { InputFile } from '../../formats/input-file.js'
import { loadReader } from '../../formats/registry.js'
import type { Original } from '../../input/original.js'
import type { Partition } from '../../input/partition.js'
import type { ResumeState } from '../../output/resume-state.js'
import type { Progress, RunOptions } from '../../pipeline/run-options.js'
import type { NormalPipeline } from '../../pipeline/schema.js'
import type { OpenPlan } from '../../plan/plan.js'

/** Inputs, and what was seen of them. */
export type OpenedInputs = Pick<OpenPlan, 'files' | 'originals' | 'partitions' | 'copies' | 'seen'>

/** What is needed to read inputs once more. */
export interface ConfirmContext {
  options: Pick<RunOptions, 'signal' | 'onProgress'>
  engine: Engine
}

/**
 * The first input that an earlier run of the same plan has seen with other bytes than there are now; `undefined` where
 * there is none. Inputs whose schema was inferred are part of the plan and were read already. Of the others the parts
 * are read again whose files have another revision than they had; the rest is taken to be what it was.
 */
export async function findChangedInput(
  plan: OpenPlan,
  begun: ResumeState | undefined,
  context: ConfirmContext,
): Promise<string | undefined> {
  const { seen, partitions, originals } = plan
  if (begun === undefined || seen.all() !== undefined) return undefined
  const before = begun.inputs()
  const noted = partitions.map(({ index }) => before?.parts?.[index] ?? begun.result(index)?.input)
  const revisions = new Map(before?.originals.map(({ path, revision }) => [path, revision]))
  const moved = pathsOf(originals.filter(({ path, revision }) => revisions.get(path) !== revision))
  const unseen = partitions.filter(({ index }) => noted[index] !== undefined && seen.of(index) === undefined)
  const [doubtful, trusted] = partBy(unseen, (partition) => reads(partition, moved))
  for (const { index } of trusted) seen.see(index, noted[index]!)
  await seeAgain(plan, doubtful, { ...context, phase: 'infer' })
  for (const { index } of partitions) {
    const changed = noted[index] && seen.changedFile(index, noted[index])
    if (changed !== undefined) return changed.path
  }
  return undefined
}

/**
 * Throws `bad_input` where an input changed since the plan was begun. A file with another revision is read once more,
 * because a revision also changes when the same bytes are written again. Copies were confirmed when they were made.
 */
export async function confirmInputs(
  plan: OpenedInputs,
  csv: NormalPipeline['input'],
  context: ConfirmContext,
): Promise<void> {
  const moved = pathsOf(
    plan.originals.filter(({ path, revision, hash }) => hash === undefined && revision !== revisionOf(path)),
  )
  if (moved.size === 0) return
  for (const file of plan.files)
    if (moved.has(file.path) && !(await isHeadSame(file, csv))) throw changedWhileRead(file.path)
  const doubtful = plan.partitions.filter((partition) => reads(partition, moved))
  await seeAgain(plan, doubtful, { ...context, phase: 'finish' })
}

/** Hashes these partitions as they are now. Throws `bad_input` where that is not what was seen. */
function seeAgain(
  { seen, partitions, copies }: OpenedInputs,
  again: readonly Partition[],
  { phase, ...context }: ConfirmContext & { phase: Progress['phase'] },
): Promise<void> {
  return runPass(
    { ...context, partitions, copies },
    {
      phase,
      tasks: again.map((partition) => ({ kind: 'hash', partition })),
      onAnswer: ({ input }, index) => seen.see(again[index].index, input),
    },
  )
}

function pathsOf(originals: readonly Original[]): ReadonlySet<string> {
  return new Set(originals.map(({ path }) => path))
}

function reads({ ranges }: Partition, paths: ReadonlySet<string>): boolean {
  return ranges.some(({ file }) => paths.has(file.path))
}

/** Whether a file has its size, and before its records, where no pass over them looks, what it had. */
async function isHeadSame(file: InputFile, csv: NormalPipeline['input']): Promise<boolean> {
  if (statSync(file.readPath, { throwIfNoEntry: false })?.size !== file.bytes) return false
  const { readHead } = await loadReader(file.format)
  const given = { ...csv, delimiter: csv.delimiter ?? file.dialect?.delimiter }
  const { dataStart, dialect } = readHead?.(file.readPath, given) ?? { dataStart: 0 }
  return dataStart === file.dataStart && isDeepStrictEqual(dialect, file.dialect)
}

function partBy<T>(items: readonly T[], isFirst: (item: T) => boolean): [first: T[], second: T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}
