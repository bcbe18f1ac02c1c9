/**
 * How often each length was there, as plain data: each for itself below 1,024, and beyond that together with those that
 * are at most 1.1 % longer, so that a partition has a few hundred numbers at most.
 */
export type LengthSketch = Record<string, number>

const exactBelow = 1024
const stepsOfDouble = 64

/** The greatest length that is counted together with a length. */
export function sketchLength(length: number): number {
  if (length < exactBelow) return length
  const step = Math.ceil(stepsOfDouble * Math.log2(length / exactBelow) - 1e-9)
  return Math.floor(exactBelow * 2 ** (step / stepsOfDouble))
}

/** The greatest length that is counted before those that are counted with this one, which `sketchLength` answered. */
export function lengthBefore(counted: number): number {
  if (counted <= exactBelow) return counted - 1
  const step = Math.round(stepsOfDouble * Math.log2(counted / exactBelow))
  return Math.floor(exactBelow * 2 ** ((step - 1) / stepsOfDouble))
}

/** Adds a length. */
export function addLength(sketch: LengthSketch, length: number): void {
  const key = sketchLength(length)
  sketch[key] = (sketch[key] ?? 0) + 1
}

/** The length that so many of all, a share from 0 to 1, do not exceed; at most 1.1 % more. Null where there is none. */
export function quantile(sketch: LengthSketch, share: number): number | null {
  const lengths = Object.keys(sketch)
    .map(Number)
    .sort((a, b) => a - b)
  const total = lengths.reduce((sum, length) => sum + sketch[length], 0)
  let seen = 0
  for (const length of lengths) {
    seen += sketch[length]
    if (seen >= share * total) return length
  }
  return lengths.at(-1) ?? null
}

/** How many are in each range from one power of two to the next, from 0 on. */
export function histogram(sketch: LengthSketch): { from: number; to: number; count: number }[] {
  const counts = new Map<number, number>()
  for (const [length, count] of Object.entries(sketch)) {
    const bits = 32 - Math.clz32(Number(length))
    counts.set(bits, (counts.get(bits) ?? 0) + count)
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bits, count]) => ({ from: bits === 0 ? 0 : 2 ** (bits - 1), to: 2 ** bits - 1, count }))
}
