import { Schema } from '../arrow/arrow.js'
import { Batch } from '../arrow/batch.js'
import { PrepError, placeError } from '../base/errors.js'
import type { BadRecord, InputFile } from '../formats/format.js'
import { formats } from '../formats/registry.js'
import type { Split } from '../input/partition.js'
import { ownFields, stampRows } from '../input/source-column.js'
import { type Board, checkStop } from './task.js'

/** How the records of a split are read. */
export interface ReadSplitOptions {
  /** Every record is checked against this. */
  schema: Schema
  /** Top-level columns to yield; all, when left out. */
  columns?: ReadonlySet<string>
  invalidUtf8: 'replace' | 'reject'
  onBad: (file: InputFile, bad: BadRecord) => void
  board: Board
}

/**
 * Reads a split batch by batch. The same records come out whatever `columns` is: text formats are read whole
 * in any case, so that a record which is rejected in one pass is rejected in all of them.
 */
export async function* readSplit(split: Split, options: ReadSplitOptions): AsyncGenerator<Batch> {
  const { columns, invalidUtf8, onBad, board } = options
  const narrow = columns === undefined ? options.schema : selectFields(options.schema, columns)
  const progress = new Float64Array(board.progress, split.index * 16, 2)
  progress.fill(0)
  let done = 0
  for (const { file, part } of split.parts) {
    const format = formats[file.format]
    const own = ownFields(options.schema, file)
    const schema = format.schemaOf === undefined ? own : ownFields(narrow, file)
    const task = {
      file,
      part,
      schema,
      skipped: schema === own ? new Set<string>() : new Set(own.fields.map(({ name }) => name)),
      invalidUtf8,
      onBad: (bad: BadRecord) => onBad(file, bad),
    }
    const stamp = stampRows(file)
    try {
      for await (const batch of format.read(task)) {
        checkStop(board)
        progress[1] += batch.numRows
        if (file.format !== 'arrow')
          progress[0] = done + batch.origin.positions[batch.numRows - 1] - part.from
        yield schema === narrow ? batch : selectColumns(stamp(batch), narrow)
      }
    } catch (error) {
      throw explainReadError(error, file)
    }
    done += part.to - part.from
    progress[0] = done
  }
}

function explainReadError(error: unknown, file: InputFile): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'EACCES')
    return new PrepError('bad_input', `"${file.path}" can no longer be opened`, {
      at: { source: file.path },
      cause: error,
    })
  return placeError(error, { source: file.path })
}

/** The schema with only these fields, in its own order. */
export function selectFields(schema: Schema, names: ReadonlySet<string>): Schema {
  const fields = schema.fields.filter((field) => names.has(field.name))
  return fields.length === schema.fields.length ? schema : new Schema(fields, schema.metadata)
}

function selectColumns(batch: Batch, schema: Schema): Batch {
  return new Batch(
    schema,
    schema.fields.map((field) => batch.column(field.name)),
    batch.origin,
  )
}
