import {
  DataType,
  Duration,
  Field,
  FixedSizeList,
  List,
  Map_,
  type Schema,
  Struct,
  Timestamp,
  type DataType as Type,
} from '../../arrow/arrow.js'
import { decodeSchema } from '../../arrow/foreign-schema.js'
import { featuresKey, parseFeatures, withFeature } from '../format/hf-features.js'
import type { ColumnNode } from './columns/column-tree.js'
import type { FileMetaData } from './packages/hyparquet.js'

/** Where Arrow writers keep the schema that a file was made of: an IPC message in base64. */
export const storedSchemaKey = 'ARROW:schema'

/**
 * The columns of a file with what Parquet has no form for, as the Arrow schema that a writer left in it tells: time
 * zones, durations, lists of a fixed size, what stands in the metadata of fields, and features of Hugging Face.
 */
export function withStoredTypes(nodes: readonly ColumnNode[], metadata: FileMetaData): readonly ColumnNode[] {
  const text = metadata.key_value_metadata?.find(({ key }) => key === storedSchemaKey)?.value
  const stored = text === undefined ? undefined : decodeStored(Buffer.from(text, 'base64'))
  const features = parseFeatures(metadata.key_value_metadata?.find(({ key }) => key === featuresKey)?.value)
  return nodes.map((node) => {
    const { name } = node.field
    const field = stored?.fields.find((one) => one.name === name)
    const typed = field === undefined ? node : refine(node, field)
    return Object.hasOwn(features, name)
      ? { ...typed, field: withFeature(typed.field, features[name]) }
      : typed
  })
}

function decodeStored(bytes: Buffer): Schema | undefined {
  try {
    // Before Arrow 0.15 the length stood alone before the metadata.
    return decodeSchema(bytes.subarray(bytes.readInt32LE(0) === -1 ? 8 : 4))
  } catch {
    // Of a type that apache-arrow does not know, or not what it should be: the file can be read without it.
    return undefined
  }
}

function refine(node: ColumnNode, stored: Field): ColumnNode {
  const { field } = node
  const wanted = DataType.isDictionary(stored.type) ? (stored.type.dictionary as Type) : stored.type
  const metadata = stored.metadata.size === 0 ? field.metadata : stored.metadata
  const as = (type: Type, children = node.children): ColumnNode => {
    const leaf = node.leaf && { ...node.leaf, type }
    return { ...node, field: new Field(field.name, type, field.nullable, metadata), children, leaf }
  }
  const { type } = field
  const isInstant = DataType.isTimestamp(type) && (type.timezone !== null || node.leaf?.physical === 'INT96')
  if (isInstant && DataType.isTimestamp(wanted) && wanted.timezone)
    return as(new Timestamp(type.unit, wanted.timezone))
  if (DataType.isInt(type) && type.bitWidth === 64 && DataType.isDuration(wanted))
    return as(new Duration(wanted.unit))
  if (DataType.isMap(type) && DataType.isMap(wanted)) {
    const [entries] = node.children
    const inner = wanted.children[0].type.children as Field[]
    const children = entries.children.map((child, i) => refine(child, inner[i]))
    const pair = new Field<Struct>(
      entries.field.name,
      new Struct(children.map((child) => child.field)),
      false,
    )
    return as(new Map_(pair, wanted.keysSorted), [{ ...entries, field: pair, children }])
  }
  const isList = DataType.isList(wanted) || DataType.isLargeList(wanted) || DataType.isFixedSizeList(wanted)
  if (DataType.isList(type) && isList) {
    const [given] = node.children
    const inner = wanted.children[0] as Field
    const refined = refine(given, inner)
    const child = { ...refined, field: refined.field.clone({ name: inner.name }) }
    const list = DataType.isFixedSizeList(wanted)
      ? new FixedSizeList(wanted.listSize, child.field)
      : new List(child.field)
    return as(list, [child])
  }
  if (DataType.isStruct(type) && DataType.isStruct(wanted)) {
    const children = node.children.map((child) => {
      const inner = (wanted.children as Field[]).find(({ name }) => name === child.field.name)
      return inner === undefined ? child : refine(child, inner)
    })
    return as(new Struct(children.map((child) => child.field)), children)
  }
  return as(type)
}
