import type { Schema } from '../arrow/arrow.js'
import { emptyShape, mergeShape, type Shape } from '../arrow/infer-schema.js'
import { PrepError } from '../base/errors.js'
import { runPass } from '../engine/run-pass.js'
import { defaultMaxColumns, type FormatReader } from '../formats/format/reader.js'
import type { InputFile } from '../formats/input-file.js'
import { formats, loadReader, writesObjects } from '../formats/registry.js'
import type { Partition } from '../input/partition.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { assertSchema } from '../transform/step.js'
import { draftInput } from './draft-input.js'
import { type InferContext, type InferredInput, TornPartition } from './infer-context.js'
import { type InferSettings, schemaOfShape, withSourceColumn } from './schema-of-shape.js'

/** Inputs larger than this are not read whole for their schema, but through {@link sampledPartitions} of their partitions. */
const wholeBytes = 4 * 2 ** 30
const sampledPartitions = 32

/** Whether every record of the inputs is looked at for their schema. */
export function isReadWhole(files: readonly InputFile[]): boolean {
  return files.reduce((sum, file) => sum + file.bytes, 0) <= wholeBytes
}

/** Finds the schema: the one that the files hold themselves, or one inferred from their values, which are then seen. */
export async function inferInput(pipeline: NormalPipeline, context: InferContext): Promise<InferredInput> {
  const { files, partitions } = context
  const readers = await Promise.all(files.map(({ format }) => loadReader(format)))
  if (readers[0]?.schemaOf !== undefined) {
    const schema = withSourceColumn(ownSchema(files, readers), files)
    return { schema, mixed: [], records: undefined, readable: undefined }
  }
  const { maxColumns = defaultMaxColumns, wide = 'refuse' } = pipeline.input
  const whole = isReadWhole(files)
  // What only a sample of the records has shown may be null in another, which nobody may leave out.
  const marksAbsent =
    whole && writesObjects(pipeline.output.format) && readers.every((one) => one.countsAbsent)
  const settings = { pipeline, files, readers: new Set(readers), keys: { maxColumns, wide }, marksAbsent }
  const drafted = whole ? await draftInput(settings, context) : undefined
  if (drafted !== undefined) return drafted
  const looked = whole ? partitions : spread(partitions, sampledPartitions)
  const { shape, records } = await observeAll(looked, settings, context)
  const inferred = schemaOfShape(shape, settings)
  return {
    ...inferred,
    records: whole ? records : undefined,
    readable: whole ? shape.objects : undefined,
  }
}

/** The kinds of all values of these partitions, and how many records there are. */
async function observeAll(
  partitions: readonly Partition[],
  { keys }: InferSettings,
  context: InferContext,
): Promise<{ shape: Shape; records: number }> {
  const shapes: Shape[] = []
  let records = 0
  let isTorn = false
  await runPass(context, {
    phase: 'infer',
    tasks: partitions.map((partition) => ({ kind: 'observe', partition, keys })),
    onAnswer(answer, index) {
      context.seen.see(partitions[index].index, answer.input)
      shapes[index] = answer.shape
      records += answer.records
      isTorn ||= answer.isTorn
    },
  })
  if (isTorn && context.guesses === true) throw new TornPartition()
  return { shape: shapes.reduce(mergeShape, emptyShape()), records }
}

function spread(partitions: readonly Partition[], count: number): Partition[] {
  const picked = Array.from({ length: count }, (_, i) => Math.floor((i * partitions.length) / count))
  return [...new Set(picked)].map((index) => partitions[index])
}

/** The schema of the first file. Throws `bad_schema` where another file has another. */
function ownSchema(files: readonly InputFile[], readers: readonly FormatReader[]): Schema {
  const schemas = files.map((file, i) => readers[i].schemaOf!(file))
  for (const [i, schema] of schemas.entries()) assertSame(files[i], { wanted: schemas[0], found: schema })
  return schemas[0]
}

function assertSame({ path, format }: InputFile, { wanted, found }: { wanted: Schema; found: Schema }): void {
  try {
    assertSchema(path, wanted, found)
  } catch (cause) {
    throw new PrepError(
      'bad_schema',
      `"${path}" has another schema than the first ${formats[format].title} file. Run them apart`,
      { cause },
    )
  }
}
