import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EncodeOptions, type Encoding, openEncoding } from '../../src/tokens/encoding/encoding.js'
import { readTokenizerJson } from '../../src/tokens/files/read-tokenizer-json.js'
import type { Part } from '../../src/tokens/parts/part.js'
import { TokenSink } from '../../src/tokens/parts/token-sink.js'
import { openSegmentEncoding } from '../../src/tokens/segments/segment-encoding.js'
import { runs } from '../campaign.js'
import { readGolden, texts } from './golden.js'

const spaced = { type: 'WhitespaceSplit' }
const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true }
const normalizers = (...parts: object[]) => ({ normalizer: { type: 'Sequence', normalizers: parts } })
const many = { type: 'Replace', pattern: { Regex: ' {2,}' }, content: '▁' }
const added = (content: string, more: object = {}): object => ({
  ...{ content, single_word: false, lstrip: false, rstrip: false, normalized: true, special: true, ...more },
})

/** A vocabulary with other parts, and with added tokens, which get the next numbers. */
function read(
  name: string,
  { tokens = [], ...changes }: { tokens?: object[] } & Record<string, unknown> = {},
) {
  const { tokenizer } = readGolden(name)
  const { vocab } = tokenizer.model as { vocab: object }
  const kept = (tokenizer.added_tokens as { id: number; single_word: boolean; rstrip: boolean }[]).filter(
    (token) => token.id < Object.keys(vocab).length && !token.single_word && !token.rstrip,
  )
  const more = tokens.map((token, i) => ({ ...token, id: Object.keys(vocab).length + i }))
  const json = { ...tokenizer, ...changes, added_tokens: [...kept, ...more] } as Part
  return readTokenizerJson({ json, config: {} })
}

const wordy = fc.array(
  fc.constantFrom(
    'the',
    ' the',
    ' Arrow',
    'shards',
    ' ',
    ', ',
    '.',
    '"',
    'ing',
    '\n',
    ' a',
    '中',
    '<t>',
    '<m>',
  ),
  {
    maxLength: 60,
  },
)
const drawn = fc.oneof(
  texts,
  wordy.map((parts) => parts.join('')),
)

describe.each([
  ['Unigram with a mark for spaces', read('unigram')],
  [
    'Unigram that strips and joins spaces',
    read('unigram', { ...normalizers({ type: 'Strip' }, many), tokens: [added('<t>')] }),
  ],
  [
    'Unigram of words between spaces',
    read('unigram', { pre_tokenizer: { type: 'Sequence', pretokenizers: [spaced, metaspace] } }),
  ],
  [
    'Unigram that marks the first word alone',
    read('unigram', {
      normalizer: { type: 'Lowercase' },
      pre_tokenizer: { ...metaspace, prepend_scheme: 'first' },
      tokens: [added('<t>')],
    }),
  ],
  [
    'WordPiece in small letters',
    read('bert', { tokens: [added('<m>', { lstrip: true, normalized: false })] }),
  ],
  ['WordPiece in any case', read('bert-cased')],
  ['words of BERT in form C', read('bert', { normalizer: { type: 'NFC' } })],
  [
    'byte pair encoding of whole texts, as Llama 2',
    read('llama2', { tokens: [added('<t>'), added('<m>', { normalized: false })] }),
  ],
  [
    'byte pair encoding of whole texts, as Gemma',
    read('gemma', { tokens: [added('\n\n', { normalized: false })] }),
  ],
  [
    'byte pair encoding with the mark of the first word',
    read('llama2', {
      normalizer: null,
      pre_tokenizer: { ...metaspace, prepend_scheme: 'first', split: false },
      tokens: [added('<t>')],
    }),
  ],
])('segments of %s', (_, { stages, segments }) => {
  const reference = openEncoding(stages, undefined)
  const ours = openEncoding(stages, segments && openSegmentEncoding(stages, segments))

  function encode(encoding: Encoding, text: string, options: EncodeOptions) {
    const sink = new TokenSink({ starts: true })
    encoding.utf8(Buffer.from(text), sink, options)
    return { ids: [...sink.ids.subarray(0, sink.length)], starts: [...sink.starts!.subarray(0, sink.length)] }
  }

  it('have the tokens that the reference gives the text, at the same places', () => {
    expect(segments).toBeDefined()
    fc.assert(
      fc.property(drawn, fc.constantFrom('encode', 'text'), (text, specialTokens) => {
        const wanted = encode(reference, text, { specialTokens })
        // The second time from what is remembered.
        for (let i = 0; i < 2; i++) expect(encode(ours, text, { specialTokens })).toEqual(wanted)
      }),
      runs(120),
    )
  })
})

describe('a text', () => {
  it.each([
    [
      'a normalizer that could change something over a cut',
      read('unigram', normalizers({ type: 'Replace', pattern: { Regex: 'e\\s+' }, content: 'x' })),
    ],
    ['an added token over a cut', read('unigram', { tokens: [added('a b')] })],
    [
      'an added token that has to stand alone',
      read('bert', { tokens: [added('Arrow', { single_word: true })] }),
    ],
    ['Unigram of whole texts', read('unigram-bytes')],
    [
      'words that are tokens whatever the merges say',
      read('llama2', { model: { ...(readGolden('llama2').tokenizer.model as object), ignore_merges: true } }),
    ],
  ])('is one segment where the file has %s', (_, { segments }) => {
    expect(segments).toBeUndefined()
  })
})
