import { rmSync } from 'node:fs'
import { mergeShape, type Shape } from '../arrow/infer-schema.js'
import { runPass } from '../engine/run-pass.js'
import { schemaToBytes } from '../engine/tasks/schema-bytes.js'
import type { Draft, DraftOutput, Job } from '../engine/tasks/task.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { guessShape, showsKinds } from './guess-shape.js'
import { type InferContext, type InferredInput, TornPartition } from './infer-context.js'
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
  const { partitions, seen, drafting } = context
  const { pipeline, files, readers, keys } = settings
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (readers.size !== 1 || bytes < leastBytes) return undefined
  const [reader] = readers
  if (drafting === undefined && !(reader.observesByReading && isOpen(pipeline))) return undefined
  const guessed = guessShape(partitions, reader)
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
  // The values that fit the guess are of the kinds that it was made from; how many, nobody has counted.
  const merged = shapes.reduce(mergeShape, { ...guessed!, objects: 0 })
  const { schema: found, mixed } = schemaOfShape(merged, settings)
  if (!isRedone && mixed.length === 0 && Buffer.compare(schemaToBytes(found), schema) === 0)
    return { schema: found, mixed, records, readable: merged.objects, drafts }
  for (const { paths } of drafts.values()) for (const path of paths) rmSync(path)
  if (isRedone) throw new TornPartition()
  return undefined
}
