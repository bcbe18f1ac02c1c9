import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { openMinHash } from '../../../src/kernels/shingles/minhash.js'
import { Draws } from '../../../src/transform/random.js'
import { SetRows } from '../../../src/transform/spill/set-file.js'
import { DistinctHashes } from '../../../transforms/dedup/distinct.js'
import { jaccard, RowSets } from '../../../transforms/dedup/similarity.js'
import { dedup } from '../../../transforms/dedup.js'
import { isWhole } from '../../campaign.js'
import { checkLaws, runStep } from '../../laws.js'
import { temporaryFolder } from '../../run/fixtures.js'

const shape = { bands: 14, rows: 8, words: 5, characters: 8 }
const encoder = new TextEncoder()
const folder = temporaryFolder('near')

/** The distinct shingles of a text, as the kernel hashes them. */
function shinglesOf(...texts: string[]): Uint32Array {
  const found = new Set<number>()
  const minhash = openMinHash(shape, (some) => {
    for (const shingle of some) found.add(shingle)
  })
  for (const text of texts) minhash.add(encoder.encode(text), 0, encoder.encode(text).length)
  minhash.end()
  return Uint32Array.from(found).sort()
}

/** The runs of a text by the definition: of five words, and of eight Han characters; fewer are one run. */
function runsOf(text: string): Set<string> {
  const runs = new Set<string>()
  const take = (parts: string[], length: number) => {
    if (parts.length > 0 && parts.length < length) runs.add(parts.join(' '))
    for (let i = 0; i + length <= parts.length; i++) runs.add(parts.slice(i, i + length).join(' '))
  }
  const letters = text.normalize('NFKC').toLowerCase()
  const han = letters.match(/\p{Script=Han}/gu) ?? []
  take(letters.match(/[a-z0-9]+/g) ?? [], 5)
  take(han, han.length < 40 ? 5 : 8)
  return runs
}

function likeness(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((run) => b.has(run)).length
  return common / (a.size + b.size - common)
}

/** Texts, half of them copies of earlier ones with some words or characters changed. */
function noisyTexts(seed: number, count: number): string[] {
  const draws = new Draws(seed, 9)
  const texts: string[] = []
  for (let i = 0; i < count; i++) {
    const isHan = draws.chance(0.4)
    const word = () => (isHan ? String.fromCharCode(0x4e00 + draws.below(400)) : `W${draws.below(300)}`)
    const fresh = Array.from({ length: 12 + draws.below(80) }, word)
    const parts = draws.chance(0.5) || i === 0 ? fresh : [...texts[draws.below(i)].split(/ |(?<=[一-龥])/)]
    const noise = draws.below(4) / 100
    texts.push(parts.map((part) => (draws.chance(noise) ? word() : part)).join(isHan ? '' : ' '))
  }
  return texts
}

