import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  openChain,
  splitAtGap,
  visitNames,
} from '../../../transforms/anonymize/recognizers/name-tagger/chain.js'
import { mayHoldName, openOdds } from '../../../transforms/anonymize/recognizers/name-tagger/odds.js'
import { tagCount } from '../../../transforms/anonymize/recognizers/name-tagger/tags.js'
import { runs } from '../../campaign.js'

/** Whether the best path, by probabilities, holds a name. */
function holdsName(transitions: Float32Array, sums: Int32Array, gaps: Uint8Array): boolean {
  const chain = openChain(transitions)
  const size = gaps.length
  for (let i = 0; i < size; i++) {
    for (let tag = 0; tag < tagCount; tag++)
      chain.emissions[i * tagCount + tag] = Math.exp(sums[i * tagCount + tag] / 10)
    splitAtGap(chain, i, gaps[i])
  }
  let found = false
  visitNames(chain, size, () => {
    found = true
  })
  return found
}

describe('mayHoldName()', () => {
  it('passes every window whose best path holds a name', () => {
    const transitions = fc.array(fc.float({ min: -4, max: 4, noNaN: true }), {
      minLength: tagCount * tagCount,
      maxLength: tagCount * tagCount,
    })
    const words = fc.array(
      fc.tuple(
        fc.nat(25),
        fc.array(fc.integer({ min: -40, max: 40 }), { minLength: tagCount, maxLength: tagCount }),
      ),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(transitions, words, (factors, window) => {
        const logarithms = Float32Array.from(factors)
        const sums = Int32Array.from(window.flatMap(([, row]) => row))
        const gaps = Uint8Array.from(window, ([gap]) => gap)
        const odds = openOdds(logarithms, 0.1)
        const isHopeful = mayHoldName(odds, { sums, size: gaps.length, gaps, from: 0 })
        expect(isHopeful || !holdsName(logarithms, sums, gaps)).toBe(true)
      }),
      runs(100),
    )
  })

  it('stops a window in which every word is rather outside, and one whose only name cannot go on', () => {
    const odds = openOdds(new Float32Array(tagCount * tagCount), 0.1)
    const gaps = Uint8Array.of(2, 16)
    const outside = [1, 0, 0, 0, 0, 0, 0]
    const inside = [1, 0, 9, 0, 0, 0, 0]
    const mayHold = (...words: number[][]) =>
      mayHoldName(odds, { sums: Int32Array.from(words.flat()), size: words.length, gaps, from: 0 })
    expect(mayHold(outside, outside)).toBe(false)
    expect(mayHold(outside, inside)).toBe(false)
    expect(mayHold([0, 1, 0, 0, 0, 0, 0], outside)).toBe(true)
  })
})
