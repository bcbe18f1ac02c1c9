import { RecordBatchFileReader, RecordBatchReader, Vector } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Schema } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { arrowEncoder } from '../../../src/formats/arrow/encode.js'
import { arrowFileFrame } from '../../../src/formats/arrow/file-frame.js'
import { runs } from '../../campaign.js'
import { flatRows, flatSchema, nestedRows, nestedSchema } from '../write.arbitrary.js'

/** A file of batches whose stream comes in pieces of the given size. */
function fileOf(schema: Schema, batches: readonly Batch[], pieceBytes: number): Uint8Array {
  const encoder = arrowEncoder(schema)
  const pieces = [Buffer.from(encoder.head())]
  for (const batch of batches) pieces.push(...encoder.encode(batch).map((piece) => Buffer.from(piece)))
  const stream = Buffer.concat([...pieces, encoder.tail()])
  const frame = arrowFileFrame()
  const written = [Buffer.from(frame.head())]
  for (let at = 0; at < stream.length; at += pieceBytes) {
    const piece = Buffer.from(stream.subarray(at, at + pieceBytes))
    frame.see(piece)
    written.push(Buffer.from(piece))
    // The pieces of a join lie in one block that is used again.
    piece.fill(0)
  }
  return Buffer.concat([...written, frame.tail()])
}

/** The batches of a file as its footer tells them, the last one first. */
function readByFooter(file: Uint8Array): { rows: number; values: unknown }[] {
  const reader = RecordBatchReader.from(file)
  if (!(reader instanceof RecordBatchFileReader)) throw new Error('The bytes are not of the file format')
  reader.open()
  return Array.from({ length: reader.numRecordBatches }, (_, i) => {
    const batch = reader.readRecordBatch(reader.numRecordBatches - 1 - i)
    return { rows: batch!.numRows, values: batch!.toArray().map((row) => cellsOf(row?.toJSON())) }
  })
}

/** A row with plain lists. */
function cellsOf(row: Record<string, unknown> | undefined): Record<string, unknown> {
  const cells = Object.entries(row ?? {})
  return Object.fromEntries(
    cells.map(([name, cell]) => [name, cell instanceof Vector ? [...cell] : cell] as const),
  )
}

describe('`arrowFileFrame()`', () => {
  test.each([
    { kind: 'flat', rows: flatRows, schema: flatSchema },
    { kind: 'nested', rows: nestedRows, schema: nestedSchema },
  ])('makes a file whose footer tells where each batch of $kind rows lies', ({ rows, schema }) => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), fc.integer({ min: 1, max: 999 }), (shards, size) => {
        const batches = shards.map((given) => batchOfRows(given, { schema }))
        const filled = batches.filter(({ numRows }) => numRows > 0)
        const file = fileOf(schema, batches, size)
        const found = readByFooter(file)
        expect(found.map(({ rows }) => rows)).toEqual(filled.map(({ numRows }) => numRows).reverse())
        expect(Buffer.from(file.subarray(0, 8)).toString('latin1')).toBe('ARROW1\0\0')
        expect(Buffer.from(file.subarray(-6)).toString('latin1')).toBe('ARROW1')
      }),
      runs(10),
    )
  })

  test('holds the values and the schema', () => {
    const batch = batchOfRows([
      { id: 1, text: '你好', tags: ['a', null] },
      { id: 2, text: null, tags: [] },
    ])
    const file = fileOf(batch.schema, [batch, batch], 7)
    expect(String(RecordBatchReader.from(file).open().schema)).toBe(String(batch.schema))
    const wanted = [
      { id: 1n, text: '你好', tags: ['a', null] },
      { id: 2n, text: null, tags: [] },
    ]
    const found = readByFooter(file).map(({ values }) => values)
    expect(found).toEqual([wanted, wanted])
  })
})
