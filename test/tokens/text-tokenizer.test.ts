import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDecoder } from '../../src/tokens/decoding/decoder.js'
import { openTokenizer as openTextTokenizer } from '../../src/tokens/text-tokenizer.js'
import { openTokenizer, TokenSink } from '../../src/tokens/tokenizer.js'
import { openUnicode } from '../../src/tokens/unicode/categories.js'
import { root } from '../source-files.js'
import { texts } from './golden.js'

/** What `tokenizers` makes of lists of tokens; `test/interop/write_token_fixtures.py` writes it. */
const golden = JSON.parse(readFileSync(join(root, 'test/golden/decoders.json'), 'utf8')) as {
  by: string
  kinds: Record<string, { decoder: Record<string, unknown>; cases: [string[], string][] }>
}
const sample = join(root, 'datasets/samples/tokenizer')

describe('openDecoder()', () => {
  const setting = { unicode: openUnicode(), syntax: 'oniguruma' } as const

  it.each(Object.keys(golden.kinds))('makes the texts of Hugging Face tokenizers of tokens of %s', (name) => {
    const { decoder, cases } = golden.kinds[name]
    const decode = openDecoder(decoder, setting)
    for (const [tokens, text] of cases) expect(decode(tokens).join(''), JSON.stringify(tokens)).toBe(text)
  })

  it('refuses a decoder that it does not know by its name', () => {
    expect(() => openDecoder({ type: 'CTC' }, setting)).toThrow(
      'The tokenizer turns tokens into text by the decoder CTC, which is not known here. Its texts can be turned into tokens all the same',
    )
  })
})

describe('openTokenizer() of the library', () => {
  it('gives the same tokens as a step, and the text back, of any text', async () => {
    const [tokenizer, inSteps] = [await openTextTokenizer(sample), await openTokenizer(sample)]
    fc.assert(
      fc.property(texts, (text) => {
        const sink = new TokenSink()
        inSteps.encode(text, sink)
        const ids = tokenizer.encode(text)
        expect([...ids]).toEqual([...sink.ids.subarray(0, sink.length)])
        expect(tokenizer.count(text)).toBe(ids.length)
        expect(tokenizer.decode(ids)).toBe(text)
      }),
    )
  })

  it('answers with numbers of its own, which the next text does not change', async () => {
    const { encode } = await openTextTokenizer(sample)
    const first = encode('one')
    const copy = [...first]
    encode('another text')
    expect([...first]).toEqual(copy)
  })

  it('leaves special tokens out of a text where it is asked to', async () => {
    const { encode, decode, specialTokens } = await openTextTokenizer(sample)
    const [special] = specialTokens.keys()
    const ids = encode(`a${special}b`)
    expect([decode(ids), decode(ids, { specialTokens: 'skip' })]).toEqual([`a${special}b`, 'ab'])
    expect(() => encode(special, { specialTokens: 'refuse' })).toThrow('The text holds the special token')
  })

  it('refuses what is no text, no number of a token and no option', async () => {
    const { encode, decode } = await openTextTokenizer(sample)
    expect(() => encode(5 as unknown as string)).toThrow(
      'The text of encode() must be a string, not a number',
    )
    expect(() => decode([1, -100])).toThrow('The tokenizer has no token with the number -100')
    expect(() => decode('12' as unknown as number[])).toThrow(
      'What decode() is given must be an array of numbers',
    )
    expect(() => encode('a', { specialTokens: 'skip' as 'text' })).toThrow('specialTokens')
  })
})
