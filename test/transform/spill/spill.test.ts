import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { takeRows } from '../../../src/arrow/take.js'
import { Draws } from '../../../src/transform/random.js'
import { Clusters } from '../../../src/transform/spill/clusters.js'
import { keyGroups, matchKeys } from '../../../src/transform/spill/equal-keys.js'
import { KeyFileReader, KeyRows } from '../../../src/transform/spill/key-file.js'
import { PlaceFileReader, PlaceFileWriter } from '../../../src/transform/spill/place-file.js'

const folder = mkdtempSync(join(tmpdir(), 'spill-'))
const shape = { sections: 2, words: 2, hasScores: true }

/** Three files of rows whose keys in either section are one of a few. */
function keyFiles(seed: number) {
  const draws = new Draws(seed, 2)
  const all: number[][] = []
  const files = [40, 0, 25].map((count, source) => {
    const rows = new KeyRows(shape)
    const keys = Uint32Array.from({ length: 4 * count }, () => (draws.below(3) * 0x55555555) >>> 0)
    const isKeyed = Uint8Array.from({ length: count }, () => (draws.chance(0.9) ? 1 : 0))
    for (let row = 0; row < count; row++)
      all.push(isKeyed[row] === 0 ? [] : [...keys.subarray(4 * row, 4 * row + 4)])
    const positions = Float64Array.from({ length: count }, (_, row) => row * 10)
    const origin = { source, positions, copies: new Uint32Array(count) }
    if (count > 0) rows.add({ origin, keys, isKeyed, scores: positions }, folder)
    return rows.save()
  })
  return { files: files.filter((file) => file !== undefined), all }
}

describe('files of keys', () => {
  it('lead to the same clusters as comparing every row with every other, however little memory there is', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { files, all } = keyFiles(seed)
      const readers = files.map((file) => new KeyFileReader(file))
      const wanted = new Clusters(all.length)
      for (const section of [0, 2])
        for (let a = 0; a < all.length; a++)
          for (let b = 0; b < a; b++)
            if (all[a].length > 0 && [0, 1].every((i) => all[a][section + i] === all[b][section + i]))
              wanted.join(a, b)
      for (const budgetBytes of [0, 500, 1 << 20]) {
        const found = new Clusters(all.length)
        for (const section of [0, 1])
          for (const group of keyGroups(readers, { section, budgetBytes }))
            matchKeys(group, (earlier, row) => {
              found.join(earlier, row)
              return true
            })
        const roots = (clusters: Clusters) => all.map((_, row) => clusters.rootOf(row))
        expect(roots(found), `seed ${seed}`).toEqual(roots(wanted))
      }
      expect(readers.flatMap((reader) => [...reader.scores()])).toEqual(
        readers.flatMap((reader) => [...reader.positions()]),
      )
      for (const reader of readers) reader.remove()
    }
    expect(readdirSync(folder)).toEqual([])
  })

  it('offer a key that is unlike those before it to be compared with each of them', () => {
    const group = { words: [Uint32Array.of(7, 7, 7, 9, 7)], rows: Uint32Array.of(0, 1, 2, 3, 4) }
    const pairs: string[] = []
    matchKeys(group, (earlier, row) => {
      pairs.push(`${earlier}-${row}`)
      return earlier === 1 && row === 4
    })
    expect(pairs).toEqual(['0-1', '0-2', '1-2', '0-4', '1-4'])
  })
})

describe('a file of places', () => {
  it('tells of a row by source, position and copy, in whatever order rows were written or are asked for', () => {
    const draws = new Draws(3, 3)
    const notes = new Map<string, number[]>()
    const writer = new PlaceFileWriter(folder)
    for (let piece = 0; piece < 30; piece++) {
      const source = draws.below(2)
      const places = Array.from({ length: draws.below(5) }, () => [
        piece * 40 + draws.below(60),
        draws.below(2),
      ])
      const fresh = places.filter(([position, copy], i) => {
        const isKnown = notes.has(`${source} ${position} ${copy}`)
        notes.set(
          `${source} ${position} ${copy}`,
          notes.get(`${source} ${position} ${copy}`) ?? [piece + 1, i],
        )
        return !isKnown
      })
      const values = fresh.map(([position, copy]) => notes.get(`${source} ${position} ${copy}`)!)
      writer.add({
        source,
        positions: Float64Array.from(fresh, ([position]) => position),
        copies: Uint32Array.from(fresh, ([, copy]) => copy),
        first: Uint32Array.from(values, ([first]) => first),
        second: Uint32Array.from(values, ([, second]) => second),
      })
    }
    const reader = new PlaceFileReader({ folder, file: writer.end() })
    const batch = batchOfRows(Array.from({ length: 1300 }, (_, n) => ({ n })))
    const shuffled = Uint32Array.from(batch.origin.positions).sort(
      (a, b) => ((a * 7919) % 1300) - ((b * 7919) % 1300),
    )
    for (const source of [0, 1, 2])
      for (const copy of [0, 1])
        for (const rows of [
          Uint32Array.from(batch.origin.positions),
          shuffled,
          Uint32Array.of(77),
          new Uint32Array(0),
        ]) {
          const asked = takeRows(batch, rows, new Uint32Array(rows.length).fill(copy))
          const found = reader.lookUp({
            ...asked,
            numRows: rows.length,
            origin: { ...asked.origin, source },
          } as never)
          const wanted = [...rows].map((row) => notes.get(`${source} ${row} ${copy}`) ?? [0, 0])
          expect([...rows].map((_, i) => [found.first[i], found.second[i]])).toEqual(wanted)
        }
  })
})
