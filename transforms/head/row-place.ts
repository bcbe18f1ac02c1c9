import type { Origin } from '../../src/arrow/batch.js'

/** Where a row stands among all rows: its source, its position in it, and its copy number. Compared part by part. */
export type RowPlace = [source: number, position: number, copy: number]

export function placeOf({ source, positions, copies }: Origin, row: number): RowPlace {
  return [source, positions[row], copies[row]]
}

/** Whether a row stands behind a place. */
export function isBehind({ source, positions, copies }: Origin, row: number, place: RowPlace): boolean {
  const order = source - place[0] || positions[row] - place[1] || copies[row] - place[2]
  return order > 0
}

/** Whether one place stands behind another. */
export function isPlaceBehind(a: RowPlace, b: RowPlace): boolean {
  return (a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) > 0
}