async function dedupOf(rows: Row[], options: object) {
  const run = await runStep(dedup as never, [[batchOfRows(rows)]], {
    options: { method: 'near', ...options },
  })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

/** How many rows are no first of a cluster, where all pairs of at least this likeness are joined. */
function removedByDefinition(texts: readonly string[], threshold: number): number {
  const roots = texts.map((_, i) => i)
  const rootOf = (i: number): number => (roots[i] === i ? i : rootOf(roots[i]))
  const runs = texts.map(runsOf)
  for (let a = 0; a < texts.length; a++)
    for (let b = 0; b < a; b++)
      if (likeness(runs[a], runs[b]) >= threshold)
        roots[Math.max(rootOf(a), rootOf(b))] = Math.min(rootOf(a), rootOf(b))
  return texts.filter((_, i) => rootOf(i) !== i).length
}

describe('shingles', () => {
  it.runIf(isWhole)(
    'of two texts have as many in common as runs of words and of Han characters have by definition',
    () => {
      const texts = noisyTexts(1, 60)
      for (let i = 1; i < texts.length; i++) {
        const wanted = likeness(runsOf(texts[i]), runsOf(texts[i - 1]))
        // A text of few runs has one more, of the whole.
        if (runsOf(texts[i]).size > 4 && runsOf(texts[i - 1]).size > 4)
          expect(jaccard(shinglesOf(texts[i]), shinglesOf(texts[i - 1]))).toBeCloseTo(wanted, 10)
      }
    },
  )

  it.each<[string, string, string]>([
    [
      'case, accents, signs and kinds of spaces',
      'Déjà vu — the  QUICK brown fox, jumps!',
      'deja vu the quick\nbrown fox jumps',
    ],
    ['full-width letters', 'ＡＢＣ１２３ runs over the lazy dog', 'abc123 runs over the lazy dog'],
    ['signs between Han characters', '今天，天气很好；我们去公园。', '今天天气很好我们去公园'],
  ])('do not tell %s', (_, a, b) => {
    expect(shinglesOf(a)).toEqual(shinglesOf(b))
    expect(shinglesOf(a).length).toBeGreaterThan(0)
  })

  it.each<[string, string, string]>([
    ['few words in another order', 'yes no', 'no yes'],
    ['one word more', 'one two three', 'one two three four'],
    ['few characters', '你好', '好你'],
    ['five words of which one differs', 'a b c d e', 'a b c d f'],
  ])('tell texts apart by %s', (_, a, b) => {
    expect(jaccard(shinglesOf(a), shinglesOf(b))).toBe(0)
    expect(shinglesOf(a).length).toBeGreaterThan(1)
  })

  it('do not depend on where a long text is cut into pieces', () => {
    const long = `${'字'.repeat(30_000)} ${Array.from({ length: 40_000 }, (_, i) => `wörd${i}`).join(' ')}`
    const words = Array.from({ length: 40_000 }, (_, i) => `word${i}`)
    // A run of equal characters, and a run that begins with each word but the last four.
    expect(shinglesOf(long).length).toBe(1 + words.length - 4)
  })
})

describe('`dedup()` of near rows', () => {
  it.each(['exact', 'estimate', 'none'])('keeps the laws of transforms with verify: %s', async (verify) => {
    const rows = noisyTexts(2, 40).map((text, id) => ({ id, text, note: id % 3 === 0 ? null : '🙂' }))
    const batches = [batchOfRows(rows.slice(0, 17)), batchOfRows(rows.slice(17), { firstPosition: 17 })]
    const options = { method: 'near', fields: ['text', 'note'], verify, clusters: true, keep: 'longest' }
    const { counts } = await checkLaws(dedup as never, { options, batches })
    expect(counts.dropped.near_duplicate).toBeGreaterThan(3)
  })

  it('with enough bands removes exactly the rows that the definition does, and never more', async () => {
    for (const seed of [3, 4]) {
      const texts = noisyTexts(seed, 150)
      const rows = texts.map((text, id) => ({ id, text }))
      const wanted = removedByDefinition(texts, 0.8)
      expect(wanted).toBeGreaterThan(20)
      const { counts } = await dedupOf(rows, { fields: ['text'], bands: 60, bandRows: 4 })
      expect(counts.dropped.near_duplicate, `seed ${seed}`).toBe(wanted)
    }
  })

  it('with `equal`, leaves out near rows that agree there, and exactly those that dedup finds among each kind', async () => {
    const rows = noisyTexts(5, 120).map((text, id) => ({ id, text, answer: ['Yes.', 'no', null][id % 3] }))
    const options = { fields: ['text'], bands: 60, bandRows: 4 }
    const idsOf = (found: Row[]) => found.map(({ id }) => id as number)
    const apart: number[] = []
    for (const kind of ['Yes.', 'no', null]) {
      const kept = await dedupOf(
        rows.filter(({ answer }) => answer === kind),
        options,
      )
      apart.push(...idsOf(kept.rows))
    }
    const spelled = rows.map((row) => ({
      ...row,
      answer: row.answer === 'Yes.' && row.id % 2 === 0 ? ' YES' : row.answer,
    }))
    const { rows: kept } = await dedupOf(spelled, { ...options, equal: ['answer'] })
    expect(idsOf(kept)).toEqual(apart.sort((a, b) => a - b))
    expect(kept.length).toBeGreaterThan((await dedupOf(rows, options)).rows.length)
  })

  it('keeps rows without words apart, and equal ones together; a row without text stays', async () => {
    const texts = ['!!!', '???', '!!!', '', '', null, null, '\u0000', '🙂', '🙂🙂']
    const { rows } = await dedupOf(
      texts.map((text, id) => ({ id, text })),
      { fields: ['text'], threshold: 0.5 },
    )
    expect(rows.map(({ id }) => id)).toEqual([0, 1, 3, 5, 6, 7, 8, 9])
  })

  it.each<[object, string]>([
    [{ fields: ['id'] }, '"id" holds none'],
    [{ level: 'fold' }, 'Leave it out'],
  ])('refuses %j', async (options, message) => {
    await expect(dedupOf([{ id: 1, text: 'a' }], options)).rejects.toThrow(message)
  })
})

describe('lists of hashes', () => {
  it('are sorted and hold each hash once, however they are spread', () => {
    const draws = new Draws(5, 2)
    const sorter = new DistinctHashes()
    for (const count of [0, 1, 2, 3, 25, 26, 300, 5000])
      for (const spread of [2 ** 32, 2 ** 31, 40, 1]) {
        const hashes = Uint32Array.from({ length: count + 3 }, () => draws.below(spread))
        const wanted = [...new Set(hashes.subarray(0, count))].sort((a, b) => a - b)
        expect([...sorter.of(hashes, count)]).toEqual(wanted)
      }
  })

  it('are read alike whether all of them fit into memory, few or none', () => {
    const lists = Array.from({ length: 60 }, (_, row) =>
      Uint32Array.from({ length: row % 7 }, (_, i) => row + i),
    )
    const files = [0, 30].map((from) => {
      const rows = new SetRows(folder)
      for (const list of lists.slice(from, from + 30)) rows.add(list)
      return rows.save()
    })
    const asked = Array.from({ length: 400 }, (_, i) => (i * 37) % 60)
    for (const mostBytes of [undefined, 200, 0]) {
      const sets = new RowSets(files, mostBytes)
      for (const row of asked) expect([...sets.of(row)]).toEqual([...lists[row]])
      sets.close()
    }
  })
})
