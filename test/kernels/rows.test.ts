import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRowSums } from '../../src/kernels/rows.js'
import {
  compileFeatures,
  featureCount,
  openFeatures,
  openInputs,
} from '../../transforms/anonymize/recognizers/name-tagger/features.js'
import { tagCount } from '../../transforms/anonymize/recognizers/name-tagger/tags.js'
import { openLetters } from '../../transforms/anonymize/recognizers/name-tagger/words/letters.js'
import { openTokenizer, openTokens } from '../../transforms/anonymize/recognizers/name-tagger/words/tokens.js'
import { runs } from '../campaign.js'

const rowCount = 1 << 10
const letters = openLetters()
const rows = Int8Array.from({ length: rowCount * tagCount }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >> 24)
const kernel = openRowSums(compileFeatures(), { rows, width: tagCount })
const readInputs = openInputs(letters, kernel.inputs)
const readFeatures = openFeatures(letters, rowCount)
const place = { from: 0, to: 0, rows: new Int32Array(featureCount) }

/** What the kernel must answer for the rows of `place`, by a plain loop. */
function plainSums(): number[] {
  return Array.from({ length: tagCount }, (_, tag) =>
    place.rows.reduce((sum, row) => sum + rows[row * tagCount + tag], 0),
  )
}

describe('openRowSums()', () => {
  it('adds up the rows that a plain loop adds up, for every word of any text', () => {
    const tokens = openTokens(200)
    const letter = fc.constantFrom(..."abTé'Жß中 .,-\n7")
    const tokenise = openTokenizer(letters, new Uint32Array(2))
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 60 }), fc.nat(9), (text, size) => {
        tokenise(text, 0, tokens)
        const found: number[][] = []
        const expected: number[][] = []
        for (let i = 0; i < tokens.count; i++) {
          place.from = i - (i % (size + 1))
          place.to = Math.min(tokens.count, place.from + size + 1)
          readFeatures(tokens, i, place)
          readInputs(tokens, i, place)
          kernel.addUp()
          found.push([...kernel.sums.subarray(0, tagCount)])
          expected.push(plainSums())
        }
        expect(found).toEqual(expected)
      }),
      runs(25),
    )
  })

  it('refuses more features than 16 bits can sum', () => {
    const none = new Uint8Array(0)
    const many = new Uint8Array(256)
    const features = {
      inputCount: 1,
      joinHigh: none,
      joinLow: none,
      joinShift: none,
      first: many,
      second: many,
      hasSecond: many,
      salt: new Int32Array(256),
    }
    expect(() => openRowSums(features, { rows: new Int8Array(8), width: 8 })).toThrow(RangeError)
  })
})
