import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { takeRows } from '../../arrow/take.js'
import { recordLimit } from '../../formats/format/reader.js'
import type { InputFile } from '../../formats/input-file.js'
import { readLineBlocks } from '../../formats/json/lines.js'
import { defaultFormats, hasRecordLines, loadEncoder } from '../../formats/registry.js'

/**
 * Finds the record that a rejected row was read from, as it was before any step: the line of a file of JSON Lines, byte by
 * byte, and the row as a line of JSON for any other format, whose parts mean nothing without the whole file.
 */
export class RejectedRecords {
  readonly #encode: (batch: Batch) => Uint8Array
  #batch: Batch | undefined

  constructor(encode: (batch: Batch) => Uint8Array) {
    this.#encode = encode
  }

  /** Takes the batch that the steps are given next. */
  see(batch: Batch): void {
    this.#batch = batch
  }

  /** The record at a place; `undefined` where a step has held its row back until other batches were read. */
  at(file: InputFile, position: number): Uint8Array | undefined {
    if (hasRecordLines(file.format)) return lineAt(file, position)
    const batch = this.#batch
    if (batch === undefined || batch.origin.source !== file.source) return undefined
    const row = batch.origin.positions.indexOf(position)
    return row < 0 ? undefined : this.#encode(takeRows(batch, Uint32Array.of(row)))
  }
}

/** Opens the records of batches of a schema. */
export async function openRejectedRecords(schema: Schema): Promise<RejectedRecords> {
  const encoder = (await loadEncoder(defaultFormats.stream))(schema)
  return new RejectedRecords((batch) => withoutFeed(Buffer.concat(encoder.encode(batch))))
}

function lineAt(file: InputFile, from: number): Uint8Array | undefined {
  const lines = { from, to: file.bytes, maxLineBytes: recordLimit(file) }
  for (const { bytes, length } of readLineBlocks(file.readPath, lines))
    return Uint8Array.prototype.slice.call(bytes, 0, Math.min(bytes.indexOf(0x0a), length))
  return undefined
}

function withoutFeed(line: Buffer): Buffer {
  return line.at(-1) === 0x0a ? line.subarray(0, -1) : line
}
