import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCued } from '../../transforms/anonymize/recognizers/name-cues/words/cued-words.js'
import { openWordFacts } from '../../transforms/anonymize/recognizers/name-cues/words/word-facts.js'
import { loadNameModel } from '../../transforms/anonymize/recognizers/name-tagger/model.js'
import { openNameWords } from '../../transforms/anonymize/recognizers/name-tagger/name-words.js'
import { openTagger, type Tag } from '../../transforms/anonymize/recognizers/name-tagger/tagger.js'
import { eachWindow } from '../../transforms/anonymize/recognizers/name-tagger/windows.js'
import { openLetters } from '../../transforms/anonymize/recognizers/name-tagger/words/letters.js'
import {
  openTokenizer,
  openTokens,
  type Tokens,
} from '../../transforms/anonymize/recognizers/name-tagger/words/tokens.js'
import { runs } from '../campaign.js'

const model = await loadNameModel()
const letters = openLetters()
const kernel = openNameWords(model, letters)
const reference = openTokens(1 << 14)
const tokenise = openTokenizer(letters, model.lexicon)
const tag = openTagger(model.weights, letters)

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'Maria',
      'silva',
      'SMITH',
      'of',
      'van',
      'the',
      'Bank',
      'Dr',
      'Mr.',
      "O'Neil",
      "John's",
      'al',
      'j',
      'Q',
    ],
    ...[
      'Paris',
      'monday',
      'xq',
      'ÉMILE',
      'Ольга',
      'Ωμέγα',
      '王',
      '中文',
      'q1',
      'said',
      'University',
      '\u0301',
      "D'",
    ],
  ),
  fc.constantFrom(
    ' ',
    ' ',
    ' ',
    '. ',
    ', ',
    '\n',
    '\n\n',
    ' - ',
    '-',
    '"',
    '’',
    "'",
    '/',
    ':',
    '\0',
    '  ',
    '7',
  ),
  fc.string({ unit: 'binary', maxLength: 2 }),
)

const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

function wordsOf({ count, start, end, hash, flags, shape, gap, opens }: Tokens) {
  return {
    ...{ start: [...start.subarray(0, count)], end: [...end.subarray(0, count)] },
    ...{ hash: [...hash.subarray(0, count)], flags: [...flags.subarray(0, count)] },
    ...{ shape: [...shape.subarray(0, count)], opens: [...opens.subarray(0, count)] },
    gap: [...gap.subarray(0, count + 1)],
  }
}

type Window = readonly [from: number, to: number]

function namesIn(tag: Tag, tokens: Tokens, [from, to]: Window): number[][] {
  const names: number[][] = []
  tag(tokens, { from, to }, (...name) => names.push(name))
  return names
}

function windowsOf(tokens: Tokens): Window[] {
  const windows: Window[] = []
  eachWindow(tokens, (from, to) => windows.push([from, to]))
  return windows
}

describe('openNameWords()', () => {
  it('reads the words of any text, and of any part of one, as the reference does', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (text, from, size) => {
        for (const [first, last] of [
          [0, text.length],
          [Math.min(from, text.length), Math.min(from + size, text.length)],
        ]) {
          expect(kernel.read(text, first, last)).toBe(tokenise(text, first, reference, last))
          expect(wordsOf(kernel.tokens)).toEqual(wordsOf(reference))
        }
      }),
      runs(60),
    )
  })

  it('finds the windows of any text, and the same names in them with the same scores', () => {
    fc.assert(
      fc.property(text, (text) => {
        kernel.read(text, 0)
        tokenise(text, 0, reference)
        const found: unknown[] = []
        kernel.eachTagged((from, to, isEmpty) => {
          const names = namesIn(kernel.tag, kernel.tokens, [from, to])
          expect(isEmpty).toBe(names.length === 0)
          found.push([from, to, names])
        })
        const expected = windowsOf(reference).map((window) => [...window, namesIn(tag, reference, window)])
        expect(found).toEqual(expected)
        const alone: unknown[] = []
        kernel.each((from, to) => alone.push([from, to, namesIn(kernel.tag, kernel.tokens, [from, to])]))
        expect(alone).toEqual(expected)
      }),
      runs(60),
    )
  })

  it('reads a run of capitalised words that is cut off at its longest, with a particle at the edge', () => {
    for (const size of [46, 47, 48, 49]) {
      const text = `${'Maria Silva '.repeat(40).split(' ').slice(0, size).join(' ')} of the Smith Jones`
      kernel.read(text, 0)
      tokenise(text, 0, reference)
      const windows = windowsOf(reference)
      kernel.eachTagged((from, to) => {
        expect([from, to]).toEqual(windows.shift())
        expect(namesIn(kernel.tag, kernel.tokens, [from, to])).toEqual(namesIn(tag, reference, [from, to]))
      })
      expect(windows).toEqual([])
    }
  })

  it('reads by the reference what is too long for the memory of the kernel', () => {
    const text = `${'-'.repeat(1 << 18)} Maria Silva met John Smith in Paris.`
    kernel.read(text, 0)
    tokenise(text, 0, reference)
    expect(wordsOf(kernel.tokens)).toEqual(wordsOf(reference))
    const names: number[][] = []
    kernel.eachTagged((from, to) => names.push(...namesIn(kernel.tag, kernel.tokens, [from, to])))
    expect(names).toEqual(windowsOf(reference).flatMap((window) => namesIn(tag, reference, window)))
    expect(names.length).toBeGreaterThan(0)
  })
})

describe('words that are looked for', () => {
  const facts = openWordFacts(model.lexicon, letters)
  const meanings = new Map(
    ['the', 'Mr', 'said', 'j'].map((word, i) => [facts.hashOf(word), (i % 3) + 1 + (i << 16)] as const),
  )
  const wanted = ['silva', 'Émile', '中文'].map((word) => facts.hashOf(word))
  kernel.setCues(meanings)

  it('are those of the reference, with the same counts, in any range of any text', () => {
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (text, from, size) => {
        const range = { start: Math.min(from, text.length), end: Math.min(from + size, text.length) }
        const seen: number[][] = []
        const expected: number[][] = []
        const counts = kernel.eachCued(text, range, (...hit) => void seen.push(hit))
        const same = readCued(facts, { meanings, text, range }, (...hit) => void expected.push(hit))
        expect(counts).toEqual(same)
        expect(seen).toEqual(expected)
        const words = new Set<string>()
        expect(kernel.eachWanted(text, wanted, (...word) => void words.add(word.join()))).toBe(true)
        facts.eachWord(text, (start, end, { hash }) => {
          if (wanted.includes(hash)) expect(words).toContain([start, end, hash].join())
        })
      }),
      runs(100),
    )
  })

  it('are left to the reference where a text is too long', () => {
    expect(kernel.eachCued('the '.repeat(1 << 17), undefined, () => {})).toBeUndefined()
    expect(kernel.eachWanted('the '.repeat(1 << 17), wanted, () => {})).toBe(false)
  })
})
