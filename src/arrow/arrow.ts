import { createRequire } from 'node:module'
import type * as apacheArrow from 'apache-arrow'

/**
 * The one door to apache-arrow. Everything else imports Arrow names from here, so that replacing or
 * upgrading the library touches a single file.
 *
 * The library is loaded from the one-file build that it ships: 17 ms instead of 120 ms for its 300 modules,
 * which every worker thread pays (Node 20). Its classes are not those of `import 'apache-arrow'`.
 */
const require = createRequire(import.meta.url)
const arrow: typeof apacheArrow = require('apache-arrow/Arrow.esnext.min')

/** Bytes of any length. */
export const Binary = arrow.Binary
/** True or false. */
export const Bool = arrow.Bool
/** What all types have in common, and the tests that tell them apart. */
export const DataType = arrow.DataType
/** Days, or milliseconds since 1970. */
export const Date_ = arrow.Date_
/** Decimal numbers of a precision and a scale. */
export const Decimal = arrow.Decimal
/** Spans of time, in a unit of time. */
export const Duration = arrow.Duration
/** A named type, and whether it may be null. */
export const Field = arrow.Field
/** Bytes of one length. */
export const FixedSizeBinary = arrow.FixedSizeBinary
/** Lists of the same number of items. */
export const FixedSizeList = arrow.FixedSizeList
/** Floating-point numbers of 16, 32 or 64 bits. */
export const Float = arrow.Float
/** Floating-point numbers of 64 bits. */
export const Float64 = arrow.Float64
/** Whole numbers of 8 to 64 bits, with a sign or without. */
export const Int = arrow.Int
/** Whole numbers of 32 bits. */
export const Int32 = arrow.Int32
/** Whole numbers of 64 bits. */
export const Int64 = arrow.Int64
/** Lists of items of one type. */
export const List = arrow.List
/** Pairs of keys and values. */
export const Map_ = arrow.Map_
/** A message of the Arrow IPC format. */
export const Message = arrow.Message
/** A column of its buffers. */
export const makeData = arrow.makeData
/** Nulls and nothing else. */
export const Null = arrow.Null
/** Columns of the same number of rows. */
export const RecordBatch = arrow.RecordBatch
/** Reads the Arrow IPC format. */
export const RecordBatchReader = arrow.RecordBatchReader
/** The fields of a table, in their order. */
export const Schema = arrow.Schema
/** Objects of named fields. */
export const Struct = arrow.Struct
/** Record batches of one schema. */
export const Table = arrow.Table
/** Times of a day, in a unit of time. */
export const Time = arrow.Time
/** Moments, in a unit of time. */
export const Timestamp = arrow.Timestamp
/** The numbers of all types. */
export const Type = arrow.Type
/** A table of the bytes of an Arrow IPC file or stream. */
export const tableFromIPC = arrow.tableFromIPC
/** The bytes of a table as an Arrow IPC file or stream. */
export const tableToIPC: (table: apacheArrow.Table, type?: 'file' | 'stream') => Uint8Array = arrow.tableToIPC
/** Whole numbers of 32 bits, from 0. */
export const Uint32 = arrow.Uint32
/** Texts in UTF-8. */
export const Utf8 = arrow.Utf8
/** Columns as one list of values. */
export const Vector = arrow.Vector

/**
 * The class of the types with a number of {@link Type}; `undefined` for a number that no type here has.
 *
 * @internal
 */
export function classOfType(typeId: number): { readonly prototype: DataType } | undefined {
  // Each by its name, so that the build leaves out what nobody names.
  const { Type } = arrow
  const classes: Partial<Record<number, { readonly prototype: DataType }>> = {
    [Type.Null]: arrow.Null,
    [Type.Int]: arrow.Int,
    [Type.Float]: arrow.Float,
    [Type.Binary]: arrow.Binary,
    [Type.Utf8]: arrow.Utf8,
    [Type.Bool]: arrow.Bool,
    [Type.Decimal]: arrow.Decimal,
    [Type.Date]: arrow.Date_,
    [Type.Time]: arrow.Time,
    [Type.Timestamp]: arrow.Timestamp,
    [Type.Interval]: arrow.Interval,
    [Type.Duration]: arrow.Duration,
    [Type.List]: arrow.List,
    [Type.Struct]: arrow.Struct,
    [Type.Union]: arrow.Union,
    [Type.FixedSizeBinary]: arrow.FixedSizeBinary,
    [Type.FixedSizeList]: arrow.FixedSizeList,
    [Type.Map]: arrow.Map_,
    [Type.Dictionary]: arrow.Dictionary,
    [Type.LargeBinary]: arrow.LargeBinary,
    [Type.LargeUtf8]: arrow.LargeUtf8,
    [Type.LargeList]: arrow.LargeList,
    [Type.BinaryView]: arrow.BinaryView,
    [Type.Utf8View]: arrow.Utf8View,
  }
  return classes[typeId]
}

/** A column, or a part of one: its type, its buffers and its children. */
export type Data<T extends apacheArrow.DataType = apacheArrow.DataType> = apacheArrow.Data<T>
/** The type of a column. */
export type DataType = apacheArrow.DataType
/** A named type, and whether it may be null. */
export type Field = apacheArrow.Field
/** The type of lists. */
export type List = apacheArrow.List
/** The type of pairs of keys and values. */
export type Map_ = apacheArrow.Map_
/** Columns of the same number of rows. */
export type RecordBatch = apacheArrow.RecordBatch
/** The fields of a table, in their order. */
export type Schema = apacheArrow.Schema
/** The type of objects. */
export type Struct = apacheArrow.Struct
/** Columns as one list of values. */
export type Vector = apacheArrow.Vector

/** The buffers and children of a column: of those below the ones that its type has. */
export interface ColumnParts {
  /** The number of rows. */
  length: number
  /** Rows that the buffers hold before the first. Default 0. */
  offset?: number
  /** How many rows are null; counted when it is first asked for, where it is left out. */
  nullCount?: number
  /** One bit a row, 1 where it is valid; left out where no row is null. */
  nullBitmap?: Uint8Array | null
  /** Where the values of each row begin in `data` or `child`, and where the last one ends. */
  valueOffsets?: Int32Array
  /** The values, in an array of the kind that the type has. */
  data?: ArrayBufferView
  /** The items of a list or a map. */
  child?: Data
  /** The fields of a struct. */
  children?: readonly Data[]
  /** The values that the numbers of a dictionary stand for. */
  dictionary?: Vector
}

/**
 * A column of its buffers, without copying them. `makeData` of apache-arrow has a signature for each type, of
 * which none fits a type that is known only when the program runs; so this is the one place that silences it.
 */
export function makeColumn(type: DataType, parts: ColumnParts): Data {
  return makeData({ type, ...parts } as never)
}

/** The type of texts that are kept once and named by numbers of so many bits. No other dictionary of a file has this id. */
export function wordType(bits: 8 | 16 | 32, id: number): DataType {
  return new arrow.Dictionary(new arrow.Utf8(), new arrow.Int(true, bits) as never, id, false)
}
