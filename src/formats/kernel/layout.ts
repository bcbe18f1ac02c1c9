import { DataType, type Field } from '../../arrow/arrow.js'
import { isRestField } from '../../arrow/field-marks.js'
import { isJsonField } from '../../arrow/infer-schema.js'
import type { MemoryPlan } from '../../kernels/memory-plan.js'
import { type KeyTable, keyBytes, planKeys, word, writeKeys } from './keys.js'

/** How the kernel calls the types; see `Column` in `kernels/assembly/json-columns.ts`. */
const kindNumbers = { null: 0, text: 1, long: 2, double: 3, bool: 4, list: 5, struct: 6, json: 7 } as const
export type Kind = keyof typeof kindNumbers

/** The words of a `Column`, in their order. */
export const columnWords = [
  'kind',
  'length',
  'capacity',
  'nullCount',
  'validity',
  'offsets',
  'values',
  'end',
  'children',
  'childCount',
  'keys',
  'nulls',
] as const

/** A column in the memory of the kernel: addresses of its parts, 0 for those that its kind does not have. */
export interface KernelColumn {
  type: DataType
  kind: Kind
  /** Rows that it has room for. */
  capacity: number
  /** Where its record for the kernel stands. */
  at: number
  validity: number
  offsets: number
  values: number
  children: readonly KernelColumn[]
  /** Where the addresses of the children stand. */
  childTable: number
  keys: KeyTable | undefined
}

/** Room in bytes of text, and in items of lists. */
export interface ColumnRoom {
  text: number
  items: number
}

/** The kind of a column; undefined where the kernel has none for it. */
export function kindOf(field: Field): Kind | undefined {
  const { type } = field
  if (isRestField(field)) return undefined
  if (DataType.isUtf8(type)) return isJsonField(field) ? 'json' : 'text'
  if (DataType.isInt(type)) return type.bitWidth === 64 && type.isSigned ? 'long' : undefined
  if (DataType.isFloat(type)) return type.precision === 2 ? 'double' : undefined
  if (DataType.isBool(type)) return 'bool'
  if (DataType.isNull(type)) return 'null'
  if (DataType.isList(type)) return 'list'
  return DataType.isStruct(type) ? 'struct' : undefined
}

/** A field and all below it. */
export function withInner(field: Field): Field[] {
  return [field, ...((field.type.children ?? []) as Field[]).flatMap(withInner)]
}

/** Takes room for a column of so many rows. Its kind must be known. */
export function planColumn(
  field: Field,
  rows: number,
  context: { plan: MemoryPlan; room: ColumnRoom },
): KernelColumn {
  const { plan, room } = context
  const { type } = field
  const kind = kindOf(field)!
  const at = plan.take(columnWords.length * word)
  const bits = Math.ceil(rows / 8)
  const isText = kind === 'text' || kind === 'json'
  const inner = (type.children ?? []) as Field[]
  const children = inner.map((child) => planColumn(child, kind === 'list' ? room.items : rows, context))
  return {
    type,
    kind,
    capacity: rows,
    at,
    validity: kind === 'null' ? 0 : plan.take(bits),
    offsets: isText || kind === 'list' ? plan.take((rows + 1) * word) : 0,
    values: plan.take(isText ? room.text : kind === 'bool' ? bits : isNumber(kind) ? rows * 8 : 0),
    children,
    childTable: plan.take(children.length * word),
    keys:
      kind === 'struct'
        ? planKeys(
            inner.map(({ name }) => keyBytes(name)),
            plan,
          )
        : undefined,
  }
}

function isNumber(kind: Kind): boolean {
  return kind === 'long' || kind === 'double'
}

/** Writes the record of a column, and of those below it, for the kernel. All are empty then. */
export function writeColumn(column: KernelColumn, memory: ArrayBuffer): void {
  const { kind, capacity, at, validity, offsets, values, children, childTable, keys } = column
  const record = {
    kind: kindNumbers[kind],
    length: 0,
    capacity,
    nullCount: 0,
    validity,
    offsets,
    values,
    end: values,
    children: childTable,
    childCount: children.length,
    keys: keys?.at ?? 0,
    nulls: 0,
  }
  new Uint32Array(memory, at).set(columnWords.map((name) => record[name]))
  if (validity > 0) new Uint8Array(memory, validity, Math.ceil(capacity / 8)).fill(0xff)
  new Uint32Array(memory, childTable, children.length).set(children.map((child) => child.at))
  if (keys !== undefined) writeKeys(keys, memory)
  for (const child of children) writeColumn(child, memory)
}
