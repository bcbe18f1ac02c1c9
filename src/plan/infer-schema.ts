import { Bool, type DataType, Field, Float64, Int64, Schema, Utf8 } from '../arrow/arrow.js'
import {
  emptyShape,
  inferSchema,
  jsonFieldMetadata,
  type MixedColumn,
  mergeShape,
  type Shape,
} from '../arrow/infer-schema.js'
import { beginsQuoted, parsePath } from '../arrow/path.js'
import { PrepError, suggestName } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import { runPass } from '../engine/run-pass.js'
import { defaultMaxColumns, type FormatReader, type KeyLimit } from '../formats/format/reader.js'
import type { InputFile } from '../formats/input-file.js'
import { formats, loadReader } from '../formats/registry.js'
import type { Partition } from '../input/partition.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { assertSchema } from '../transform/step.js'
import { limitColumns } from './limit-columns.js'
import type { PlanContext } from './plan-context.js'
import type { SeenInputs } from './seen-inputs.js'

/** The schema of all inputs together. */
export interface InferredInput {
  schema: Schema
  mixed: MixedColumn[]
  /** All records, and those that are whole; undefined where only a part of them was looked at. */
  records: number | undefined
  readable: number | undefined
}

/** Where no kind has half of the values, none is the right one, however many records may be rejected: the column is mixed. */
const maxStrayShare = 0.5

/** Inputs larger than this are not read whole for their schema, but through {@link sampledPartitions} of their partitions. */
const wholeBytes = 4 * 2 ** 30
const sampledPartitions = 32

/** Finds the schema: the one that the files hold themselves, or one inferred from their values, which are then seen. */
export async function inferInput(
  pipeline: NormalPipeline,
  context: PlanContext & { files: readonly InputFile[]; partitions: readonly Partition[]; seen: SeenInputs },
): Promise<InferredInput> {
  const { files, partitions, seen: seenInputs } = context
  const readers = await Promise.all(files.map(({ format }) => loadReader(format)))
  if (readers[0]?.schemaOf !== undefined)
    return {
      schema: withSourceColumn(ownSchema(files, readers), files),
      mixed: [],
      records: undefined,
      readable: undefined,
    }
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const whole = total <= wholeBytes
  const seen = whole ? partitions : spread(partitions, sampledPartitions)
  const { maxColumns = defaultMaxColumns, wide = 'refuse' } = pipeline.input
  const keys: KeyLimit = { maxColumns, wide }
  const shapes: Shape[] = []
  let records = 0
  await runPass(context, {
    phase: 'infer',
    tasks: seen.map((partition) => ({ kind: 'observe', partition, keys })),
    onAnswer(answer, index) {
      seenInputs.see(seen[index].index, answer.input)
      shapes[index] = answer.shape
      records += answer.records
    },
  })
  const merged = shapes.reduce(mergeShape, emptyShape())
  const widenShape = new Set(readers).size === 1 ? readers[0].widenShape : undefined
  const declared = new Set(files.flatMap(({ dialect }) => dialect?.columns ?? []))
  const limited = limitColumns(widenShape?.(merged) ?? merged, { ...keys, declared })
  const strays = pipeline.errors.onError === 'fail' ? 0 : Math.min(pipeline.errors.budget, maxStrayShare)
  const types = byColumn(pipeline.input.types ?? {})
  const { schema: own, mixed } = inferSchema(withoutKinds(limited.shape, types), strays)
  const schema = limited.rest === undefined ? own : new Schema([...own.fields, limited.rest])
  return {
    schema: withSourceColumn(applyTypes(schema, types), files),
    mixed: [...mixed, ...limited.mixed],
    records: whole ? records : undefined,
    readable: whole ? merged.objects : undefined,
  }
}

/** The schema with the column that names the source of each row, if there is to be one. */
function withSourceColumn(schema: Schema, [first]: readonly InputFile[]): Schema {
  const column = first?.sourceColumn?.column
  if (column === undefined) return schema
  if (schema.fields.some(({ name }) => name === column))
    throw new PrepError(
      'bad_option',
      `The records have a column "${column}" of their own. Give ${optionName('sourceColumn')} another name`,
    )
  return new Schema([...schema.fields, new Field(column, new Utf8(), true)], schema.metadata)
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

type ColumnTypes = NonNullable<NormalPipeline['input']['types']>

const typesByName: Record<ColumnTypes[string], () => DataType> = {
  text: () => new Utf8(),
  int: () => new Int64(),
  double: () => new Float64(),
  bool: () => new Bool(),
  json: () => new Utf8(),
}

/** The types by the names of columns: as these are written, or out of their quotes. */
function byColumn(given: ColumnTypes): ColumnTypes {
  return Object.fromEntries(Object.entries(given).map(([text, type]) => [nameMeant(text), type]))
}

function nameMeant(text: string): string {
  if (!beginsQuoted(text)) return text
  const { column, steps } = parsePath(text)
  return steps.length === 0 ? column : text
}

/** The shape without the kinds of values in columns whose type is given: nothing is to be inferred of them. */
function withoutKinds(shape: Shape, types: ColumnTypes): Shape {
  if (shape.fields === undefined || Object.keys(types).length === 0) return shape
  const fields = [...shape.fields].map(([name, inner]): [string, Shape] => [
    name,
    Object.hasOwn(types, name) ? emptyShape() : inner,
  ])
  return { ...shape, fields: new Map(fields) }
}

function applyTypes(schema: Schema, types: ColumnTypes): Schema {
  const names = new Set(schema.fields.map((field) => field.name))
  for (const name of Object.keys(types))
    if (!names.has(name))
      throw new PrepError(
        'bad_option',
        `Option ${optionName('types')} names a column "${name}" that is not there. ${suggestName(name, [...names])}`,
      )
  const fields = schema.fields.map((field) => {
    if (!Object.hasOwn(types, field.name)) return field
    const type = types[field.name]
    return new Field(field.name, typesByName[type](), true, type === 'json' ? jsonFieldMetadata() : undefined)
  })
  return new Schema(fields)
}
