const units = ['', 'K', 'M', 'G', 'T']

/** A size in bytes, such as `500MB` (a million each) or `512MiB` (1024 × 1024 each), in any case. */
export const byteSizePattern = /^(\d+(?:\.\d+)?) ?([KMGT]?)(i?)B$/i

/** How many bytes a size such as `500MB` is; a number is one already. */
export function bytesOfSize(size: number | string): number {
  if (typeof size === 'number') return size
  const [, count, unit, binary] = byteSizePattern.exec(size) ?? []
  return Math.floor(Number(count) * (binary === '' ? 1000 : 1024) ** units.indexOf(unit.toUpperCase()))
}
