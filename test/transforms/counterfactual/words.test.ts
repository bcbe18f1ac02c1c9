import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeLexicon } from '../../../transforms/counterfactual/lexicon.js'
import { openScreen } from '../../../transforms/counterfactual/screen.js'
import { openSwapper } from '../../../transforms/counterfactual/swap-text.js'
import { runs } from '../../campaign.js'
import { chineseSentences, englishSentences } from './sentences.data.js'

const lexicon = makeLexicon({ languages: ['en', 'zh'], names: true, pairs: [], plural: 'keep' })
const swap = openSwapper(lexicon)
const screen = openScreen(makeLexicon({ languages: ['en', 'zh'], names: true, pairs: [], plural: 'keep' }))

function swapOf(text: string): string {
  const swapped = swap(text)
  return typeof swapped === 'object' ? swapped.text : `${swapped}`
}

const share = (list: readonly (readonly [string, string])[]) =>
  list.filter(([before, right]) => swapOf(before) === right).length / list.length

/** Letters beyond the basic plane end no word, so they are left out: a word that touches one is swapped. */
const noise = fc
  .string({ unit: 'grapheme-composite', maxLength: 5 })
  .map((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '😀'))

/** Texts of list words, in all cases, with glue and noise between. */
const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc
            .tuple(
              fc.constantFrom(...lexicon.words.keys()),
              fc.constantFrom(
                (word: string) => word,
                (word: string) => word.toUpperCase(),
                (word: string) => word[0].toUpperCase() + word.slice(1),
              ),
            )
            .map(([word, shape]) => shape(word)),
        },
        {
          weight: 3,
          arbitrary: fc.constantFrom(...[...lexicon.han.values()].flat().map(({ text }) => text)),
        },
        {
          weight: 2,
          arbitrary: fc.constantFrom('book', 'to', 'go', 'the', 'own', 'quickly', '们', '生', '```', '{{'),
        },
        { weight: 1, arbitrary: noise },
      ),
      fc.constantFrom(' ', '', "'s ", '-', '. ', '\n', ', ', '/', '"', '’s ', '，', '_', '@'),
    ),
    { maxLength: 15 },
  )
  .map((parts) => parts.flat().join(''))

describe('the word lists', () => {
  test('join every word with one counterpart, both ways', () => {
    for (const [text, { kind, other }] of lexicon.words)
      if (kind === 'pair' && text !== 'him' && text !== 'hers')
        expect(lexicon.words.get(other)?.other).toBe(text)
    const han = new Map([...lexicon.han.values()].flat().map((word) => [word.text, word]))
    for (const [text, { kind, other }] of han) if (kind === 'pair') expect(han.get(other)?.other).toBe(text)
    expect(lexicon.words.size).toBeGreaterThan(600)
    expect(han.size).toBeGreaterThan(500)
  })

  test('swap each word on its own, in every case, and back', () => {
    for (const [text, { kind, isStrict }] of lexicon.words) {
      if (kind !== 'pair' || text === 'hers') continue
      const forms = [text, text.toUpperCase(), text[0].toUpperCase() + text.slice(1)]
      for (const form of isStrict ? forms.slice(2) : forms) {
        expect(swapOf(form), form).not.toBe(form)
        expect(swapOf(swapOf(form)), form).toBe(form)
      }
    }
    expect([swapOf('sHe'), swapOf('mary'), swapOf('5 ms'), swapOf('Ms'), swapOf('they')]).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'Mr',
      'undefined',
    ])
  })
})

describe('swapping', () => {
  test('English: at least 95 of 100 sentences come out right', () => {
    expect(share(englishSentences)).toBeGreaterThanOrEqual(0.95)
  })

  test.each(chineseSentences)('Chinese: %s', (before, right) => {
    expect(swapOf(before)).toBe(right)
  })

  test.each([
    ["The ladies' room is closed.", undefined],
    ['A gentlemen’s agreement.', undefined],
    ["The boys' room and the women's room.", "The girls' room and the men's room."],
    ["The actress's fans and the prince's horse.", "The actor's fans and the princess's horse."],
  ])('swaps a genitive that fits the counterpart, and leaves others alone: %s', (before, right) => {
    expect(swapOf(before)).toBe(String(right ?? 'not_reversible'))
  })

  test('leaves everything but the words as it is', () => {
    const isWord = (token: string) => lexicon.words.has(token.toLowerCase())
    fc.assert(
      fc.property(anyText, (text) => {
        const swapped = swap(text)
        if (typeof swapped !== 'object') return
        const tokens = (each: string) => each.split(/([\p{L}\p{M}0-9_]+)/u)
        const [before, now] = [tokens(text), tokens(swapped.text)]
        expect(now.length).toBe(before.length)
        before.forEach((token, i) => {
          if (!isWord(token) && !/[\u0e00-\uffff]/.test(token)) expect(now[i]).toBe(token)
        })
      }),
      runs(750, 3),
    )
  })

  test('the screen passes over no text with a word of the lists', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = Buffer.from(text)
        if (swap(text) !== undefined) expect(screen(bytes, 0, bytes.length)).toBe(true)
      }),
      runs(750, 4),
    )
  })

  test('leaves as many words of one side as of the other, texts and swapped copies together', () => {
    fc.assert(
      fc.property(
        fc.array(
          anyText.map((text) => text.replace(/[`{@/]|.-/g, ' ')),
          { maxLength: 8 },
        ),
        (texts) => {
          const counts = new Map<string, number>()
          for (const text of texts) {
            const swapped = swap(text)
            if (typeof swapped !== 'object' || swapOf(swapped.text) !== text) continue
            for (const each of [text, swapped.text])
              for (const [word] of each.matchAll(
                /(?<![\p{L}\p{M}\p{N}_])(?:she|he|aunts?|uncles?)(?![\p{L}\p{M}\p{N}_])/giu,
              )) {
                const lower = word.toLowerCase()
                const pair = lexicon.words.get(lower)?.other ?? ''
                const [name, sign] = lower < pair ? [lower, 1] : [pair, -1]
                counts.set(name, (counts.get(name) ?? 0) + sign)
              }
          }
          expect([...counts.values()].every((difference) => difference === 0)).toBe(true)
        },
      ),
      runs(150, 6),
    )
  })
})

const folder = join(process.env.PREPKIT_DATA ?? '../shared/data', 'prompts')

describe.skipIf(!existsSync(folder))('on real prompts', () => {
  test('nearly every record with such words can be swapped and swapped back', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
    let swapped = 0
    let left = 0
    for (const name of files.slice(0, 40))
      for (const line of readFileSync(join(folder, name), 'utf8').split('\n').slice(0, 100)) {
        const result = swap(line)
        if (result === undefined) continue
        if (typeof result === 'object' && swapOf(result.text) === line) swapped++
        else left++
      }
    expect(swapped).toBeGreaterThan(500)
    expect(left / (left + swapped)).toBeLessThan(0.12)
  })
})
