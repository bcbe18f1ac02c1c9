import { rmSync } from 'node:fs'
import type { Schema } from '../arrow/arrow.js'
import { mergeShape, type Shape } from '../arrow/infer-schema.js'
import { runPass } from '../engine/run-pass.js'
import { schemaToBytes } from '../engine/tasks/schema-bytes.js'
import type { Draft, DraftOutput, Job } from '../engine/tasks/task.js'
import type { InputCopies } from '../input/input-copies.js'
import type { Partition } from '../input/partition.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { guessShape, showsKinds } from './guess-shape.js'
import { type InferContext, type InferredInput, TornPartition } from './infer-context.js'
import { areWrittenAlike, withoutAbsentMarks } from './mark-absent.js'
import { type InferSettings, schemaOfShape } from './schema-of-shape.js'

/** Less is read twice in less time than it takes to guess what is in it. */
const leastBytes = 4 << 20

/** Whether the types of columns follow from their values alone. */
export function isOpen({ input }: NormalPipeline): boolean {
  return input.sources === undefined && Object.keys(input.types ?? {}).length === 0
}

/**
 * Infers the schema and writes the shards, where drafts are wanted, in one pass: under the schema that a look at few records suggests, while all
 * of them are looked at. What comes out is the schema of all values, as if they had been read first, and the shards that
 * are as this schema wants them; a partition without one has yet to be written. Answers `undefined` where nothing can be
 * guessed, and where the guess was wrong: which kinds of values there are is then still to be counted.
 */
export async function draftInput(
  settings: InferSettings,
  context: InferContext,
): Promise<InferredInput | undefined> {
  const { partitions, copies, seen, drafting } = context
  const { pipeline, files, readers, keys } = settings
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (readers.size !== 1 || bytes < leastBytes) return undefined
  const [reader] = readers
  if (drafting === undefined && !(reader.observesByReading && isOpen(pipeline))) return undefined
  // What is not there is not unpacked for a guess.
  const guessed = guessShape(
    partitions.flatMap((partition) => viewOf(partition, copies) ?? []),
    reader,
  )
  const guess = guessed && schemaOfShape(guessed, settings)
  if (guess === undefined || guess.mixed.length > 0 || !showsKinds(guess.schema)) return undefined
  const { seed, errors } = pipeline
  const schema = schemaToBytes(guess.schema)
  const job: Job = { planHash: 'draft', schema, steps: [], seed, errors, decisions: {} }
  const output: DraftOutput = { shards: drafting, isLost: false }
  const drafts = new Map<number, Draft>()
  const shapes: Shape[] = []
  let records = 0
  let isTorn = false
  await runPass(context, {
    phase: 'infer',
    tasks: partitions.map((partition) => ({ kind: 'draft', partition, keys, job, output })),
    onAnswer({ shape, draft, fits, input, ...answer }, index) {
      seen.see(index, input)
      shapes[index] = shape
      records += answer.records
      isTorn ||= answer.isTorn
      if (draft !== undefined) drafts.set(index, draft)
      // What is wrong in one partition is likely to be so in the next.
      if (!fits) output.isLost = true
    },
  })
  const isRedone = isTorn && context.guesses === true
  const readable = shapes.reduce((sum, { objects }) => sum + objects, 0)
  // The values that fit the guess are of the kinds that it was made from; how many, not every reader counts.
  const merged = shapes.reduce(mergeShape, guessed!)
  const { schema: found, mixed } = schemaOfShape(merged, settings)
  if (!isRedone && mixed.length === 0 && areOneButMarks(found, guess.schema)) {
    const isGood = (shape: Shape) => areWrittenAlike(shape, [found, guess.schema])
    for (const index of drafts.keys()) if (!isGood(shapes[index])) dropDraft(drafts, index)
    return { schema: found, mixed, records, readable, drafts }
  }
  for (const index of drafts.keys()) dropDraft(drafts, index)
  if (isRedone) throw new TornPartition()
  return undefined
}

/** A partition by what is there of its files. */
function viewOf(partition: Partition, copies: InputCopies): Partition | undefined {
  const ranges = partition.ranges.flatMap(({ file, range }) => {
    const view = copies.viewOf(file)
    return view === undefined ? [] : [{ file: view, range }]
  })
  return ranges.length === partition.ranges.length ? { ...partition, ranges } : undefined
}

/** Whether two schemas are one, but for the marks of fields that some records lack. */
function areOneButMarks(one: Schema, other: Schema): boolean {
  const [bytes, others] = [one, other].map((schema) => schemaToBytes(withoutAbsentMarks(schema)))
  return Buffer.compare(bytes, others) === 0
}

function dropDraft(drafts: Map<number, Draft>, index: number): void {
  for (const path of drafts.get(index)?.paths ?? []) rmSync(path)
  drafts.delete(index)
}
