import type { Draws } from '../../../../src/transform/random.js'

/** One of `items`, of which there is at least one. */
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

/** A whole number from `from` to `to`, both among them. */
export function between(draws: Draws, from: number, to: number): number {
  return from + draws.below(to - from + 1)
}

/** `count` random digits. */
export function drawDigits(draws: Draws, count: number): string {
  let digits = ''
  for (let i = 0; i < count; i++) digits += draws.below(10)
  return digits
}
