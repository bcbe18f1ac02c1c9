import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import type { Transform } from '../../src/transform/transform.js'
import type { PackReport } from '../../transforms/pack/findings.js'
import { pack } from '../../transforms/pack.js'
import { checkLaws, runStep } from '../laws.js'

const transform = pack as unknown as Transform

/** Documents whose tokens tell which document they are of and which of its tokens they are. */
const documentOf = (number: number, length: number) =>
  Array.from({ length }, (_, i) => (number + 1) * 1000 + i)
const rowsWith = (lengths: readonly number[]): Row[] =>
  lengths.map((length, i) => ({ text: `document ${i}`, input_ids: documentOf(i, length) }))

async function packed(rows: Row[], options: object, source = 0) {
  const run = await runStep(transform, [[batchOfRows(rows, { source })]], { options })
  return { ...run, rows: run.batches.flatMap(rowsOf) as PackedRow[] }
}

interface PackedRow {
  input_ids: number[]
  labels: number[]
  position_ids: number[]
  seq_lengths: number[]
  [column: string]: unknown
}

/** The documents of a packed row. */
function piecesOf({ input_ids, seq_lengths }: PackedRow): number[][] {
  let at = 0
  return seq_lengths.map((length) => input_ids.slice(at, (at += length)))
}

const lengthLists = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 60 })
const strategies = fc.constantFrom('bfd', 'bfd_split', 'ffd', 'wrapped')
/** A window of 16 rows, so that packing happens several times in a partition. */
const rowLength = 8

