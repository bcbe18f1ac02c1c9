import { Draws } from '../../../src/transform/random.js'
import { keyedDigest } from '../crypto/secret-key.js'

/** Draws that follow from a key, a kind of thing and a value, and from nothing else. */
export type OpenDraws = (kind: string, value: string) => Draws

export function openDraws(key: Buffer): OpenDraws {
  return (kind, value) => {
    const digest = keyedDigest(key, 'fake', kind, value)
    return new Draws(digest.readUInt32LE(0), digest.readUInt32LE(4))
  }
}

export function pick<T>(draws: Draws, items: readonly T[]): T {
  return items[draws.below(items.length)]
}

/** One of `items`, which differ from each other, that is not `value` in any case; `undefined` where there is none. */
export function pickOther(draws: Draws, items: readonly string[], value: string): string | undefined {
  const plain = value.toLowerCase()
  const at = draws.below(items.length)
  const item = items[at]
  if (item?.toLowerCase() !== plain) return item
  return items.length > 1 ? items[(at + 1) % items.length] : undefined
}

export function between(draws: Draws, from: number, to: number): number {
  return from + draws.below(to - from + 1)
}

/** `count` random digits. */
export function drawDigits(draws: Draws, count: number): string {
  return Array.from({ length: Math.max(0, count) }, () => draws.below(10)).join('')
}
