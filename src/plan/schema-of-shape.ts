import { Bool, type DataType, Field, Float64, Int64, Schema, Utf8 } from '../arrow/arrow.js'
import {
  emptyShape,
  type Inferred,
  inferSchema,
  jsonFieldMetadata,
  type Shape,
} from '../arrow/infer-schema.js'
import { beginsQuoted, parsePath } from '../arrow/path.js'
import { PrepError, suggestName } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import type { FormatReader, KeyLimit } from '../formats/format/reader.js'
import type { InputFile } from '../formats/input-file.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { limitColumns } from './limit-columns.js'
import { markAbsent } from './mark-absent.js'

/** What decides the schema beside the values. */
export interface InferSettings {
  pipeline: NormalPipeline
  files: readonly InputFile[]
  /** Those of the formats of the files. */
  readers: ReadonlySet<FormatReader>
  keys: KeyLimit
  /** Whether fields are marked that some records lack. */
  marksAbsent: boolean
}

/** Where no kind has half of the values, none is the right one, however many records may be rejected: the column is mixed. */
const maxStrayShare = 0.5

/** The schema of records of this shape: types that are given, limits of columns and the column of sources included. */
export function schemaOfShape(shape: Shape, settings: InferSettings): Inferred {
  const { pipeline, files, readers, keys, marksAbsent } = settings
  const [reader] = readers
  const widenShape = readers.size === 1 ? reader.widenShape : undefined
  const declared = new Set(files.flatMap(({ dialect }) => dialect?.columns ?? []))
  const limited = limitColumns(widenShape?.(shape) ?? shape, { ...keys, declared })
  const strays = pipeline.errors.onError === 'fail' ? 0 : Math.min(pipeline.errors.budget, maxStrayShare)
  const types = byColumn(pipeline.input.types ?? {})
  const { schema: own, mixed } = inferSchema(withoutKinds(limited.shape, types), strays)
  const schema = limited.rest === undefined ? own : new Schema([...own.fields, limited.rest])
  const typed = applyTypes(schema, types)
  return {
    schema: withSourceColumn(marksAbsent ? markAbsent(typed, limited.shape) : typed, files),
    mixed: [...mixed, ...limited.mixed],
  }
}

/** The schema with the column that names the source of each row, if there is to be one. */
export function withSourceColumn(schema: Schema, [first]: readonly InputFile[]): Schema {
  const column = first?.sourceColumn?.column
  if (column === undefined) return schema
  if (schema.fields.some(({ name }) => name === column))
    throw new PrepError(
      'bad_option',
      `The records have a column "${column}" of their own. Give ${optionName('sourceColumn')} another name`,
    )
  return new Schema([...schema.fields, new Field(column, new Utf8(), true)], schema.metadata)
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
