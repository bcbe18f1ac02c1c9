import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bool, Field, Float64, Int64, List, Schema, Struct, Utf8 } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import type { ColumnProfile } from '../../../src/schemas/column-profile.js'
import {
  type ColumnsOptions,
  type ColumnsSummary,
  mergeColumns,
  openColumns,
  summarizeColumns,
} from '../../../transforms/profile/columns/index.js'
import { runs } from '../../campaign.js'

const schema = new Schema([
  new Field('n', new Int64(), true),
  new Field('x', new Float64(), true),
  new Field('b', new Bool(), true),
  new Field('t', new Utf8(), true),
  new Field(
    'm',
    new List(
      new Field(
        'item',
        new Struct([new Field('role', new Utf8(), true), new Field('score', new Float64(), true)]),
        true,
      ),
    ),
    true,
  ),
])

/** What is told of few rows is looked at too, unless a test asks for what may not be told. */
function sealed(batches: Batch[], options: ColumnsOptions = {}): ColumnsSummary {
  const observer = openColumns(batches[0].schema, { minShared: 1, ...options })
  for (const batch of batches) observer.observe(batch)
  return JSON.parse(JSON.stringify(structuredClone(observer.seal())))
}

function toldOf(rows: Row[], options: ColumnsOptions & { schema?: Schema } = {}) {
  return summarizeColumns(sealed([batchOfRows(rows, { schema: options.schema })], options))
}

function columnOf(rows: Row[], path: string, options: ColumnsOptions = {}): ColumnProfile {
  const found = toldOf(rows, options).columns.find((column) => column.path === path)
  if (found === undefined) throw new Error(`No column ${path}`)
  return found
}

const texts = fc.oneof(
  fc.constantFrom(
    '',
    'yes',
    'no',
    '你好',
    '機器學習 is 有趣',
    'ひらがなとカタカナ',
    'Привет, мир',
    '🙂 ok',
    '  a  b ',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(0, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE),
)
const item = fc.option(
  fc.record({ role: fc.option(texts, { nil: null }), score: fc.option(numbers, { nil: null }) }),
  { nil: null },
)
const row = fc.record({
  n: fc.option(fc.oneof(fc.integer(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), { nil: null }),
  x: fc.option(numbers, { nil: null }),
  b: fc.option(fc.boolean(), { nil: null }),
  t: fc.option(texts, { nil: null }),
  m: fc.option(fc.array(item, { maxLength: 3 }), { nil: null }),
})

describe('the profile of columns', () => {
  it('is the same however the rows are divided, and in whatever order the parts are merged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(row, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 40 }),
        (parted) => {
          const batch = (rows: Row[]) => batchOfRows(rows, { schema })
          const whole = sealed([batch(parted.map(([one]) => one))], { minShared: 2 })
          const parts = [0, 1, 2, 3].map((part) =>
            sealed([batch(parted.filter(([, of]) => of === part).map(([one]) => one))], { minShared: 2 }),
          )
          const [a, b, c, d] = parts
          const left = mergeColumns(mergeColumns(mergeColumns(a, b), c), d)
          const right = mergeColumns(d, mergeColumns(mergeColumns(c, b), a))
          expect(summarizeColumns(left)).toEqual(summarizeColumns(whole))
          expect(right).toEqual(left)
        },
      ),
      runs(25),
    )
  })

  it('counts what a naive look at the rows counts', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const told = toldOf(rows, { schema, minShared: 1, top: 100 })
        const items = rows.flatMap((one) => one.m ?? [])
        const expected: Record<string, unknown[]> = {
          n: rows.map((one) => (one.n === null ? null : BigInt(one.n))),
          x: rows.map((one) => one.x),
          b: rows.map((one) => one.b),
          t: rows.map((one) => one.t),
          'm[].role': items.map((one) => one?.role ?? null),
          'm[].score': items.map((one) => one?.score ?? null),
        }
        expect(told.columns.map(({ path }) => path)).toEqual(Object.keys(expected))
        for (const column of told.columns) checkColumn(column, expected[column.path])
      }),
      runs(25),
    )
  })
})

