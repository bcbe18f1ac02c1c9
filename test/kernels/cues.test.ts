import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCueKernel } from '../../src/kernels/cues/cues.js'
import { runs } from '../campaign.js'

const letters = fc.constantFrom('a', 'b', 'A', 'K', '\u212a', 'ſ', '码', ':', ' ', '\n', '1', '\0', '😀')
const text = fc.string({ unit: letters, maxLength: 40 })
const word = fc
  .record({
    word: fc.string({ unit: letters, minLength: 1, maxLength: 4 }).map((one) => small(one).slice(0, 5)),
    opens: fc.boolean(),
    closes: fc.boolean(),
    seed: fc.nat(4),
  })
  .map(({ seed, ...one }) => ({ ...one, rarest: seed % Math.max(1, one.word.length - 2) }))
const sets = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe('openCueKernel()', () => {
  it('finds the places that a search finds, in one text after another', () => {
    fc.assert(
      fc.property(sets, fc.array(text, { minLength: 1, maxLength: 3 }), (sets, texts) => {
        const kernel = openCueKernel()
        const numbers = sets.map((set) => kernel.add(set, true) ?? -1)
        for (const one of texts) {
          expect(kernel.load(one)).toBe(true)
          const expected = sets.map((set) => placesOf(set, one))
          expect(numbers.map((set) => [...new Set(kernel.places(set))].sort((a, b) => a - b))).toEqual(
            expected,
          )
          expect(numbers.map((set) => kernel.has(set))).toEqual(expected.map((places) => places.length > 0))
        }
      }),
      runs(300),
    )
  })

  it('knows of three hundred texts one after the other which hold a word', () => {
    const kernel = openCueKernel()
    const set = kernel.add([{ word: 'cue', opens: false, closes: false, rarest: 0 }], false) ?? -1
    for (let i = 0; i < 300; i++) {
      kernel.load(i % 3 === 0 ? 'a Cue' : 'none')
      expect(kernel.has(set)).toBe(i % 3 === 0)
    }
  })

  it('refuses texts, words and places that it has no room for', () => {
    const kernel = openCueKernel()
    const one = { word: 'a', opens: false, closes: false, rarest: 0 }
    const set = kernel.add([one], true) ?? -1
    expect(kernel.load(' '.repeat((1 << 17) + 1))).toBe(false)
    expect(kernel.load('a'.repeat(1 << 14))).toBe(false)
    expect(kernel.load('ba')).toBe(true)
    expect(kernel.places(set)).toEqual([1])
    const many = new Array(1 << 14).fill(one)
    expect(kernel.add(many, false)).toBeUndefined()
  })
})

/** Where words begin, as the kernel is to find them. */
function placesOf(
  set: readonly { word: string; opens: boolean; closes: boolean }[],
  whole: string,
): number[] {
  const folded = small(whole)
  const isLetter = (unit: string | undefined) => unit !== undefined && /[a-z]/.test(unit)
  const places = new Set<number>()
  for (const { word, opens, closes } of set)
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1))
      if (!(opens && isLetter(folded[at - 1])) && !(closes && isLetter(folded[at + word.length])))
        places.add(at)
  return [...places].sort((a, b) => a - b)
}

/** ASCII capitals alone are folded. */
function small(whole: string): string {
  return whole.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}
