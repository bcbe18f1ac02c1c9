import type { BpeParts } from '../models/bpe.js'
import { shortTokens } from '../models/vocabulary.js'
import { byteCharacter, byteOf } from '../rewriting/byte-characters.js'

/**
 * Which characters of three bytes may be taken as one token from the beginning. Merges are done by rank, so that a
 * part of a character could first go together with what stands beside it, as in the token of a space and two bytes
 * of an ideograph. Where every such merge comes after those that complete the character, the character is always
 * completed first, and to begin with it gives the same tokens: for Chinese a third of the symbols.
 */

/** Tokens with their numbers. */
type Tokens = readonly (readonly [string, number])[]

/** Comes after all ranks. */
const never = Number.POSITIVE_INFINITY

/** The lowest rank at which a token that is a part of a character goes together with something outside of it. */
interface Crossings {
  /** As the beginning of a character, with what is before it. */
  before: ReadonlyMap<number, number>
  /** As the end of one, with what is behind it. */
  behind: ReadonlyMap<number, number>
}

/** The token of each code point below U+10000 that is always merged first; -1 for others. */
export function mergedCharacters(bpe: BpeParts): Int32Array {
  const characters = new Int32Array(1 << 16).fill(-1)
  // Bytes beyond ASCII, of which such characters are, are written as characters beyond ASCII.
  const tokens = shortTokens(bpe.vocabulary, 3)
  const crossings = findCrossings(bpe, tokens)
  const byteIds = Array.from({ length: 256 }, (_, byte) => bpe.vocabulary.get(byteCharacter(byte)) ?? -1)
  for (const [token, id] of tokens) {
    if (token.length !== 3) continue
    const bytes = Uint8Array.from(token, (character) => byteOf(character) ?? 0)
    const text = Buffer.from(bytes).toString()
    const isCharacter = text.length === 1 && Buffer.byteLength(text) === 3 && Buffer.from(text).equals(bytes)
    if (isCharacter && isMergedFirst(bytes, { id, byteIds, bpe, crossings }))
      characters[text.charCodeAt(0)] = id
  }
  return characters
}

function isMergedFirst(
  bytes: Uint8Array,
  {
    id,
    byteIds,
    bpe,
    crossings,
  }: { id: number; byteIds: readonly number[]; bpe: BpeParts; crossings: Crossings },
): boolean {
  const { merges } = bpe
  const [a, b, c] = Array.from(bytes, (byte) => byteIds[byte])
  const rankOf = (left: number, right: number): number => {
    const rank = merges.rankOf(left, right)
    return rank === -1 ? never : rank
  }
  const [front, back] = [rankOf(a, b), rankOf(b, c)]
  if (front === never && back === never) return false
  const isFrontFirst = front < back
  const middle = isFrontFirst ? merges.idOf(a, b) : merges.idOf(b, c)
  const pair: [number, number] = isFrontFirst ? [middle, c] : [a, middle]
  if (rankOf(...pair) === never || merges.idOf(...pair) !== id) return false
  // The rank by which all is done, and the first and last parts that there are until then.
  const done = Math.max(Math.min(front, back), rankOf(...pair))
  const begins = isFrontFirst ? [a, middle] : [a]
  const ends = isFrontFirst ? [c] : [c, middle]
  const isSooner = (crossed: ReadonlyMap<number, number>, part: number): boolean =>
    (crossed.get(part) ?? never) <= (isFrontFirst && part === a ? front : done)
  return (
    !begins.some((part) => isSooner(crossings.before, part)) &&
    !ends.some((part) => isSooner(crossings.behind, part))
  )
}

function findCrossings({ merges: { slots } }: BpeParts, tokens: Tokens): Crossings {
  const [before, behind] = [new Map<number, number>(), new Map<number, number>()]
  const parts = partsOfCharacters(tokens)
  for (let i = 0; i < slots.length; i += 4) {
    const [left, right, rank] = [slots[i], slots[i + 1], slots[i + 2]]
    if (left === -1) continue
    if (parts.begins.has(right)) before.set(right, Math.min(before.get(right) ?? never, rank))
    if (parts.ends.has(left) && !parts.ends.has(right))
      behind.set(left, Math.min(behind.get(left) ?? never, rank))
  }
  return { before, behind }
}

/** Tokens of one or two bytes that may be the beginning of a character of three, or its end. */
function partsOfCharacters(tokens: Tokens): {
  begins: Set<number>
  ends: Set<number>
} {
  const [begins, ends] = [new Set<number>(), new Set<number>()]
  for (const [token, id] of tokens) {
    if (token.length > 2) continue
    const bytes = Array.from(token, (character) => byteOf(character) ?? 0)
    if (bytes[0] >= 0xe0 && bytes[0] < 0xf0) begins.add(id)
    if (bytes.every((byte) => byte >= 0x80 && byte < 0xc0)) ends.add(id)
  }
  return { begins, ends }
}
