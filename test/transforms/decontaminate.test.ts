import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { IndexBuilder, openIndex } from '../../transforms/decontaminate/index-file.js'
import { Matcher } from '../../transforms/decontaminate/matcher.js'
import { decontaminate } from '../../transforms/decontaminate.js'
import { checkLaws, runStep } from '../laws.js'

const folder = mkdtempSync(join(tmpdir(), 'index-'))
const items = [
  'A baker sells 12 loaves in the morning and 7 in the evening of each day, how many in a week?',
  '小明有三个苹果，他又买了五个苹果，然后送给小红两个，现在他还剩下几个苹果？',
  'Name the capital of France',
]
const path = join(folder, 'test.index.json')
const builder = new IndexBuilder({ name: 'exam', level: 'loose', ngrams: 8, charNgrams: 13 })
for (const [i, item] of items.entries()) builder.add(`q${i}`, [item])
writeFileSync(path, builder.end())

const rows: Row[] = [
  { text: `Please solve: ${items[0].toUpperCase()} Thank you.` },
  { text: 'A baker sells 12 loaves in the morning and goes home.' },
  { text: items[0].replace('loaves', 'rolls').replace('evening', 'night') },
  { text: `题目：${items[1].replaceAll('，', ' ')}答案是六。` },
  { text: '小明有三个苹果。' },
  { text: 'name the CAPITAL of france!' },
  { text: 'I know the name of the capital of France' },
  { text: null },
  { text: 'Nothing in common with any of them, however long it is made to be for that.' },
]

async function found(options: object) {
  const batch = batchOfRows(rows.map((row, id) => ({ id, ...row })))
  const run = await runStep(decontaminate as never, [[batch]], {
    options: { fields: ['text'], index: [path], ...options },
  })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

describe('`decontaminate()`', () => {
  it.each(['report', 'drop', 'tag'])('keeps the laws of transforms with action: %s', async (action) => {
    const batches = [batchOfRows(rows.slice(0, 5)), batchOfRows(rows.slice(5), { firstPosition: 5 })]
    await checkLaws(decontaminate as never, { options: { fields: ['text'], index: [path], action }, batches })
  })

  it('drops rows that hold an item, in English, in Chinese and too short for a run, and no others', async () => {
    const { rows, counts } = await found({ action: 'drop' })
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 4, 6, 7, 8])
    expect(counts.dropped).toEqual({ contaminated: 3 })
    expect(counts.tables['contaminated rows']).toEqual({ exam: 3 })
  })

  it('tags rows with the test set and the share of the item', async () => {
    const { rows } = await found({ action: 'tag', coverage: 0.3, longest: 0 })
    expect(rows.map((row) => row.contaminated_by)).toEqual([
      'exam',
      'exam',
      'exam',
      'exam',
      null,
      'exam',
      null,
      null,
      null,
    ])
    expect(rows.map((row) => Number(Number(row.contamination).toFixed(2)))).toEqual([
      1, 0.43, 0.38, 1, 0, 1, 0, 0, 0,
    ])
  })

  it('holds an item by a long piece alone, however little of it that is', () => {
    const text = Array.from({ length: 60 }, (_, i) => `w${i}`)
    const long = new IndexBuilder({ name: 'long', level: 'loose', ngrams: 8, charNgrams: 13 })
    long.add('1', [text.join(' ')])
    const file = join(folder, 'long.json')
    writeFileSync(file, long.end())
    const matcher = new Matcher(openIndex({ path: file }), { coverage: 0.5, longest: 13 })
    expect(matcher.match([text.slice(20, 33).join(' ')])).toEqual([{ item: '1', coverage: 13 / 60 }])
    expect(matcher.match([text.slice(20, 32).join(' ')])).toEqual([])
    // Twelve words here and twelve there are no piece of 24.
    expect(matcher.match([[...text.slice(0, 12), 'x', ...text.slice(13, 25)].join(' ')])).toEqual([])
  })

  it.each<[object, string]>([
    [{ index: [join(folder, 'nowhere.json')] }, 'There is no index'],
    [{ index: [{ path, sha256: '0'.repeat(64) }] }, 'another than the one named'],
    [{ fields: ['id'] }, 'not text'],
  ])('refuses %j', async (options, message) => {
    await expect(found(options)).rejects.toThrow(message)
  })
})
