import { PrepError } from '../base/errors.js'
import { DataType, Field, type Schema, Utf8 } from './arrow.js'
import type { Batch } from './batch.js'

/** The splits of a data set, such as train and test: a column that names the one of each row. */
export interface DataSplits {
  /** The column that names the split of each row. */
  column: string
  /** The names of the splits, in their order. */
  names: readonly string[]
}

/** The field of a column that names the split of each row; `names` are the splits there are, in their order. */
export function splitField(column: string, names: readonly string[]): Field {
  const metadata = new Map([
    ['prepkit', 'split'],
    ['prepkit.splits', JSON.stringify(names)],
  ])
  return new Field(column, new Utf8(), true, metadata)
}

/** The name of the column that {@link splitField} made, where a schema has one. */
export function splitColumnOf(schema: Schema): string | undefined {
  return splitsOf(schema)?.column
}

/** The column that {@link splitField} made and the names of its splits. Throws `bad_schema` for names that are no folder names. */
export function splitsOf(schema: Schema): DataSplits | undefined {
  const field = schema.fields.find(
    ({ metadata, type }) => metadata.get('prepkit') === 'split' && DataType.isUtf8(type),
  )
  if (field === undefined) return undefined
  return { column: field.name, names: namesOf(field.metadata.get('prepkit.splits')) }
}

/** The names may come from a file that somebody else wrote: none of them leads out of the output folder. */
function namesOf(text = ''): string[] {
  try {
    const names: unknown = JSON.parse(text)
    if (Array.isArray(names) && names.every(isFolderName) && areDistinct(names)) return names
  } catch {
    // What is no JSON is refused like every other list that cannot be used.
  }
  throw new PrepError(
    'bad_schema',
    'A column is marked as that of the splits, with names that no folders can have',
  )
}

/**
 * Whether splits of this name can have a folder each, on any system: letters, digits and `_`, as the names of
 * splits in Hugging Face `datasets` (`splits.py`), but no dots, and no name that Windows or prepkit keeps.
 */
export function isFolderName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    /^[\p{L}\p{N}_]{1,64}$/u.test(name) &&
    !/^(?:rejects|trail|con|prn|aux|nul|(?:com|lpt)\d)$/i.test(name)
  )
}

/** Whether names stay apart where a file system knows no case and no difference between forms of a letter. */
export function areDistinct(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.normalize('NFKC').toLowerCase())).size === names.length
}

/**
 * The number of the split of each row. Throws `bad_input` for a row that is in none of the splits, which `namedIn` lists where
 * an option does.
 */
export function splitNumbers(
  batch: Batch,
  { column, names }: DataSplits,
  namedIn?: string | undefined,
): Uint8Array {
  const data = batch.column(column)
  const splitOf = new Uint8Array(batch.numRows)
  if (!DataType.isUtf8(data.type)) throw new PrepError('bad_schema', `Column "${column}" is no longer text`)
  const offsets = data.valueOffsets as Int32Array
  const { buffer, byteOffset, byteLength } = data.values as Uint8Array
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  const bytesOfNames = names.map((name) => Buffer.from(name))
  for (let row = 0; row < batch.numRows; row++) {
    const [start, end] = [offsets[row], offsets[row + 1]]
    const split = bytesOfNames.findIndex(
      (name) => name.length === end - start && bytes.compare(name, 0, name.length, start, end) === 0,
    )
    if (split < 0 || !data.getValid(row)) throw inNoSplit({ column, names }, namedIn)
    splitOf[row] = split
  }
  return splitOf
}

function inNoSplit({ column, names }: DataSplits, namedIn: string | undefined): PrepError {
  const known = names.join(', ')
  return new PrepError(
    'bad_input',
    namedIn === undefined
      ? `A row has another value in the column "${column}" than the names of the splits: ${known}. Let no step change that column, or write to a single file`
      : `A row has another value in the column "${column}" than the names of the splits: ${known}. Name all splits in ${namedIn}, the earliest first`,
  )
}
