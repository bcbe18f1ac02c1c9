import { DataType, Field, type Schema, Type } from '../../arrow/arrow.js'

/**
 * What Hugging Face `datasets` says of columns beside their Arrow types, such as the names of the labels of a
 * `ClassLabel`. It comes in the metadata of Parquet files and goes with a column for as long as that has its type.
 */

/** The key of the metadata, of files as of fields. */
export const featuresKey = 'huggingface'

/** Features that follow from the type of a column. */
const plainFeatures: ReadonlySet<unknown> = new Set(['Value', 'Sequence', 'List', 'LargeList'])

/** A field with what `datasets` says of it, where that does not follow from its type. */
export function withFeature(field: Field, feature: unknown): Field {
  if (!isSpecial(feature)) return field
  const kept = JSON.stringify({ type: String(field.type), feature })
  return new Field(field.name, field.type, field.nullable, new Map([...field.metadata, [featuresKey, kept]]))
}

/** The features in the metadata of a file, by column; none where there are no such metadata. */
export function parseFeatures(text: string | undefined): Record<string, unknown> {
  if (text === undefined) return {}
  try {
    return JSON.parse(text)?.info?.features ?? {}
  } catch {
    // Written by something else: the columns are read by their types.
    return {}
  }
}

/** Whether columns have features that do not follow from their types. */
export function hasFeatures(schema: Schema): boolean {
  return schema.fields.some((field) => featureKept(field) !== undefined)
}

/**
 * The features of columns as `datasets` writes them. `undefined` where a type has no certain name among them: `datasets`
 * then infers all features from the Arrow schema.
 */
export function hfFeatures(fields: readonly Field[]): Record<string, unknown> | undefined {
  const features = fields.map((field): [string, unknown] => [
    field.name,
    featureKept(field) ?? featureOf(field.type),
  ])
  if (features.some(([, feature]) => feature === undefined)) return undefined
  return Object.fromEntries(features)
}

function featureKept({ type, metadata }: Field): unknown {
  const kept = metadata.get(featuresKey)
  if (kept === undefined) return undefined
  const { type: then, feature } = JSON.parse(kept)
  return then === String(type) ? feature : undefined
}

function isSpecial(feature: unknown): boolean {
  if (typeof feature !== 'object' || feature === null) return false
  const type = '_type' in feature ? feature._type : undefined
  if (typeof type === 'string' && !plainFeatures.has(type)) return true
  return Object.values(feature).some(isSpecial)
}

/**
 * Lists of scalars are written as `Sequence`, which `datasets` 2 to 5 all read, and lists of objects as a
 * list of one dict: `List` is unknown before 4.0 (huggingface/datasets, issue 7739).
 */
function featureOf(type: DataType): unknown {
  if (DataType.isStruct(type)) return hfFeatures(type.children)
  if (DataType.isList(type)) {
    const item = featureOf(type.children[0].type)
    if (item === undefined) return undefined
    return DataType.isStruct(type.children[0].type) ? [item] : { feature: item, _type: 'Sequence' }
  }
  const dtype = scalarName(type)
  return dtype === undefined ? undefined : { dtype, _type: 'Value' }
}

function scalarName(type: DataType): string | undefined {
  if (DataType.isUtf8(type)) return 'string'
  if (DataType.isBool(type)) return 'bool'
  if (DataType.isNull(type)) return 'null'
  if (DataType.isInt(type)) return `${type.isSigned ? 'int' : 'uint'}${type.bitWidth}`
  if (DataType.isFloat(type)) return ['float16', 'float32', 'float64'][type.precision]
  if (type.typeId === Type.Binary) return 'binary'
  return undefined
}
