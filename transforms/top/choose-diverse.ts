/** Vectors of length 1, one behind the other. */
export interface UnitRows {
  numbers: Float32Array
  /** How many numbers each has. */
  length: number
  count: number
}

/** So many multiplications are made before signals and timers get their turn. */
const workAtOnce = 1e8

/**
 * Rows that are far from each other: begins with the one nearest to the mean, and always takes the row whose nearest chosen
 * one is the farthest (Gonzalez, Theoretical Computer Science 1985), of equally far ones the first. No choice of as many
 * rows leaves another row half as far away. It is exact: how near a row is to those that are chosen only grows, so that rows
 * near to one of them are not compared again until their turn would come. Answers the rows in the order they were chosen.
 */
export async function chooseFarthest(rows: UnitRows, count: number): Promise<number[]> {
  if (count === 0) return []
  const chosen = [nearestToMean(rows)]
  const turns = new Turns()
  const nearness = new Float64Array(rows.count)
  /** With how many of the chosen rows each has been compared. */
  const compared = new Uint32Array(rows.count)
  for (let row = 0; row < rows.count; row++) {
    nearness[row] = dot(rows, row, chosen[0])
    compared[row] = 1
    if (turns.isOver(rows.length)) await turns.next()
  }
  const heap = new FarthestHeap(nearness, chosen[0])
  while (chosen.length < count) {
    const row = heap.first
    const limit = heap.second
    let near = nearness[row]
    let next = compared[row]
    while (next < chosen.length && near <= limit) near = Math.max(near, dot(rows, row, chosen[next++]))
    if (turns.isOver(rows.length * (next - compared[row]))) await turns.next()
    nearness[row] = near
    compared[row] = next
    if (next === chosen.length && heap.isFirst(row)) {
      chosen.push(row)
      heap.removeFirst()
    } else heap.sink()
  }
  return chosen
}

/** The first rows in that order of which none is nearer to one before it than a cosine (Deita, Liu et al. 2024). */
export async function chooseApart(
  rows: UnitRows,
  { order, count, maxCosine }: { order: Uint32Array; count: number; maxCosine: number },
): Promise<number[]> {
  const chosen: number[] = []
  const turns = new Turns()
  for (const row of order) {
    if (chosen.length === count) break
    if (chosen.every((other) => dot(rows, row, other) <= maxCosine)) chosen.push(row)
    if (turns.isOver(rows.length * chosen.length)) await turns.next()
  }
  return chosen
}

/** Tells when it is time to let others work. */
class Turns {
  #left = workAtOnce

  isOver(work: number): boolean {
    this.#left -= work
    return this.#left < 0
  }

  async next(): Promise<void> {
    this.#left = workAtOnce
    await new Promise(setImmediate)
  }
}

function nearestToMean({ numbers, length, count }: UnitRows): number {
  const sum = new Float64Array(length)
  for (let at = 0, i = 0; at < count * length; at++) {
    sum[i] += numbers[at]
    if (++i === length) i = 0
  }
  let [best, nearest] = [0, -Infinity]
  for (let row = 0; row < count; row++) {
    let near = 0
    for (let i = 0; i < length; i++) near += sum[i] * numbers[row * length + i]
    if (near > nearest) [best, nearest] = [row, near]
  }
  return best
}

function dot({ numbers, length }: UnitRows, a: number, b: number): number {
  const [from, other] = [a * length, b * length]
  const whole = length & ~3
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (let i = 0; i < whole; i += 4) {
    first += numbers[from + i] * numbers[other + i]
    second += numbers[from + i + 1] * numbers[other + i + 1]
    third += numbers[from + i + 2] * numbers[other + i + 2]
    fourth += numbers[from + i + 3] * numbers[other + i + 3]
  }
  for (let i = whole; i < length; i++) first += numbers[from + i] * numbers[other + i]
  return first + second + (third + fourth)
}

/** Rows in a heap: that which is the least near on top, of equally near ones the first. */
class FarthestHeap {
  readonly #nearness: Float64Array
  readonly #rows: Uint32Array
  #size: number

  /** All rows but one. */
  constructor(nearness: Float64Array, without: number) {
    this.#nearness = nearness
    this.#size = nearness.length - 1
    this.#rows = Uint32Array.from({ length: this.#size }, (_, i) => (i < without ? i : i + 1))
    for (let i = (this.#size >> 1) - 1; i >= 0; i--) this.#sinkFrom(i)
  }

  get first(): number {
    return this.#rows[0]
  }

  /** How near the row is that comes behind the first; infinite where there is none. */
  get second(): number {
    const [rows, nearness] = [this.#rows, this.#nearness]
    const left = this.#size > 1 ? nearness[rows[1]] : Infinity
    return this.#size > 2 ? Math.min(left, nearness[rows[2]]) : left
  }

  /** Whether the row on top is still the first, now that it may be nearer. */
  isFirst(row: number): boolean {
    return (
      !(this.#size > 1 && this.#isBefore(this.#rows[1], row)) &&
      !(this.#size > 2 && this.#isBefore(this.#rows[2], row))
    )
  }

  removeFirst(): void {
    this.#rows[0] = this.#rows[--this.#size]
    this.#sinkFrom(0)
  }

  /** Puts the row on top where it belongs. */
  sink(): void {
    this.#sinkFrom(0)
  }

  #isBefore(a: number, b: number): boolean {
    const [near, other] = [this.#nearness[a], this.#nearness[b]]
    return near < other || (near === other && a < b)
  }

  #sinkFrom(start: number): void {
    const rows = this.#rows
    let at = start
    for (;;) {
      let least = at
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < this.#size; child++)
        if (this.#isBefore(rows[child], rows[least])) least = child
      if (least === at) return
      const row = rows[at]
      rows[at] = rows[least]
      rows[least] = row
      at = least
    }
  }
}
