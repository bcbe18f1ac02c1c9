import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Data, Date_, Field, Int32, makeColumn, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { Batch, originOf } from '../../../src/arrow/batch.js'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { takeRows } from '../../../src/arrow/take.js'
import { TextSweep } from '../../../src/text/text-sweep.js'
import { countDistinct, DistinctHashes } from '../../../transforms/profile/columns/distinct/distinct.js'
import { hyperLogLogError } from '../../../transforms/profile/columns/distinct/hyperloglog.js'
import { ValueHash } from '../../../transforms/profile/columns/distinct/value-hash.js'
import { mergeColumns, openColumns, summarizeColumns } from '../../../transforms/profile/columns/index.js'
import { mergeDistinct } from '../../../transforms/profile/columns/merge.js'
import { Buckets, bucketBounds, bucketError } from '../../../transforms/profile/columns/numbers/buckets.js'
import { isWhole } from '../../campaign.js'

const encoder = new TextEncoder()

describe('distinct values', () => {
  it.each([
    [
      'texts',
      (hash: ValueHash, i: number) => hash.ofBytes(encoder.encode(`user-${i}`), 0, `user-${i}`.length),
    ],
    ['whole numbers', (hash: ValueHash, i: number) => hash.ofWords(i, 0)],
    ['numbers that differ in their high bits', (hash: ValueHash, i: number) => hash.ofWords(0, i << 12)],
  ])('of 10^5 to 10^6 %s are told within three standard errors', (_, hashOne) => {
    const distinct = new DistinctHashes()
    const hash = new ValueHash()
    for (let i = 0; i < (isWhole ? 1_000_000 : 100_000); i++) {
      hashOne(hash, i)
      distinct.add(hash.low, hash.high)
      if (![9_999, 10_000, 99_999, 315_999, 999_999].includes(i)) continue
      const { count, relativeError } = countDistinct(distinct.seal())
      expect(relativeError).toBe(i < 10_000 ? 0 : hyperLogLogError)
      expect(Math.abs(count - (i + 1)) / (i + 1)).toBeLessThanOrEqual(3 * relativeError)
    }
  })

  it('of parts merge into those of the whole, whether they are counted or estimated', () => {
    const whole = new DistinctHashes()
    const parts = Array.from({ length: 7 }, () => new DistinctHashes())
    const hash = new ValueHash()
    for (let i = 0; i < 40_000; i++) {
      hash.ofWords(i % 30_000, 1)
      whole.add(hash.low, hash.high)
      parts[i % 11 === 0 ? 0 : 1 + (i % 6)].add(hash.low, hash.high)
    }
    const [a, b, c, ...rest] = parts.map((part) => part.seal())
    const left = [b, c, ...rest].reduce(mergeDistinct, a)
    const right = mergeDistinct(a, rest.reduceRight(mergeDistinct, mergeDistinct(b, c)))
    expect(left).toEqual(whole.seal())
    expect(right).toEqual(left)
  })

  it('are as many in the hash as in the data, for short and long texts alike', () => {
    const hash = new ValueHash()
    const seen = new Set<string>()
    for (let i = 0; i < 50_000; i++) {
      const text = encoder.encode('x'.repeat(i % 97) + String.fromCharCode(97 + (i % 26)) + i)
      hash.ofBytes(text, 0, text.length)
      seen.add(`${hash.low},${hash.high}`)
    }
    expect(seen.size).toBe(50_000)
  })
})

it('a step of numbers holds them and is as narrow as promised', () => {
  for (const value of [1, -1, 0, 0.1, 1234.5, -3e-200, 1e300, Number.MAX_VALUE, 5e-324, 2 ** 52 + 1]) {
    const steps = new Buckets()
    steps.add(value, 1)
    const { low, high } = bucketBounds(steps.seal().keys[0])
    expect(low).toBeLessThanOrEqual(value)
    expect(high).toBeGreaterThanOrEqual(value)
    if (Math.abs(value) > 1e-300)
      expect((high - low) / 2).toBeLessThanOrEqual(bucketError * Math.abs(value) * (1 + 1e-9))
  }
})

