import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import type { TokensReport } from '../../src/schemas/token-profile.js'
import { openTokenizer, TokenSink } from '../../src/tokens/tokenizer.js'
import type { Transform } from '../../src/transform/transform.js'
import { OpenFindings, tokensFindings } from '../../transforms/tokens/findings.js'
import {
  addLength,
  type LengthSketch,
  quantile,
  sketchLength,
} from '../../transforms/tokens/length-sketch.js'
import { tokens } from '../../transforms/tokens.js'
import { checkLaws, runStep } from '../laws.js'
import { root } from '../source-files.js'

const tokenizer = join(root, 'datasets/samples/tokenizer')
const transform = tokens as unknown as Transform
const opened = await openTokenizer(tokenizer)

function countOf(text: string): number {
  const sink = new TokenSink()
  opened.encode(text, sink)
  return sink.length
}

async function counted(rows: Row[], options: object) {
  const run = await runStep(transform, [[batchOfRows(rows)]], { options })
  return { ...run, rows: run.batches.flatMap(rowsOf) }
}

const chats = ['Hi', 'Dear hiring desk, 你好', '', 'x'.repeat(50)].map((content, id) => ({
  id,
  messages: [{ content }, { content: 'Yes, of course.' }],
}))
const countsOfChats = chats.map(({ messages }) =>
  messages.reduce((sum, { content }) => sum + countOf(content), 0),
)

describe('tokens', () => {
  test('keeps the laws of transforms', async () => {
    await checkLaws(transform, {
      options: { tokenizer, fields: ['messages[].content'], min: 6 },
      batches: [batchOfRows(chats)],
    })
  })

  test('counts all texts of a record together, and leaves out those of too few and too many', async () => {
    const options = { tokenizer, fields: ['messages[].content'] }
    const all = await counted(chats, options)
    expect(all.rows).toEqual(chats.map((chat, i) => ({ ...chat, tokens: countsOfChats[i] })))
    const sorted = [...countsOfChats].sort((a, b) => a - b)
    const some = await counted(chats, { ...options, min: sorted[1], max: sorted[2] })
    expect(some.rows.map((row) => row.tokens)).toEqual(
      countsOfChats.filter((count) => count >= sorted[1] && count <= sorted[2]),
    )
    expect(some.counts.dropped).toEqual({ too_few_tokens: 1, too_many_tokens: 1 })
  })

  test('counts lists of tokens without a tokenizer, in place of a column of that name', async () => {
    const { rows } = await counted(
      [
        { input_ids: [1, 2, 3], tokens: 'old' },
        { input_ids: null, tokens: null },
      ],
      {},
    )
    expect(rows).toEqual([
      { input_ids: [1, 2, 3], tokens: 3 },
      { input_ids: null, tokens: 0 },
    ])
  })

  test('wants a tokenizer for texts', async () => {
    await expect(counted([{ text: 'a' }], {})).rejects.toThrow(/Texts are counted by a tokenizer/)
  })

  test('reports quantiles, a histogram, and the training by packed rows, the same however partitions fall', () => {
    const options = tokens.options.parse({ length: 8, batchSize: 2, epochs: 3 })
    const lengths = [8, 8, 5, 3, 12, 4, 4, 0]
    const part = (some: readonly number[]) => {
      const open = new OpenFindings(options)
      for (const length of some) open.add(length)
      return tokensFindings.seal!(open)
    }
    const merged = tokensFindings.merge(part(lengths.slice(0, 4)), part(lengths.slice(4)))
    const report = tokensFindings.report(merged, options) as TokensReport
    expect(report).toMatchObject({ records: 8, tokens: 44, mean: 5.5, longest: 12 })
    expect(report.quantiles).toMatchObject({ p50: 4, p99: 12 })
    expect(report.histogram).toEqual([
      { from: 0, to: 0, count: 1 },
      { from: 2, to: 3, count: 1 },
      { from: 4, to: 7, count: 3 },
      { from: 8, to: 15, count: 3 },
    ])
    // 8, 8, 5 + 3, 12 cut to 8, 4 + 4.
    expect(report.training).toMatchObject({
      rows: 5,
      waste: 0,
      overlong: 1,
      lost: 4 / 44,
      stepsAnEpoch: 3,
      steps: 9,
    })
  })

  test('tells quantiles to at most 1.1 % above the true ones, and below 1,024 exactly', () => {
    const lengths = fc.array(fc.oneof(fc.nat(1500), fc.nat(200_000)), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(lengths, fc.double({ min: 0.01, max: 1, noNaN: true }), (given, share) => {
        const sketch: LengthSketch = {}
        for (const length of given) addLength(sketch, length)
        const sorted = [...given].sort((a, b) => a - b)
        const exact = sorted[Math.max(0, Math.ceil(share * given.length - 1e-9) - 1)]
        const told = quantile(sketch, share) ?? -1
        expect(told).toBeGreaterThanOrEqual(exact)
        expect(told).toBeLessThanOrEqual(exact < 1024 ? exact : exact * 1.011)
        expect(sketchLength(told)).toBe(told)
      }),
    )
  })
})
