import { refusePart } from '../parts/part.js'
import { PieceWriter } from '../parts/piece.js'
import type { Normalizer } from './rewrite-codes.js'

/**
 * The table of replacements that sentencepiece compiles into a model: a trie as a double array (the layout of
 * darts-clone), and behind it the replacements, each with a zero at its end.
 */

/** Text in which a cluster may have more than one character: marks, line ends of two, jamo, emoji and flags. */
const mayCluster =
  /[\r\p{M}\p{Cf}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]|[^\u0000-\u02ff\u2000-\u2bff\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]/u

/** Bytes that a cluster may have to be looked up as a whole. */
const clusterBytes = 6

/** Opens a `Precompiled` normalizer. */
export function precompiledNormalizer(base64: string): Normalizer {
  const lookUp = openCharsmap(base64)
  const replacements = new Map<string, string | undefined>()
  /** Whether a unit is known to be a character that nothing stands for. */
  const kept = new Uint8Array(1 << 16)
  const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })
  return (piece) => {
    const { text } = piece
    const hasClusters = mayCluster.test(text)
    if (!hasClusters && nextReplaced(text, 0) === text.length) return piece
    const writer = new PieceWriter(piece)
    if (!hasClusters) rewriteEach(text, { from: 0, writer })
    else
      for (const { segment, index } of clusters.segment(text)) {
        const whole =
          segment.length > 1 && Buffer.byteLength(segment) < clusterBytes ? lookUp(segment) : undefined
        if (whole === undefined) rewriteEach(segment, { from: index, writer })
        else writer.put(whole, index)
      }
    return writer.finish()
  }

  /** What stands for a character, which is looked up once. */
  function replacementOf(character: string): string | undefined {
    const known = replacements.get(character)
    if (known !== undefined || replacements.has(character)) return known
    const replacement = lookUp(character)
    replacements.set(character, replacement)
    return replacement
  }

  function rewriteEach(part: string, { from, writer }: { from: number; writer: PieceWriter }): void {
    let copied = 0
    for (let at = nextReplaced(part, 0); at < part.length; at = nextReplaced(part, copied)) {
      const character = String.fromCodePoint(part.codePointAt(at) ?? 0)
      writer.copy(from + copied, from + at)
      writer.put(replacementOf(character) ?? character, from + at)
      copied = at + character.length
    }
    writer.copy(from + copied, from + part.length)
  }

  /** Where the next character is for which something stands; the end where there is none. */
  function nextReplaced(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (kept[unit] === 1) continue
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      if (replacementOf(character) !== undefined) return at
      if (character.length === 1) kept[unit] = 1
      else at++
    }
    return text.length
  }
}

/** Opens the table: what stands for the shortest beginning of a text that its trie knows, so that it replaces the whole; `undefined` for none. */
export function openCharsmap(base64: string): (text: string) => string | undefined {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length < 8) return refusePart('an empty table of replacements')
  const trieBytes = bytes.readUInt32LE(0)
  const units = Uint32Array.from({ length: trieBytes >> 2 }, (_, i) => bytes.readUInt32LE(4 + 4 * i))
  const replacements = bytes.subarray(4 + trieBytes)
  return (text) => {
    let node = offsetOf(units[0])
    for (const byte of Buffer.from(text)) {
      if (byte === 0) return undefined
      node ^= byte
      const unit = units[node]
      if (unit === undefined || (unit & 0x800000ff) >>> 0 !== byte) return undefined
      node ^= offsetOf(unit)
      if (((unit >>> 8) & 1) === 1) {
        const start = units[node] & 0x7fffffff
        return replacements.subarray(start, replacements.indexOf(0, start)).toString()
      }
    }
    return undefined
  }
}

function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6)
}