describe('the most frequent values', () => {
  const rowsOf = (values: unknown[]) => batchOfRows(values.map((v) => ({ v })))
  const topOf = (batches: Batch[], options = {}) => {
    const sealed = batches.map((batch) => {
      const observer = openColumns(batch.schema, options)
      observer.observe(batch)
      return observer.seal()
    })
    return summarizeColumns(sealed.reduce(mergeColumns)).columns[0]
  }

  it('are listed with the most frequent first, equal ones by their text', () => {
    const { top, topHidden } = topOf([rowsOf(['b', 'b', 'a', 'a', 'c', 'c', 'c'])], { minShared: 2, top: 2 })
    expect(top).toEqual([
      { value: 'c', count: 3 },
      { value: 'a', count: 2 },
    ])
    expect(topHidden).toBe(false)
  })

  it('are not listed where too few rows share them, however the data is divided', () => {
    const parts = [
      ['a', 'a', 'secret', 'b'],
      ['a', 'b', 'a'],
      ['b', 'a', 'b'],
    ]
    expect(topOf(parts.map(rowsOf))).toMatchObject({ top: [{ value: 'a', count: 5 }], topHidden: true })
  })

  it('are not listed where one row says them often', () => {
    const rows = [
      { tags: Array(9).fill('mine') },
      ...Array.from({ length: 5 }, () => ({ tags: ['ours', null] })),
    ]
    expect(topOf([batchOfRows(rows)]).top).toEqual([{ value: 'ours', count: 5 }])
  })

  it('are not listed where they are copies of one row', () => {
    const batch = rowsOf(['once', 'a', 'b', 'a', 'a', 'a', 'a'])
    const indices = Uint32Array.of(0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6)
    const copies = Uint32Array.of(0, 1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0)
    expect(topOf([takeRows(batch, indices, copies)]).top).toEqual([{ value: 'a', count: 5 }])
  })

  it('are not listed where they are longer than 60 characters', () => {
    const values = [...Array(6).fill('字'.repeat(61)), ...Array(6).fill('字'.repeat(60))]
    expect(topOf([rowsOf(values)])).toMatchObject({
      top: [{ value: '字'.repeat(60), count: 6 }],
      topHidden: true,
    })
  })

  it.runIf(isWhole)(
    'are found among many with counts that are never too high, and no rare value is among them',
    () => {
      const parts = Array.from({ length: 3 }, (_, part) =>
        rowsOf(
          Array.from({ length: 30_000 }, (_, i) => (i % 10 < 3 ? `often ${i % 10}` : `id ${part} ${i}`)),
        ),
      )
      const { top, topHidden, distinct } = topOf(parts)
      expect(top.map(({ value }) => value).sort()).toEqual(['often 0', 'often 1', 'often 2'])
      for (const { count } of top) {
        expect(count).toBeLessThanOrEqual(9000)
        expect(count).toBeGreaterThan(9000 - 90_000 / 1000)
      }
      expect(topHidden).toBe(true)
      expect(Math.abs(distinct.count - 63_003) / 63_003).toBeLessThan(3 * distinct.relativeError)
    },
  )
})

