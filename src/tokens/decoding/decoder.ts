import {
  isPart,
  numberOf,
  type Part,
  partOf,
  partsOf,
  refuseDecoder,
  switchOf,
  textOf,
  typeOf,
} from '../parts/part.js'
import { patternOf } from '../patterns/pattern-of.js'
import type { Setting } from '../patterns/setting.js'
import { byteOf } from '../rewriting/byte-characters.js'

/** Turns tokens, as the vocabulary writes them, into pieces of text that are put one behind the other. */
export type Decoder = (tokens: readonly string[]) => readonly string[]

/**
 * Opens the `decoder` of a tokenizer file: what each kind does is written in the documents of `tokenizers`
 * (https://huggingface.co/docs/tokenizers/api/decoders). Without one, tokens stand with a space between them.
 */
export function openDecoder(part: unknown, setting: Setting): Decoder {
  if (!isPart(part)) return (tokens) => [tokens.join(' ')]
  const type = typeOf(part)
  switch (type) {
    case 'Sequence': {
      const all = partsOf(part, 'decoders').map((one) => openDecoder(one, setting))
      return (tokens) => all.reduce((changed, decode) => decode(changed), tokens)
    }
    case 'ByteLevel':
      return (tokens) => [fromByteCharacters(tokens)]
    case 'ByteFallback':
      return joinByteTokens
    case 'Fuse':
      return (tokens) => [tokens.join('')]
    case 'Metaspace':
      return metaspace(part)
    case 'WordPiece':
      return wordPiece(part)
    case 'BPEDecoder': {
      const suffix = textOf(part, 'suffix')
      return (tokens) =>
        tokens.map((token, i) => token.replaceAll(suffix, i === tokens.length - 1 ? '' : ' '))
    }
    case 'Strip':
      return strip(part)
    case 'Replace': {
      const pattern = patternOf(partOf(part, 'pattern'), setting)
      const content = textOf(part, 'content')
      return (tokens) => tokens.map((token) => token.replace(pattern, () => content))
    }
    default:
      return refuseDecoder(type)
  }
}

/** The text of tokens that write each byte as a character. A token that has another character stands for its own bytes. */
export function fromByteCharacters(tokens: readonly string[]): string {
  const parts = tokens.map((token) => {
    const bytes = new Uint8Array(token.length)
    for (let i = 0; i < token.length; i++) {
      const byte = byteOf(token[i])
      if (byte === undefined) return Buffer.from(token)
      bytes[i] = byte
    }
    return bytes
  })
  return Buffer.concat(parts).toString()
}

const byteToken = /^<0x([\da-f]{2})>$/i

/** Tokens of bytes side by side become their text, or a U+FFFD each where they are none. */
function joinByteTokens(tokens: readonly string[]): string[] {
  const out: string[] = []
  let bytes: number[] = []
  const flush = (): void => {
    if (bytes.length === 0) return
    try {
      out.push(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes)))
    } catch {
      // That they are no UTF-8 is what was asked.
      out.push(...bytes.map(() => '\ufffd'))
    }
    bytes = []
  }
  for (const token of tokens) {
    const found = byteToken.exec(token)
    if (found !== null) bytes.push(Number.parseInt(found[1], 16))
    else {
      flush()
      out.push(token)
    }
  }
  flush()
  return out
}

function metaspace(part: Part): Decoder {
  const replacement = textOf(part, 'replacement')
  // Files of old versions say the same in `add_prefix_space`.
  const isPrepended =
    part.prepend_scheme === undefined
      ? switchOf(part, 'add_prefix_space', true)
      : textOf(part, 'prepend_scheme') !== 'never'
  return (tokens) =>
    tokens.map((token, i) => token.replaceAll(replacement, i === 0 && isPrepended ? '' : ' '))
}

/** What `cleanup` takes out of English, in this order. */
const cleanups: readonly (readonly [string, string])[] = [
  [' .', '.'],
  [' ?', '?'],
  [' !', '!'],
  [' ,', ','],
  [" ' ", "'"],
  [" n't", "n't"],
  [" 'm", "'m"],
  [' do not', " don't"],
  [" 's", "'s"],
  [" 've", "'ve"],
  [" 're", "'re"],
]

function wordPiece(part: Part): Decoder {
  const prefix = textOf(part, 'prefix')
  const isCleaned = switchOf(part, 'cleanup', true)
  return (tokens) =>
    tokens.map((token, i) => {
      const isInside = token.startsWith(prefix)
      const text = i === 0 ? token : isInside ? token.slice(prefix.length) : ` ${token}`
      return isCleaned ? cleanups.reduce((left, [from, to]) => left.replaceAll(from, to), text) : text
    })
}

function strip(part: Part): Decoder {
  const [content, start, stop] = [textOf(part, 'content'), numberOf(part, 'start'), numberOf(part, 'stop')]
  return (tokens) =>
    tokens.map((token) => {
      const characters = Array.from(token)
      let from = 0
      while (from < start && characters[from] === content) from++
      let to = characters.length
      while (characters.length - to < stop && characters[to - 1] === content) to--
      return characters.slice(from, to).join('')
    })
}
