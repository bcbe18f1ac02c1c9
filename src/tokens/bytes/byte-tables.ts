import { classBits, type TokenTables, type WordSplit } from '../../kernels/tokens.js'
import type { BpeParts } from '../models/bpe.js'
import { byteCharacter, byteOf } from '../rewriting/byte-characters.js'
import { categoryNames } from '../unicode/categories.data.js'
import { type Unicode, whiteSpace } from '../unicode/categories.js'
import { codeLimit, runsOf } from '../unicode/code-set.js'
import { mergedCharacters } from './merged-characters.js'

/** The tables of the kernel; `undefined` where the vocabulary lacks the token of a byte. */
export function byteTables(
  bpe: BpeParts,
  { split, unicode }: { split: WordSplit; unicode: Unicode },
): TokenTables | undefined {
  const bytes = Array.from({ length: 256 }, (_, byte) => bpe.vocabulary.get(byteCharacter(byte)))
  if (!bytes.every((id) => id !== undefined) || bpe.prefix || bpe.suffix) return undefined
  return {
    classes: classesOf(unicode, split),
    byteTokens: Uint32Array.from(bytes),
    characters: mergedCharacters(bpe),
    merges: bpe.merges.slots,
    wholes: bpe.isWholeFirst ? wholesOf(bpe.vocabulary) : [],
    split,
  }
}

function wholesOf(vocabulary: ReadonlyMap<string, number>): { bytes: Uint8Array; token: number }[] {
  const out: { bytes: Uint8Array; token: number }[] = []
  for (const [text, token] of vocabulary) {
    const bytes = bytesOfToken(text)
    if (bytes !== undefined && bytes.length > 0) out.push({ bytes, token })
  }
  return out
}

/** The bytes that a token writes as characters; `undefined` where it has other characters. */
function bytesOfToken(token: string): Uint8Array | undefined {
  const bytes = new Uint8Array(token.length)
  for (let i = 0; i < token.length; i++) {
    const byte = byteOf(token[i])
    if (byte === undefined) return undefined
    bytes[i] = byte
  }
  return bytes
}

function classesOf({ categories }: Unicode, { kind }: WordSplit): Uint8Array {
  const bits = categoryNames.map((name) => {
    if (kind === 'deepseek' && /^[PS]/.test(name)) return classBits.sign
    if (kind === 'deepseek' && name.startsWith('L')) return classBits.letter
    if (name === 'Lu' || name === 'Lt') return classBits.letter | classBits.large
    if (name === 'Ll') return classBits.letter | classBits.small
    if (name.startsWith('L')) return classBits.letter
    if (name.startsWith('M')) return classBits.mark
    return name.startsWith('N') ? classBits.digit : 0
  })
  const classes = categories.map((category) => bits[category])
  for (const [from, last] of runsOf(whiteSpace))
    for (let code = from; code <= last; code++) classes[code] |= classBits.space
  for (const code of [10, 13]) classes[code] |= classBits.lineEnd
  markChanging(classes)
  return classes
}

/** Blocks of which no character changes in form C or joins one, and which are too large to ask each. */
const unchanging: readonly (readonly [number, number])[] = [
  [0, 0x2ff],
  [0x3400, 0x9fff],
  [0xac00, 0xf8ff],
  [0x20000, 0x2f7ff],
  [0x2fa20, codeLimit - 1],
]

function markChanging(classes: Uint8Array): void {
  let at = 0
  for (const [from, last] of unchanging) {
    for (let code = at; code < from; code++) {
      const isJoining = (classes[code] & classBits.mark) !== 0 || (code >= 0x1160 && code <= 0x11ff)
      const character = String.fromCodePoint(code)
      if (isJoining || character.normalize('NFC') !== character) classes[code] |= classBits.changing
    }
    at = last + 1
  }
}
