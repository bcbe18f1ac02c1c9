import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { normalizeAt, type TextLevel, textLevels } from '../../../src/text/text-levels.js'
import { Draws } from '../../../src/transform/random.js'
import { dedup } from '../../../transforms/dedup.js'
import { checkLaws, runStep } from '../../laws.js'

const words = [
  'Hi',
  'hi',
  ' hi ',
  'ＨＩ！',
  'hi 12',
  'hi 3.5',
  'Café',
  'cafe',
  '你好',
  '你好。',
  '',
  'x\u0000y',
]

/** Rows that often differ in little. */
function randomRows(seed: number, count = 60): Row[] {
  const draws = new Draws(seed, 1)
  const pick = () => (draws.chance(0.1) ? null : words[draws.below(words.length)])
  return Array.from({ length: count }, (_, id) => ({
    id,
    text: pick(),
    score: draws.chance(0.2) ? null : draws.below(5),
    tags: Array.from({ length: draws.below(3) }, pick),
  }))
}

/** Rows in three batches, with positions as they have in a file. */
function batchesOf(rows: Row[]) {
  return [0, 1, 2].map((i) => {
    const from = Math.floor((i * rows.length) / 3)
    return batchOfRows(rows.slice(from, Math.floor(((i + 1) * rows.length) / 3)), { firstPosition: from })
  })
}

async function dedupOf(rows: Row[], options: unknown) {
  const run = await runStep(dedup as never, [batchesOf(rows)], { options })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

/** What stays by the definition: of the rows whose values are equal at a level, one. */
function expected(rows: Row[], level: TextLevel, better: (row: Row, other: Row) => boolean): unknown[] {
  const kept = new Map<string, Row>()
  for (const row of rows) {
    const own = row.text === null ? `null ${row.id}` : normalizeAt[level](row.text as string)
    const other = kept.get(own)
    if (other === undefined || better(row, other)) kept.set(own, row)
  }
  return [...kept.values()].map(({ id }) => id).sort((a, b) => Number(a) - Number(b))
}

describe('`dedup()` of equal rows', () => {
  it.each<[string, unknown]>([
    ['of whole rows', {}],
    ['of one text, as it is read', { fields: ['text'], level: 'loose' }],
    ['of the items of a list', { fields: ['tags[]'], keep: 'longest' }],
    ['that keeps the best', { fields: ['text'], keep: 'best', best: 'score', clusters: true }],
    ['that tags', { fields: ['text', 'tags'], action: 'tag', keep: 'last' }],
  ])('keeps the laws of transforms %s', async (_, options) => {
    const rows = randomRows(1)
    await checkLaws(dedup as never, { options, batches: batchesOf([...rows, ...rows.slice(5, 20)]) })
  })

  it.each(textLevels)('at level %s leaves the rows that a map of the texts leaves', async (level) => {
    for (let seed = 0; seed < 5; seed++) {
      const rows = randomRows(seed)
      const score = ({ score }: Row) => (score === null ? -Infinity : Number(score))
      const kinds: [unknown, (row: Row, other: Row) => boolean][] = [
        [{ keep: 'first' }, () => false],
        [{ keep: 'last' }, () => true],
        [{ keep: 'best', best: 'score' }, (row, other) => score(row) > score(other)],
        [
          { keep: 'longest' },
          (row, other) => Buffer.byteLength(row.text as string) > Buffer.byteLength(other.text as string),
        ],
      ]
      for (const [options, better] of kinds) {
        const found = await dedupOf(rows, { fields: ['text'], level, ...(options as object) })
        const wanted = expected(rows, level, better)
        expect(
          found.rows.map(({ id }) => id),
          `seed ${seed}, ${JSON.stringify(options)}`,
        ).toEqual(wanted)
        expect(found.counts.dropped).toEqual(
          wanted.length === rows.length ? {} : { duplicate: rows.length - wanted.length },
        )
      }
    }
  })

  it('tags every row with its cluster, and one of each as no duplicate', async () => {
    const { rows, counts } = await dedupOf(
      ['a', 'b', 'A ', 'c', 'a', 'b'].map((text, id) => ({ id, text })),
      { fields: ['text'], level: 'fold', action: 'tag' },
    )
    expect(counts.rowsOut).toBe(6)
    expect(rows.map((row) => [row.cluster_id, row.cluster_size, row.is_duplicate])).toEqual([
      [1, 3, false],
      [2, 2, false],
      [1, 3, true],
      [null, 1, false],
      [1, 3, true],
      [2, 2, true],
    ])
  })

  it('compares whole conversations with their roles, or the first turn of the user alone', async () => {
    const turns = (...texts: string[]) =>
      texts.map((text) => ({ role: text.startsWith('?') ? 'user' : 'assistant', content: text }))
    const rows = [
      turns('?a', 'b'),
      turns('x', '?a', 'c'),
      turns('?a', 'b'),
      turns('?b'),
      turns('x'),
      turns('y'),
    ].map((messages, id) => ({ id, messages }))
    const ids = async (scope: string) => (await dedupOf(rows, { scope })).rows.map(({ id }) => id)
    expect(await ids('conversation')).toEqual([0, 1, 3, 4, 5])
    expect(await ids('prompt')).toEqual([0, 3, 4, 5])
  })

  it('takes rows for equal only where all columns are', async () => {
    const rows = [
      { a: 1, b: 'x' },
      { a: 1, b: 'x' },
      { a: 2, b: 'x' },
    ]
    expect((await dedupOf(rows, {})).rows).toEqual([rows[0], rows[2]])
  })

  it.each<[unknown, string]>([
    [{ fields: ['nowhere'] }, 'no field "nowhere"'],
    [{ scope: 'prompt' }, 'none is a prompt'],
    [{ fields: ['text'], scope: 'prompt' }, 'Give either'],
    [{ keep: 'best' }, 'Name it in'],
    [{ best: 'score' }, 'is for'],
    [{ keep: 'best', best: 'text' }, 'not numbers'],
  ])('refuses %j', async (options, message) => {
    await expect(dedupOf(randomRows(1), options)).rejects.toThrow(message)
  })

  it('at level digits sees what `simplify_text` of datatrove makes of a text', () => {
    const text = ' Café №5: 3,141.59 — “Hello”, 世界！１２３ \n\t x '
    expect(normalizeAt.digits(text)).toBe('cafe №0 0 0 hello 世界 0 x')
  })
})
