import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openByteEncoding } from '../../src/tokens/bytes/byte-encoding.js'
import { deepseekPatterns } from '../../src/tokens/bytes/known-splits.js'
import { type Encoding, openEncoding } from '../../src/tokens/encoding/encoding.js'
import { readTokenizerJson } from '../../src/tokens/files/read-tokenizer-json.js'
import { TokenSink } from '../../src/tokens/parts/token-sink.js'
import { byteCharacter, byteOf } from '../../src/tokens/rewriting/byte-characters.js'
import { runs } from '../campaign.js'
import { readGolden, texts } from './golden.js'

const gpt2 = { pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true } }

const deepseek = {
  pre_tokenizer: {
    type: 'Sequence',
    pretokenizers: [
      ...deepseekPatterns.map((Regex) => ({
        type: 'Split',
        pattern: { Regex },
        behavior: 'Isolated',
        invert: false,
      })),
      { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
    ],
  },
}

/** Merges of any two bytes of many characters, so that where a word ends decides the tokens on both sides. */
function pairedModel(): object {
  const some = Buffer.from('é中。カ\u0301，\u00a0👩٣ſ²')
  const bytes = new Set([...Array.from({ length: 0x76 }, (_, i) => 9 + i), ...some])
  const pairs = [...bytes].flatMap((a) => [...bytes].map((b) => [byteCharacter(a), byteCharacter(b)]))
  const tokens = [
    ...Array.from({ length: 256 }, (_, i) => byteCharacter(i)),
    ...pairs.map((pair) => pair.join('')),
  ]
  const vocab = Object.fromEntries(tokens.map((token, id) => [token, id]))
  return { model: { type: 'BPE', vocab, merges: pairs }, added_tokens: [] }
}

describe.each([
  ['gpt2', 'llama3', gpt2],
  ['llama3', 'llama3', {}],
  ['qwen', 'qwen', {}],
  ['o200k', 'o200k', {}],
  ['deepseek', 'deepseek', deepseek],
])('the kernel with the words of %s', (_, vocabulary, changes) => {
  const file = { ...readGolden(vocabulary).tokenizer, ...changes }
  const { stages, tables } = readTokenizerJson({ json: file, config: {} })
  const fast = tables && openByteEncoding(stages, tables)
  const reference = openEncoding(stages, undefined)
  const ours = openEncoding(stages, fast)

  function encode(encoding: Encoding, text: string): { ids: number[]; starts: number[] } {
    const sink = new TokenSink({ starts: true })
    encoding.text(text, sink, {})
    return {
      ids: [...sink.ids.subarray(0, sink.length)],
      starts: [...(sink.starts?.subarray(0, sink.length) ?? [])],
    }
  }

  it('gives any text the tokens that the reference gives it, at the same places', () => {
    expect(fast).toBeDefined()
    fc.assert(
      fc.property(texts, (text) => {
        expect(encode(ours, text)).toEqual(encode(reference, text))
      }),
      runs(160),
    )
  })

  it('ends each word where the expressions end it', () => {
    const paired = readTokenizerJson({ json: { ...file, ...pairedModel() }, config: {} })
    const words = openEncoding(paired.stages, undefined)
    const kernel = openEncoding(
      paired.stages,
      paired.tables && openByteEncoding(paired.stages, paired.tables),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(encode(kernel, text)).toEqual(encode(words, text))
      }),
      runs(160),
    )
  })

  it('gives texts that are longer than its room the tokens that the reference gives them', () => {
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 3, maxLength: 6 }),
        fc.constantFrom(' ', '\n', 'A', '中'),
        (parts, filler) => {
          const long = parts
            .map((part) => part + filler.repeat(1500) + part.repeat(30))
            .join('')
            .repeat(8)
          const text = long.slice(0, 60_000)
          expect(encode(ours, text).ids).toEqual(encode(reference, text).ids)
        },
      ),
      runs(4),
    )
  })

  it('has tokens whose bytes are the text', () => {
    const names = new Map([...stages.model.vocabulary].map(([token, id]) => [id, token]))
    fc.assert(
      fc.property(texts, (text) => {
        const sink = new TokenSink()
        // Without special tokens and normal forms, which no token keeps.
        const plain = text.replaceAll('<', '').normalize('NFC')
        ours.text(plain, sink, {})
        const bytes = [...sink.ids.subarray(0, sink.length)].flatMap((id) =>
          [...(names.get(id) ?? '')].map(byteOf),
        )
        expect(Buffer.from(bytes.map(Number)).toString()).toBe(plain.toString())
      }),
      runs(60),
    )
  })
})