describe('pack', () => {
  test('keeps the laws of transforms, and gives the same rows however batches fall', async () => {
    await fc.assert(
      fc.asyncProperty(lengthLists, strategies, async (lengths, strategy) => {
        const rows = rowsWith(lengths)
        const middle = rows.length >> 1
        const batches = [rows.slice(0, middle), rows.slice(middle)]
          .filter((part) => part.length > 0)
          .map((part, i) => batchOfRows(part, { source: i }))
        await checkLaws(transform, { options: { length: rowLength, strategy, window: 1 }, batches })
      }),
      { numRuns: 8 },
    )
  })

  test('loses no token of documents that fit, by any strategy, and tells documents of a row apart', async () => {
    await fc.assert(
      fc.asyncProperty(lengthLists, strategies, async (lengths, strategy) => {
        const isCut = strategy === 'bfd' || strategy === 'ffd'
        const fitting = lengths.map((length) => (isCut ? Math.min(length, rowLength) : length))
        const { rows, counts } = await packed(rowsWith(fitting), { length: rowLength, strategy, window: 1 })
        const pieces = rows.flatMap(piecesOf)
        const tokens = pieces.flat().sort((a, b) => a - b)
        expect(tokens).toEqual(fitting.flatMap((length, i) => documentOf(i, length)))
        for (const piece of pieces) for (const [i, token] of piece.entries()) expect(token).toBe(piece[0] + i)
        for (const row of rows) {
          expect(row.input_ids.length).toBeLessThanOrEqual(rowLength)
          expect(row.position_ids).toEqual(piecesOf(row).flatMap((piece) => [...piece.keys()]))
          expect(row.labels).toEqual(piecesOf(row).flatMap(([, ...rest]) => [-100, ...rest]))
        }
        expect(counts.rowsIn + counts.added).toBe(counts.rowsOut + counts.joined)
      }),
      { numRuns: 60 },
    )
  })

  test('fills rows one after the other when wrapped: all but the last are full', async () => {
    const { rows } = await packed(rowsWith([5, 30, 2, 9]), { length: 8, strategy: 'wrapped' })
    expect(rows.map((row) => row.seq_lengths)).toEqual([[5, 3], [8], [8], [8], [3, 2, 3], [6]])
  })

  test.each([
    ['head', [1000, 1001, 1002, 1003], { truncated: 1 }, {}],
    ['tail', [1002, 1003, 1004, 1005], { truncated: 1 }, {}],
    ['drop', undefined, {}, { document_too_long: 1 }],
  ])('of a document that is too long keeps its %s, and counts it', async (overlong, ids, notes, dropped) => {
    const { rows, counts } = await packed(rowsWith([6, 1]), { length: 4, overlong })
    expect(rows.flatMap(piecesOf)).toEqual([...(ids === undefined ? [] : [ids]), [2000]])
    expect(counts).toMatchObject({ notes, dropped })
  })

  test('refuses to say what stays of documents of which nothing is lost', async () => {
    await expect(packed(rowsWith([1]), { length: 4, strategy: 'wrapped', overlong: 'tail' })).rejects.toThrow(
      /loses nothing of them. Leave it out, or take bfd or ffd/,
    )
  })

  test('takes labels and masks, and leaves out padding', async () => {
    const given: Row[] = [
      { input_ids: [1, 2, 3], labels: [-100, 2, 3], completion_mask: [1, 1, 0], attention_mask: [1, 1, 1] },
      { input_ids: [4, 5, 0], labels: [4, 5, 0], completion_mask: [1, 1, 1], attention_mask: [1, 1, 0] },
    ]
    const write = ['labels', 'attention_mask', 'document_ids', 'seq_lengths']
    const { rows } = await packed(given, { length: 8, write })
    expect(rows).toEqual([
      {
        input_ids: [1, 2, 3, 4, 5],
        labels: [-100, 2, -100, -100, 5],
        attention_mask: [1, 1, 1, 1, 1],
        document_ids: [1, 1, 1, 2, 2],
        seq_lengths: [3, 2],
      },
    ])
  })

  test('rejects what is no list of tokens, and leaves out documents without any', async () => {
    const given: Row[] = [
      { input_ids: [1, null], labels: [1, 2] },
      { input_ids: null, labels: [1] },
      { input_ids: [1], labels: [1, 2] },
      { input_ids: [2 ** 40], labels: [1] },
      { input_ids: [], labels: [] },
      { input_ids: [7, 8], labels: [7, 8] },
    ]
    const { rows, counts } = await packed(given, { length: 4 })
    expect(rows.map((row) => row.input_ids)).toEqual([[7, 8]])
    expect(counts).toMatchObject({ rejected: { bad_tokens: 4 }, dropped: { no_tokens: 1 }, joined: 0 })
  })

  test('joins no documents of different values in the columns that stay', async () => {
    const given = rowsWith([2, 3, 2, 1, 4]).map((row, i) => ({
      ...row,
      part: ['train', 'test', null][i % 3],
    }))
    const { rows } = await packed(given, { length: 8, by: ['part'], write: ['seq_lengths'] })
    expect(rows).toEqual([
      { input_ids: [1000, 1001, 4000], seq_lengths: [2, 1], part: 'train' },
      { input_ids: [2000, 2001, 2002, 5000, 5001, 5002, 5003], seq_lengths: [3, 4], part: 'test' },
      { input_ids: [3000, 3001], seq_lengths: [2], part: null },
    ])
  })

  test('gives rows the places of their first documents, with copy numbers where one document begins several', async () => {
    const run = await packed(rowsWith([20, 3]), { length: 8, strategy: 'bfd_split' }, 5)
    const places = run.batches.flatMap(({ origin }) =>
      [...origin.positions].map((position, i) => [origin.source, position, origin.copies[i]]),
    )
    expect(places).toEqual([
      [5, 0, 0],
      [5, 0, 1],
      [5, 0, 2],
    ])
    expect(run.counts).toMatchObject({ rowsIn: 2, added: 2, rowsOut: 3, joined: 1, notes: { split: 1 } })
  })

  test('reports what is wasted, and how much of it at the ends of partitions', () => {
    const found = {
      rows: 4,
      endRows: 1,
      tokens: 30,
      free: 2,
      endFree: 2,
      documents: 9,
      truncated: 0,
      dropped: 1,
    }
    const { findings, figures } = pack
    const options = pack.options.parse({ length: 8 })
    const report = findings!.report({ ...found, split: 0, lostTokens: 10 }, options) as PackReport
    expect(report).toMatchObject({ waste: 1 / 16, wasteAtEnds: 1 / 16, lost: 1 / 4, documentsPerRow: 2 })
    expect(figures!.of(report, options)).toEqual([
      { name: 'packingWaste', of: '', value: 1 / 16 },
      { name: 'lostTokens', of: '', value: 1 / 4 },
    ])
  })

  test('lets documents of ill-filled rows wait for better company, within a bound', async () => {
    // No two of the first share a row; what fills them up comes later. Twelve of them may wait, and two are full by then.
    const lengths = [...new Array<number>(24).fill(40), ...new Array<number>(24).fill(24)]
    const { rows } = await packed(rowsWith(lengths), { length: 64, window: 1024 })
    expect(rows.filter((row) => row.input_ids.length === 64)).toHaveLength(14)
    expect(rows.reduce((sum, row) => sum + row.input_ids.length, 0)).toBe(24 * 64)
  })

  test('refuses data without tokens, and columns of another kind', async () => {
    await expect(packed([{ text: 'a' }], { length: 8 })).rejects.toThrow(/Put the step "tokenize" before it/)
    await expect(packed([{ input_ids: ['a'] }], { length: 8 })).rejects.toThrow(
      /wants lists of whole numbers/,
    )
    await expect(packed(rowsWith([1]), { length: 8, by: ['size'] })).rejects.toThrow(
      /"by" is not in the data/,
    )
    await expect(packed(rowsWith([1]), { length: 8, by: ['input_ids'] })).rejects.toThrow(
      /Name another column/,
    )
  })
})
