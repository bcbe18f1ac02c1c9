import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { Draws } from '../../../src/transform/random.js'
import { differingBits, SimHash } from '../../../transforms/dedup/simhash.js'
import { dedup } from '../../../transforms/dedup.js'
import { checkLaws, runStep } from '../../laws.js'

/** Rows with texts and vectors, many near an earlier one. */
function nearRows(seed: number, count: number): Row[] {
  const draws = new Draws(seed, 6)
  const number = () => draws.below(2001) / 1000 - 1
  const rows: { id: number; text: string; vector: number[] }[] = []
  for (let id = 0; id < count; id++) {
    const from = id > 0 && draws.chance(0.6) ? rows[draws.below(id)] : undefined
    const noise = draws.below(5) / 20
    const vector = Array.from({ length: 24 }, (_, i) => (from ? from.vector[i] + noise * number() : number()))
    const words = from?.text.split(' ') ?? Array.from({ length: 60 }, () => `word${draws.below(400)}`)
    const text = words.map((word) => (draws.chance(noise / 10) ? `word${draws.below(400)}` : word)).join(' ')
    rows.push({ id, text, vector })
  }
  return rows
}

async function dedupOf(rows: Row[], options: object) {
  const run = await runStep(dedup as never, [[batchOfRows(rows)]], { options })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, one, i) => sum + one * y[i], 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}

/** The rows that are first of those that pairs join. */
function firstRows(count: number, isAlike: (a: number, b: number) => boolean): number[] {
  const roots = Array.from({ length: count }, (_, i) => i)
  const rootOf = (i: number): number => (roots[i] === i ? i : rootOf(roots[i]))
  for (let a = 0; a < count; a++)
    for (let b = 0; b < a; b++)
      if (isAlike(a, b)) roots[Math.max(rootOf(a), rootOf(b))] = Math.min(rootOf(a), rootOf(b))
  return roots.flatMap((_, i) => (rootOf(i) === i ? [i] : []))
}

describe('`dedup()` by SimHash', () => {
  it('gives signatures that differ in few enough bits a key in common, wherever the bits are', () => {
    const draws = new Draws(8, 1)
    for (const distance of [0, 1, 4, 8]) {
      const [a, b] = [new SimHash(distance), new SimHash(distance)]
      for (let i = 0; i < 200; i++) {
        a.signature.set([draws.below(2 ** 32), draws.below(2 ** 32)])
        b.signature.set(a.signature)
        for (let bit = 0; bit < distance; bit++) b.signature[draws.below(2)] ^= 1 << draws.below(32)
        a.setKeys()
        b.setKeys()
        const shared = a.keys.filter(
          (key, k) => k % 2 === 0 && key === b.keys[k] && a.keys[k + 1] === b.keys[k + 1],
        )
        expect(
          shared.length,
          `${differingBits(a.signature, b.signature)} of ${distance} bits`,
        ).toBeGreaterThan(0)
      }
    }
  })

  it.each(['exact', 'estimate'])(
    'keeps the laws of transforms with verify: %s, and finds rows',
    async (verify) => {
      const rows = nearRows(1, 60)
      const options = { method: 'simhash', fields: ['text'], verify, clusters: true }
      const batches = [batchOfRows(rows.slice(0, 20)), batchOfRows(rows.slice(20), { firstPosition: 20 })]
      const { counts } = await checkLaws(dedup as never, { options, batches })
      expect(counts.dropped.near_duplicate).toBeGreaterThan(5)
    },
  )

  it('verified exactly leaves out no row that MinHash with many keys would keep', async () => {
    const rows = nearRows(2, 120)
    const ids = async (options: object) => {
      const found = await dedupOf(rows, { fields: ['text'], ...options })
      return new Set(found.rows.map(({ id }) => id))
    }
    const [simhash, minhash] = [
      await ids({ method: 'simhash' }),
      await ids({ method: 'near', bands: 60, bandRows: 4 }),
    ]
    expect([...minhash].filter((id) => !simhash.has(id))).toEqual([])
    expect(simhash.size).toBeLessThan(110)
  })
})

describe('`dedup()` by embeddings', () => {
  const semantic = { method: 'semantic', embedding: 'vector' }

  it.each(['exact', 'estimate', 'none'])('keeps the laws of transforms with verify: %s', async (verify) => {
    const rows = nearRows(3, 60)
    const batches = [batchOfRows(rows.slice(0, 20)), batchOfRows(rows.slice(20), { firstPosition: 20 })]
    const { counts } = await checkLaws(dedup as never, {
      options: { ...semantic, verify, keep: 'longest' },
      batches,
    })
    expect(counts.dropped.near_duplicate).toBeGreaterThan(5)
  })

  it.each([0.9, 0.98])(
    'with enough keys keeps the first of those whose cosines are at least %f, as all pairs do',
    async (threshold) => {
      for (const seed of [4, 5]) {
        const rows = nearRows(seed, 150)
        const vectors = rows.map(({ vector }) => vector as number[])
        const wanted = firstRows(rows.length, (a, b) => cosine(vectors[a], vectors[b]) >= threshold)
        expect(wanted.length).toBeLessThan(140)
        const found = await dedupOf(rows, { ...semantic, threshold, bands: 128, bandRows: 6 })
        expect(
          found.rows.map(({ id }) => id),
          `seed ${seed}`,
        ).toEqual(wanted)
      }
    },
  )

  it('takes no account of lengths, and leaves rows without a direction', async () => {
    const vectors = [[1.5, 2], [3, 4], null, [0, 0], [0, 0], [2, -1.5]]
    const rows = vectors.map((vector, id) => ({ id, vector }))
    const { rows: kept } = await dedupOf(rows, { ...semantic, threshold: 0.999 })
    expect(kept.map(({ id }) => id)).toEqual([0, 2, 3, 4, 5])
  })

  it.each<[object, string]>([
    [{ method: 'semantic' }, 'needs a column of embeddings'],
    [{ embedding: 'vector' }, 'Give both, or neither'],
    [{ method: 'semantic', embedding: 'nowhere' }, 'no column "nowhere"'],
    [{ method: 'semantic', embedding: 'text' }, 'lists of numbers'],
  ])('refuses %j', async (options, message) => {
    await expect(dedupOf(nearRows(6, 5), options)).rejects.toThrow(message)
  })

  it('refuses embeddings of different lengths', async () => {
    const rows = [{ vector: [0.5, 1.5] }, { vector: [0.5, 1.5, 2.5] }]
    await expect(dedupOf(rows, semantic)).rejects.toThrow('cannot be compared')
  })
})
