import type { BpeParts } from '../models/bpe.js'

const byteToken = /^<0x[0-9A-F]{2}>$/

/**
 * The texts of all tokens that merges make: what is side by side in none of them is never merged. `undefined` where a
 * token is more than its text: a byte or an unknown character that merges, unknown ones that are joined, or words that
 * are tokens whatever the merges say.
 */
export function joinedTexts(bpe: BpeParts): string[] | undefined {
  const { vocabulary, merges, unknown } = bpe
  if (bpe.prefix || bpe.suffix || bpe.isWholeFirst) return undefined
  const names: string[] = []
  const apart = new Set<number>()
  let byteTokens = 0
  for (const [token, id] of vocabulary) {
    names[id] = token
    if (token === unknown) apart.add(id)
    else if (byteToken.test(token)) {
      apart.add(id)
      byteTokens++
    }
  }
  const hasAllBytes = bpe.hasByteTokens === true && byteTokens === 256
  // A character that is left out lets those beside it meet.
  if (!hasAllBytes && (unknown === undefined || bpe.isUnknownFused)) return undefined
  const texts: string[] = []
  const { slots } = merges
  for (let i = 0; i < slots.length; i += 4) {
    const [left, right] = [slots[i], slots[i + 1]]
    if (left === -1) continue
    if (apart.has(left) || apart.has(right)) return undefined
    texts.push(names[left] + names[right])
  }
  return texts
}