function checkColumn(column: ColumnProfile, values: unknown[]): void {
  const present = values.filter((value) => value !== null)
  const plain = present.map((value) => (value === 0 ? '0' : String(value)))
  expect(column.values).toBe(values.length)
  expect(column.missing).toBe(values.length - present.length)
  expect(column.distinct).toEqual({ count: new Set(plain).size, relativeError: 0 })
  expect(column.top.reduce((sum, { count }) => sum + count, 0)).toBe(present.length)
  if (column.text !== undefined) {
    const lengths = plain.map((text) => [...text].length).sort((a, b) => a - b)
    expect(column.text.characters.sum).toBe(lengths.reduce((sum, length) => sum + length, 0))
    expect(column.text.empty).toBe(plain.filter((text) => text === '').length)
    if (lengths.length > 0) expect(column.text.characters.quantiles.values).toEqual(quantilesOf(lengths))
  }
  const sorted = present.map(Number).sort((a, b) => a - b)
  if (column.numbers === undefined) {
    expect(['Int64', 'Float64'].includes(column.type) && sorted.length > 0).toBe(false)
    return
  }
  expect(column.numbers.quantiles.values.map((value) => value + 0)).toEqual(
    quantilesOf(sorted).map((value) => value + 0),
  )
  const { edges, counts } = column.numbers.histogram
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(sorted.length)
  expect(edges.filter((edge) => !Number.isFinite(edge))).toEqual([])
  expect(edges.toSorted((a, b) => a - b)).toEqual(edges)
  expect(column.numbers.zeros).toBe(sorted.filter((value) => value === 0).length)
}

function quantilesOf(sorted: number[]): number[] {
  return [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1].map(
    (share) => sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1],
  )
}

describe('numbers', () => {
  it('have the mean and deviation of the textbook, whatever their size', () => {
    const { numbers } = columnOf(
      [2, 4, 4, 4, 5, 5, 7, 9].map((x) => ({ x: x + 1e15 })),
      'x',
    )
    expect(numbers).toMatchObject({ mean: 1e15 + 5, deviation: 2, min: 1e15 + 2, max: 1e15 + 9 })
  })

  it('beyond the range of exact squares are still summed up', () => {
    const { numbers } = columnOf([{ x: 1e308 }, { x: 1.5e308 }, { x: 0.5 }, { x: 1e308 }], 'x')
    expect(numbers?.mean).toBeCloseTo(0.875e308, -300)
    expect(numbers?.deviation).toBeGreaterThan(5e307)
    expect(JSON.stringify(numbers)).not.toContain('null')
  })

  it('keep their quantiles within the stated error when there are too many to count each', () => {
    const values = Array.from(
      { length: 60_000 },
      (_, i) => Math.exp(Math.sin(i * 12.9898) * 6) * (i % 3 ? 1 : -1),
    )
    const batches = [0, 20_000, 40_000].map((from) =>
      batchOfRows(values.slice(from, from + 20_000).map((x) => ({ x }))),
    )
    const merged = batches.map((batch) => sealed([batch])).reduce(mergeColumns)
    const [told] = summarizeColumns(merged).columns
    expect(told).toEqual(summarizeColumns(sealed(batches)).columns[0])
    const sorted = [...values].sort((a, b) => a - b)
    const { quantiles, mean, deviation } = told.numbers as NonNullable<typeof told.numbers>
    quantilesOf(sorted).forEach((exact, i) => {
      expect(Math.abs(quantiles.values[i] - exact)).toBeLessThanOrEqual(
        Math.abs(exact) * (quantiles.valueError as number),
      )
      const rank = sorted.filter((value) => value <= quantiles.values[i]).length / sorted.length
      expect(Math.abs(rank - quantiles.at[i])).toBeLessThanOrEqual(quantiles.rankError + 1 / sorted.length)
    })
    const naive = values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean).toBeCloseTo(naive, 9)
    const variance = values.reduce((sum, value) => sum + (value - naive) ** 2, 0) / values.length
    expect(deviation).toBeCloseTo(Math.sqrt(variance), 9)
  })

  it.each([
    ['whole numbers of a small range', [1, 2, 2, 3], [1, 2, 3, 4], [1, 2, 1]],
    ['one value', [4, 4], [2, 6], [2]],
    ['0 alone', [0], [-0.5, 0.5], [1]],
    [
      '0 and the least number above it',
      [0, Number.MIN_VALUE],
      [...Array(20).fill(0), Number.MIN_VALUE],
      [1, ...Array(18).fill(0), 1],
    ],
  ])('make a histogram of %s', (_, values, edges, counts) => {
    expect(
      columnOf(
        values.map((x) => ({ x })),
        'x',
      ).numbers?.histogram,
    ).toEqual({ edges, counts })
  })
})

