import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileKernel, kernels } from '../../bench/kernels/compile.js'
import { csvWasm } from '../../src/kernels/csv.data.js'
import { cuesWasm } from '../../src/kernels/cues/cues.data.js'
import { jsonWasm } from '../../src/kernels/json.data.js'
import { namesWasm } from '../../src/kernels/names.data.js'
import { rowsWasm } from '../../src/kernels/rows.data.js'
import { minhashWasm } from '../../src/kernels/shingles/minhash.data.js'
import { signalsWasm } from '../../src/kernels/signals/signals.data.js'
import { stopsWasm } from '../../src/kernels/stops.data.js'
import { openStops, type StopFinder, type StopSet } from '../../src/kernels/stops.js'
import { tokensWasm } from '../../src/kernels/tokens.data.js'
import { wordsWasm } from '../../src/kernels/words.data.js'
import { isWhole, runs } from '../campaign.js'

const everyCharacter = new Uint32Array(2048).fill(0xffffffff)

function setOf(...bytes: number[]): StopSet {
  const classes = Uint8Array.from({ length: 256 }, (_, byte) => (bytes.includes(byte) ? 1 : 0))
  return { classes, neighbours: new Map(), characters: everyCharacter }
}

function stopsIn(finder: StopFinder, bytes: Uint8Array, from = 0): number[] {
  finder.load(bytes, 0, bytes.length)
  return [...finder.stops.subarray(0, finder.find(from, bytes.length))]
}

/** What `find()` must answer, by a plain loop. */
function plainStops({ classes, neighbours, characters }: StopSet, bytes: Uint8Array, from: number) {
  const stops: number[] = []
  let hasPassed = false
  for (let p = from; p < bytes.length; p++) {
    const byte = bytes[p]
    if (classes[byte] === 0) continue
    const sides = neighbours.get(byte)
    if (byte >= 0xe0 && byte < 0xf0 && p + 2 < bytes.length) {
      const code = ((byte & 15) << 12) | ((bytes[p + 1] & 63) << 6) | (bytes[p + 2] & 63)
      if (((characters[code >> 5] >>> (code & 31)) & 1) === 1) stops.push(p - from)
      else hasPassed ||= code >= 0x4e00 && code <= 0x9fff
    } else if (sides === undefined || p === from || p === bytes.length - 1) stops.push(p - from)
    else if (sides.before.includes(bytes[p - 1]) || sides.behind.includes(bytes[p + 1])) stops.push(p - from)
  }
  return { stops, hasPassed }
}

describe('openStops()', () => {
  it('`find()` names the places that a plain loop names, for any set and any bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 12 })
    const sides = fc.record({
      before: bytes.map((some) => [...some]),
      behind: bytes.map((some) => [...some]),
    })
    const set = fc.record({
      classes: fc.uint8Array({ minLength: 256, maxLength: 256, max: 1 }),
      neighbours: fc.array(fc.tuple(fc.nat(255), sides)).map((rows) => new Map(rows)),
      characters: fc.nat(0xffffffff).map((seed) => everyCharacter.map((bits, i) => bits ^ (seed * (i + 1)))),
    })
    const text = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'grapheme' }).map((some) => new TextEncoder().encode(some)),
    )
    fc.assert(
      fc.property(set, text, fc.nat(40), (one, given, skipped) => {
        const from = Math.min(skipped, given.length)
        const finder = openStops(one)
        const stops = stopsIn(finder, given, from)
        expect({ stops, hasPassed: finder.hasPassed }).toEqual(plainStops(one, given, from))
      }),
      runs(150),
    )
  })

  it('`find()` passes over Chinese characters that do not count, and says so', () => {
    const finder = openStops({ ...setOf(0xe4), characters: new Uint32Array(2048) })
    expect(stopsIn(finder, Buffer.from('a中b'))).toEqual([])
    expect(finder.hasPassed).toBe(true)
    expect(stopsIn(finder, Buffer.from('ab'))).toEqual([])
    expect(finder.hasPassed).toBe(false)
  })

  it('`find()` forgets the bytes of the call before', () => {
    const finder = openStops(setOf(65))
    expect(stopsIn(finder, new Uint8Array(finder.segmentBytes).fill(65))).toHaveLength(finder.segmentBytes)
    expect(stopsIn(finder, Uint8Array.of(1, 65, 2))).toEqual([1])
  })

  it.runIf(isWhole)('each kernel is what its source compiles to', async () => {
    const wasm = {
      stops: stopsWasm,
      json: jsonWasm,
      csv: csvWasm,
      rows: rowsWasm,
      names: namesWasm,
      words: wordsWasm,
      cues: cuesWasm,
      tokens: tokensWasm,
      minhash: minhashWasm,
      signals: signalsWasm,
    }
    for (const name of kernels) expect(wasm[name]).toBe(await compileKernel(name))
  })
})
