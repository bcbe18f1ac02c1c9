/** How fast rows come in, second by second. */
export interface Rate {
  /** Rows a second, over all of it. */
  rowsPerSecond: number
  /** How uneven it was: the standard deviation of the rates of its seconds, as a share of their mean. */
  swing: number
}

/** Shorter stretches tell of batches, not of the run. */
const windowMs = 1000
/** Of fewer there is no spread worth a number. */
const fewWindows = 5

/** Watches how many rows were read of the data, in windows of a second at least. */
export class RateMeter {
  #startMs: number | undefined
  #windowMs = 0
  #windowRows = 0
  #rows = 0
  #lastMs = 0
  #weights = 0
  #sum = 0
  #squares = 0
  #windows = 0
  /** The ends of the windows of the last minute, with the rows read until then. */
  #recent: { ms: number; rows: number }[] = []

  /** `rows` were read of the whole until `nowMs`. */
  see(rows: number, nowMs: number): void {
    if (this.#startMs === undefined) {
      this.#startMs = this.#windowMs = nowMs
      this.#windowRows = rows
      this.#recent = [{ ms: nowMs, rows }]
    }
    if (rows !== this.#rows) this.#lastMs = nowMs
    this.#rows = rows
    const length = nowMs - this.#windowMs
    if (length < windowMs) return
    const rate = ((rows - this.#windowRows) / length) * 1000
    this.#windows++
    this.#weights += length
    this.#sum += rate * length
    this.#squares += rate * rate * length
    this.#windowMs = nowMs
    this.#windowRows = rows
    this.#recent.push({ ms: nowMs, rows })
    while (this.#recent.length > 2 && nowMs - this.#recent[1].ms >= 60_000) this.#recent.shift()
  }

  /** Rows a second over the last minute; `undefined` where it has not lasted for one yet. */
  ofLastMinute(): number | undefined {
    const [first, last] = [this.#recent[0], this.#recent.at(-1)]
    if (first === undefined || last === undefined || last.ms - first.ms < 60_000) return undefined
    return ((last.rows - first.rows) / (last.ms - first.ms)) * 1000
  }

  /** When the last row was read; 0 before the first. */
  get lastRowMs(): number {
    return this.#lastMs
  }

  /** `undefined` for what was over before it could be told. */
  rate(): Rate | undefined {
    if (this.#windows < fewWindows) return undefined
    const mean = this.#sum / this.#weights
    if (mean === 0) return undefined
    const variance = Math.max(0, this.#squares / this.#weights - mean * mean)
    return { rowsPerSecond: mean, swing: Math.sqrt(variance) / mean }
  }
}