describe('rows and columns of all kinds', () => {
  const tell = (batch: Batch, options = {}, keep?: Uint8Array) => {
    const observer = openColumns(batch.schema, { minShared: 1, ...options })
    observer.observe(batch, keep)
    return summarizeColumns(JSON.parse(JSON.stringify(observer.seal())))
  }

  it('without rows, everything is 0 and nothing is undefined', () => {
    const told = tell(batchOfRows([], { schema: batchOfRows([{ n: 1, t: 'a', m: [{ r: 'x' }] }]).schema }))
    expect(told.rows).toBe(0)
    expect(told.duplicates).toEqual({ distinctRows: 0, repeatedRows: 0, relativeError: 0 })
    expect(told.columns.map(({ path, values }) => [path, values])).toEqual([
      ['n', 0],
      ['t', 0],
      ['m[].r', 0],
    ])
    expect(JSON.stringify(told)).not.toMatch(/null|NaN/)
  })

  it('of nulls only, nothing is reported but how many there are', () => {
    const schema = batchOfRows([{ n: 1, t: 'a', nothing: null, o: { i: 1 } }]).schema
    const { columns } = tell(
      batchOfRows(Array(4).fill({ n: null, t: null, nothing: null, o: null }), { schema }),
    )
    for (const column of columns)
      expect(column).toMatchObject({
        values: 4,
        missing: 4,
        distinct: { count: 0 },
        top: [],
        topHidden: false,
      })
    expect(columns.every(({ numbers }) => numbers === undefined)).toBe(true)
  })

  it('that repeat are counted by all their columns, lists included', () => {
    const rows = [
      { a: 1, l: ['x', 'y'] },
      { a: 1, l: ['x', 'y'] },
      { a: 1, l: ['y', 'x'] },
      { a: 1, l: null },
      { a: 1, l: [] },
    ]
    const batch = batchOfRows(rows)
    expect(tell(batch).duplicates).toEqual({ distinctRows: 4, repeatedRows: 1, relativeError: 0 })
    expect(tell(batch, { columns: ['a'] }).duplicates.distinctRows).toBe(1)
    expect(tell(batch, {}, Uint8Array.of(1, 0, 1, 0, 0))).toMatchObject({
      rows: 2,
      duplicates: { distinctRows: 2 },
    })
  })

  it('are chosen by path, with all that is under it, and a wrong path is named', () => {
    const batch = batchOfRows([{ id: 1, m: [{ role: 'a', content: 'b' }] }])
    const paths = (columns: string[]) => tell(batch, { columns }).columns.map(({ path }) => path)
    expect(paths(['m'])).toEqual(['m[].role', 'm[].content'])
    expect(paths(['m[].role', 'id'])).toEqual(['id', 'm[].role'])
    expect(() => openColumns(batch.schema, { columns: ['m[].rolle'] })).toThrow(/role/)
  })

  it('of whole numbers beyond 2^53 keep their digits', () => {
    const big = 9007199254740993n
    const { columns } = tell(batchOfRows(Array(5).fill({ n: big })))
    expect(columns[0].top).toEqual([{ value: '9007199254740993', count: 5 }])
  })

  it('0 and −0 are one value', () => {
    expect(tell(batchOfRows([{ x: 0.5 }, { x: 0 }, { x: -0 }])).columns[0].distinct.count).toBe(2)
  })

  it('of 32-bit numbers in a slice are read where they stand', () => {
    const data = makeColumn(new Int32(), {
      length: 5,
      nullCount: 0,
      data: Int32Array.of(9, 1, 2, 3, 9),
    }).slice(1, 3)
    const schema = new Schema([new Field('n', new Int32(), true)])
    const { numbers } = tell(new Batch(schema, [data as Data], originOf(0, Float64Array.of(0, 1, 2))))
      .columns[0]
    expect(numbers).toMatchObject({ min: 1, max: 3, mean: 2 })
  })

  it('of dates are reported as dates, and spread in milliseconds', () => {
    const values = Int32Array.of(0, 19_000, 19_000)
    const data = makeColumn(new Date_(0), { length: 3, nullCount: 0, data: values })
    const schema = new Schema([new Field('day', new Date_(0), true)])
    const batch = new Batch(schema, [data as Data], originOf(0, Float64Array.of(0, 1, 2)))
    const [day] = tell(batch, { minShared: 1 }).columns
    expect(day.top[0]).toEqual({ value: '2022-01-08', count: 2 })
    expect(day.numbers).toMatchObject({ min: 0, max: 19_000 * 86_400_000 })
  })

  it('bytes that are not UTF-8 are measured without failing', () => {
    const bytes = Uint8Array.of(0xe4, 0xbd, 0xff, 0x41, 0xf0, 0x9f, 0xc3)
    const valueOffsets = Int32Array.of(0, 2, 4, 7)
    const data = makeColumn(new Utf8(), { length: 3, nullCount: 0, valueOffsets, data: bytes })
    const schema = new Schema([new Field('t', new Utf8(), true)])
    const { text } = tell(new Batch(schema, [data as Data], originOf(0, Float64Array.of(0, 1, 2)))).columns[0]
    expect(text?.characters.sum).toBe(7)
  })
})

const chinese = join(process.env.PREPKIT_DATA ?? '../shared/data', 'zh/belle_eval_set.json')

describe.skipIf(!existsSync(chinese))('words of Chinese instructions', () => {
  it('are within 3 % in all and 10 % on the median text of what a segmenter finds', () => {
    const sweep = new TextSweep()
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
    const errors: number[] = []
    let all = 0
    let expected = 0
    for (const line of readFileSync(chinese, 'utf8').trim().split('\n').slice(0, 400)) {
      const text: string = JSON.parse(line).question
      const bytes = encoder.encode(text)
      sweep.measure(bytes, 0, bytes.length)
      const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length
      all += sweep.words
      expected += words
      if (words > 4) errors.push(Math.abs(sweep.words - words) / words)
    }
    expect(Math.abs(all / expected - 1)).toBeLessThan(0.03)
    expect(errors.sort((a, b) => a - b)[errors.length >> 1]).toBeLessThan(0.1)
  })
})
