import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { normalizeAt, type TextLevel } from '../../src/text/text-levels.js'
import { Draws } from '../../src/transform/random.js'
import { dedupLines } from '../../transforms/dedup-lines.js'
import { checkLaws, runStep } from '../laws.js'

const common = [
  'Subscribe to our newsletter',
  'SUBSCRIBE to our  newsletter',
  '点击链接查看更多',
  'Page 3 of this story',
  'Page 14 of this story',
]
const short = ['Yes', '好的', '', '---', '   ']

/** Pages of lines that are often the same, and of lines of their own. */
function randomPages(seed: number, count = 50): Row[] {
  const draws = new Draws(seed, 4)
  const line = () => {
    if (draws.chance(0.3)) return common[draws.below(common.length)]
    if (draws.chance(0.3)) return short[draws.below(short.length)]
    return `${draws.chance(0.5) ? 'A sentence of its own' : '只在这里出现的一句话'} ${String.fromCharCode(97 + draws.below(26)).repeat(1 + draws.below(40))}`
  }
  const text = () => Array.from({ length: 1 + draws.below(8) }, line).join('\n')
  return Array.from({ length: count }, (_, id) => ({
    id,
    text: draws.chance(0.1) ? null : text(),
    more: text(),
  }))
}

function batchesOf(rows: Row[]) {
  const middle = rows.length >> 1
  return [batchOfRows(rows.slice(0, middle)), batchOfRows(rows.slice(middle), { firstPosition: middle })]
}

async function linesOf(rows: Row[], options: object) {
  const run = await runStep(
    dedupLines as never,
    batchesOf(rows).map((batch) => [batch]),
    { options },
  )
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

/** Whether a line has ten letters, of which a character of Chinese is two. */
const counts = (line: string) =>
  (line.match(/\p{L}/gu) ?? []).reduce((sum, letter) => sum + (/[\u4e00-\u9fff]/.test(letter) ? 2 : 1), 0) >=
  10

/** In how many rows each line stands, by the definition. */
function rowsOfLines(
  rows: Row[],
  fields: string[],
  normalize: (text: string) => string,
): Map<string, number> {
  const found = new Map<string, number>()
  for (const row of rows) {
    const lines = fields.flatMap((field) => (row[field] as string | null)?.split('\n') ?? [])
    for (const line of new Set(lines.filter(counts).map(normalize)))
      found.set(line, (found.get(line) ?? 0) + 1)
  }
  return found
}

describe('`dedupLines()`', () => {
  it.each([
    ['removes', {}],
    ['counts', { action: 'count' }],
    ['removes paragraphs', { unit: 'paragraph', level: 'bytes' }],
  ])('keeps the laws of transforms where it %s', async (_, options) => {
    const given = { fields: ['text', 'more'], minRows: 3, ...options }
    await checkLaws(dedupLines as never, { options: given, batches: batchesOf(randomPages(1)) })
  })

  it.each(['bytes', 'fold', 'digits'] as TextLevel[])(
    'at level %s takes out the lines that a map of all lines has in enough rows, and no others',
    async (level) => {
      for (const seed of [2, 3]) {
        const rows = randomPages(seed)
        const normalize = level === 'bytes' ? (text: string) => text : normalizeAt[level]
        const stands = rowsOfLines(rows, ['text', 'more'], normalize)
        const isKept = (line: string) => !counts(line) || (stands.get(normalize(line)) ?? 0) < 6
        const strip = (text: unknown) =>
          text === null ? null : String(text).split('\n').filter(isKept).join('\n')
        const wanted = rows.map(({ id, text, more }) => ({ id, text: strip(text), more: strip(more) }))
        const found = await linesOf(rows, { fields: ['text', 'more'], level, minRows: 6 })
        expect(found.rows, `seed ${seed}`).toEqual(wanted)
        const lines = rows.flatMap(({ text, more }) =>
          [text, more].flatMap((one) => (one === null ? [] : String(one).split('\n'))),
        )
        expect(found.counts.notes.repeated_line).toBe(lines.filter((line) => !isKept(line)).length)
      }
    },
  )

  it('counts them without a change of the texts', async () => {
    const rows = ['Subscribe today!\nmine alone', 'subscribe  TODAY!', 'something else'].map((text) => ({
      text,
    }))
    const found = await linesOf(rows, { fields: ['text'], minRows: 2, action: 'count' })
    expect(found.rows).toEqual([
      { ...rows[0], repeated_lines: 1, repeated_share: 16 / 26 },
      { ...rows[1], repeated_lines: 1, repeated_share: 1 },
      { ...rows[2], repeated_lines: 0, repeated_share: 0 },
    ])
  })

  it('takes paragraphs out whole, with what parts them from the next, and leaves ends of lines as they are', async () => {
    const footer = 'All rights reserved.\r\nContact the editor'
    const texts = [`one\r\n\r\n${footer}\r\n\r\ntwo`, `${footer}\n\n\nthree\n`, `four\n \n${footer}`, footer]
    const found = await linesOf(
      texts.map((text) => ({ text })),
      { fields: ['text'], unit: 'paragraph', minRows: 4 },
    )
    expect(found.rows.map(({ text }) => text)).toEqual(['one\r\n\r\ntwo', 'three\n', 'four', ''])
    expect(found.counts.notes).toEqual({ repeated_line: 4, emptied: 1 })
  })

  it('refuses to write over columns', async () => {
    const rows = [{ text: 'a', repeated_lines: 1 }]
    const options = { fields: ['text'], action: 'count' }
    await expect(runStep(dedupLines as never, [[batchOfRows(rows)]], { options })).rejects.toThrow(
      'Rename it',
    )
  })
})
