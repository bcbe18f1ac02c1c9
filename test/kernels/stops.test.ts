import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileStops } from '../../bench/kernels/compile.js'
import { stopsWasm } from '../../src/kernels/stops.data.js'
import { openStops } from '../../src/kernels/stops.js'

describe('openStops()', () => {
  it('`find()` names the places that a plain loop names, for any set and any bytes', () => {
    const classes = fc.uint8Array({ minLength: 256, maxLength: 256, max: 1 })
    fc.assert(
      fc.property(classes, fc.uint8Array({ maxLength: 200 }), fc.nat(40), (set, bytes, from) => {
        const start = Math.min(from, bytes.length)
        const wanted = [...bytes.subarray(start).keys()].filter((i) => set[bytes[start + i]] !== 0)
        expect([...openStops(set).find(bytes, start, bytes.length)]).toEqual(wanted)
      }),
      { numRuns: 200 },
    )
  })

  it('`find()` forgets the bytes of the call before', () => {
    const classes = new Uint8Array(256)
    classes[65] = 1
    const stops = openStops(classes)
    expect(stops.find(new Uint8Array(stops.segmentBytes).fill(65), 0, stops.segmentBytes)).toHaveLength(
      stops.segmentBytes,
    )
    expect(stops.find(Uint8Array.of(1, 65, 2), 0, 3)).toEqual(Uint32Array.of(1))
  })

  it('the kernel is what its source compiles to', { timeout: 60_000 }, async () => {
    expect(stopsWasm).toBe(await compileStops())
  })
})