describe('texts', () => {
  it.each([
    ['well, this is it', 16, 4],
    ["don't -- stop", 13, 2],
    ['你好', 2, 2],
    ['我喜欢用Python写程序。', 14, 6],
    ['カタカナ', 4, 1],
    ['สวัสดีครับ', 10, 3],
    ['🙂🙂', 2, 0],
    ['  ', 2, 0],
    ['naïve café', 10, 2],
  ])('%j has %i characters and %i words', (t, characters, words) => {
    const { text } = columnOf([{ t }], 't')
    expect([text?.characters.sum, text?.words.sum]).toEqual([characters, words])
  })

  it.each([
    ['en', 'What is the capital of France, and why do people visit it?'],
    ['de', 'Was ist die Hauptstadt von Frankreich und warum wird sie von so vielen besucht?'],
    ['fr', 'Quelle est la capitale de la France et pourquoi les gens la visitent-ils ?'],
    ['es', '¿Cuál es la capital de Francia y por qué la visita la gente en el verano?'],
    ['pt', 'Qual é a capital da França e por que as pessoas não visitam com mais frequência?'],
    ['it', 'Qual è la capitale della Francia e perché le persone la visitano con gli amici?'],
    ['nl', 'Wat is de hoofdstad van Frankrijk en waarom wordt het door zo veel mensen bezocht?'],
    ['pl', 'Jaka jest stolica Francji i dlaczego ludzie tak często się do niej wybierają?'],
    ['tr', 'Bu şehir çok güzel bir yer ve insanlar için önemli olan her şey var.'],
    ['id', 'Apa yang membuat kota ini menarik untuk orang yang datang dari negara lain?'],
    ['vi', 'Đây là một thành phố rất đẹp và có nhiều người đến thăm trong năm.'],
    ['ru', 'Это был очень хороший день, и мы не хотели, чтобы он закончился.'],
    ['uk', 'Це був дуже гарний день, і ми не хотіли, щоб він закінчився.'],
    ['ar', 'ما هي عاصمة فرنسا التي كان لا يعرفها أحد من الناس في هذا المكان'],
    ['hi', 'यह एक अच्छा दिन है और हम सब के साथ में खुश हैं'],
    ['zh-Hans', '请你写出一个可以生成五个不同随机数的程序'],
    ['zh-Hant', '請你寫出一個可以生成五個不同隨機數的程式'],
    ['zh', '你好'],
    ['ja', '東京は日本の首都です。'],
    ['ko', '안녕하세요 세계'],
    ['el', 'Καλημέρα κόσμε'],
    ['th', 'สวัสดีครับ'],
    ['unknown', 'Paris'],
    ['unknown', 'Not-in-family'],
    ['unknown', '12345'],
    ['unknown', ''],
  ])('are told to be %s', (language, t) => {
    expect(columnOf([{ t }], 't').text?.languages).toEqual([{ language, share: 1 }])
  })

  it('have their letters counted by script', () => {
    const { text } = columnOf([{ t: 'ab 你好, 12' }, { t: 'Жж кана かな カナ' }], 't')
    expect(text?.scripts).toEqual([
      { script: 'Cyrillic', share: 6 / 14 },
      { script: 'Han', share: 2 / 14 },
      { script: 'Hiragana', share: 2 / 14 },
      { script: 'Katakana', share: 2 / 14 },
      { script: 'Latin', share: 2 / 14 },
    ])
  })
})
