import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTokenizerJson } from '../../src/tokens/files/parse-tokenizer-json.js'
import type { MergeList } from '../../src/tokens/models/merge-list.js'
import { runs } from '../campaign.js'

const token = fc.oneof(
  fc.constantFrom(
    'a',
    'Ġthe',
    '"',
    '\\',
    '\\"',
    '\n',
    '1',
    '__proto__',
    '👩',
    '\u2028',
    'vocab',
    'merges',
    ']',
    '}',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
)
const whole = token.filter((text) => !text.includes(' '))
const pairs = fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 8 })
const vocab = fc.dictionary(token, fc.nat(2 ** 29), { minKeys: 1, maxKeys: 8 })
const other = fc.constantFrom<unknown>(null, -1.5e3, 'a "b" \\', [], {}, [{ vocab: [1, '}'] }], {
  merges: [']'],
})

/** A file whose lists stand anywhere, as programs write them. */
const files = fc
  .record({
    vocab,
    pairs,
    other,
    first: other,
    asTexts: fc.boolean(),
    isTurned: fc.boolean(),
    space: fc.constantFrom(0, 1, '\t'),
  })
  .map(({ vocab, pairs, other, first, asTexts, isTurned, space }) => {
    const merges = asTexts ? pairs.map((pair) => pair.join(' ')) : pairs
    const lists = isTurned ? { merges, other, vocab } : { vocab, other, merges }
    const json = { first, model: { type: 'BPE', ...lists, last: other }, added_tokens: [{ vocab, other }] }
    return { vocab, pairs, isTurned, text: JSON.stringify(json, undefined, space) }
  })

function mergesOf(merges: MergeList): unknown[] {
  return Array.from({ length: merges.count }, (_, rank) => merges.at(rank))
}

/** The numbers of two tokens and of the one that they make. */
function numbered(vocab: Readonly<Record<string, number>>): (pair: [string, string]) => number[] {
  return ([left, right]) =>
    [left, right, left + right].map((token) => (Object.hasOwn(vocab, token) ? vocab[token] : -1))
}

describe('parseTokenizerJson()', () => {
  it('reads what JSON.parse reads, with the vocabulary as a map and the merges as pairs', () => {
    fc.assert(
      fc.property(files, ({ vocab, pairs, isTurned, text }) => {
        const { model, ...rest } = parseTokenizerJson(Buffer.from(text)) as { model: Record<string, unknown> }
        const { model: wanted, ...wantedRest } = JSON.parse(text) as { model: Record<string, unknown> }
        expect(rest).toEqual(wantedRest)
        expect(Object.keys(model)).toEqual(Object.keys(wanted))
        // With the vocabulary behind them, merges stay as they are.
        const numbers = model.vocab as ReadonlyMap<string, number>
        for (const token of Object.keys(vocab)) expect(numbers.get(token)).toBe(vocab[token])
        expect(new Map(numbers)).toEqual(new Map(Object.entries(vocab)))
        if (isTurned) expect(model.merges).toEqual(wanted.merges)
        else expect(mergesOf(model.merges as MergeList)).toEqual(pairs.map(numbered(vocab)))
        expect({ ...model, vocab: 0, merges: 0 }).toEqual({ ...wanted, vocab: 0, merges: 0 })
      }),
      runs(120),
    )
  })

  it('leaves lists of another form to JSON.parse', () => {
    for (const model of [
      { vocab: { a: -1 }, merges: ['a'] },
      { vocab: { a: 0.5, b: 1 }, merges: [['a', 'b', 'c']] },
      { vocab: [['a', -1.5]], merges: 'none' },
      { vocab: {}, merges: [] },
      { vocab: { a: '1' }, merges: ['a b c'] },
    ]) {
      const json = { model: { ...model } }
      expect(parseTokenizerJson(Buffer.from(JSON.stringify(json)))).toEqual(json)
    }
  })

  it('leaves all to JSON.parse where a prefix or a second list would make other numbers of merges', () => {
    const lists = '"vocab":{"a":0,"##b":1,"ab":2},"merges":[["a","##b"]]'
    for (const model of [`${lists},"continuing_subword_prefix":"##"`, `${lists},"vocab":{"a":5}`]) {
      const text = `{"model":{${model}}}`
      expect(parseTokenizerJson(Buffer.from(text))).toEqual(JSON.parse(text))
    }
  })

  it('refuses what is no JSON, wherever it breaks', () => {
    const text = JSON.stringify({ model: { vocab: { a: 0, 'b"': 1 }, merges: [['a', 'b']] }, end: [1, 'x'] })
    for (let end = 0; end < text.length; end++)
      expect(() => parseTokenizerJson(Buffer.from(text.slice(0, end))), text.slice(0, end)).toThrow(
        SyntaxError,
      )
  })
})
