import { Schema } from '../../arrow/arrow.js'
import { Batch, fieldIndex, placesOf } from '../../arrow/batch.js'
import type { Shape } from '../../arrow/infer-schema.js'
import { PrepError, placeError } from '../../base/errors.js'
import { isSystemError } from '../../base/thrown.js'
import type { BadRecord } from '../../formats/format/reader.js'
import type { Scratch } from '../../formats/format/scratch.js'
import type { InputFile } from '../../formats/input-file.js'
import { formats, loadReader } from '../../formats/registry.js'
import type { InputCopies } from '../../input/input-copies.js'
import { type InputPart, openPartHash } from '../../input/input-part.js'
import type { Partition } from '../../input/partition.js'
import { addSourceColumn, ownFields } from '../../input/source-column.js'
import { countsOf, type ProgressBuffer, throwIfAborted } from './progress-buffer.js'

/** How the records of a partition are read. */
export interface ReadPartitionOptions {
  /** Every record is checked against this. */
  schema: Schema
  /** Top-level columns to yield; all, when left out. */
  columns?: ReadonlySet<string>
  invalidUtf8: 'replace' | 'reject'
  onBad: (file: InputFile, bad: BadRecord) => void
  /** Called behind each range with the hash of the bytes that were read for it. */
  onPart?: (part: InputPart) => void
  progress: ProgressBuffer
  scratch?: Scratch
  /** Whether each batch is done with before the next is asked for; see `ReadTask`. */
  lends?: boolean
  /** Takes the kinds of the values that say more than that the schema fits; see `ReadTask`. */
  strays?: Shape
}

/**
 * Reads a partition batch by batch. The same records come out whatever `columns` is: text formats are read whole
 * in any case, so that a record which is rejected in one pass is rejected in all of them.
 */
export async function* readPartition(
  partition: Partition,
  options: ReadPartitionOptions,
): AsyncGenerator<Batch> {
  const { columns, invalidUtf8, onBad, onPart, progress } = options
  const narrow = columns === undefined ? options.schema : selectFields(options.schema, columns)
  const counts = countsOf(progress, partition.index)
  let done = 0
  for (const { file, range } of partition.ranges) {
    const reader = await loadReader(file.format)
    const { isText } = formats[file.format]
    const own = ownFields(options.schema, file)
    const schema = reader.schemaOf === undefined ? own : ownFields(narrow, file)
    const hash = onPart && openPartHash(file, range)
    const task = {
      file,
      range,
      schema,
      skipped: schema === own ? new Set<string>() : new Set(own.fields.map(({ name }) => name)),
      invalidUtf8,
      onBad: (bad: BadRecord) => onBad(file, bad),
      onBytes: hash?.onBytes,
      lends: options.lends,
      strays: options.strays,
      scratch: options.scratch,
    }
    const addSource = addSourceColumn(file)
    const select = columnSelector(narrow)
    try {
      for await (const batch of reader.read(task)) {
        // Timers, signals and what a step left to do later get their turn.
        await new Promise(setImmediate)
        throwIfAborted(progress)
        counts[1] += batch.numRows
        if (isText) counts[0] = done + batch.origin.positions[batch.numRows - 1] - range.from
        yield schema === narrow ? batch : select(addSource(batch))
      }
    } catch (error) {
      throw explainReadError(error, file)
    }
    if (hash !== undefined) onPart?.(hash.part())
    done += range.to - range.from
    counts[0] = done
  }
}

/** Reads a partition as {@link readPartition} does, outside of a pass: its inputs are made ready before, and left behind. */
export async function* readHeld(
  partition: Partition,
  { copies, ...options }: ReadPartitionOptions & { copies: InputCopies },
): AsyncGenerator<Batch> {
  const release = await copies.hold(partition.ranges.map(({ file }) => file))
  try {
    yield* readPartition(partition, options)
  } finally {
    release()
  }
}

/** Says of a fault by which name the user gave the file, and what can be done. */
export function explainReadError(error: unknown, file: InputFile): unknown {
  // The list of rejects is written while records are read.
  if (error instanceof PrepError && error.code === 'write_failed') return error
  if (!isSystemError(error)) return placeError(error, { source: file.path })
  const { code, syscall } = error
  const isGone = code === 'ENOENT' || code === 'EACCES'
  const message = isGone
    ? `"${file.path}" can no longer be opened`
    : `"${file.path}" cannot be read (${code}, ${syscall}). Repair the disk or copy the file elsewhere`
  return new PrepError('bad_input', message, { at: { source: file.path }, cause: error })
}

/** The schema with only these fields, in its own order. */
export function selectFields(schema: Schema, names: ReadonlySet<string>): Schema {
  const fields = schema.fields.filter((field) => names.has(field.name))
  return fields.length === schema.fields.length ? schema : new Schema(fields, schema.metadata)
}

/** Picks the columns of a schema out of batches that all have the same. */
function columnSelector(schema: Schema): (batch: Batch) => Batch {
  let places: number[] | undefined
  return (batch) => {
    if (places === undefined) {
      const found = placesOf(batch.schema)
      places = schema.fields.map(({ name }) => found.get(name) ?? fieldIndex(batch.schema, name))
    }
    return new Batch(
      schema,
      places.map((place) => batch.columns[place]),
      batch.origin,
    )
  }
}
