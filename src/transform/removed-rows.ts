import type { Batch } from '../arrow/batch.js'
import { RowTexts } from '../arrow/columns/row-texts.js'
import { listTextPaths, parsePath } from '../arrow/path.js'
import type { RuleResult } from '../schemas/curation.js'
import { shapeOfValue } from '../text/value-shape.js'
import type { Counters, StepContext } from './transform.js'

/** A text is at most so long in bytes where its beginning is looked at. */
const beginning = 400

/**
 * Accounts for the rows that a step leaves out, and offers some of each reason as examples: drawn by keyed hash, so the
 * same for any number of workers, and shown by the shape of how they begin, without any of their letters and digits.
 */
export class RemovedRows {
  readonly #context: Pick<StepContext<unknown>, 'counters' | 'random'>
  readonly #columns: ReadonlySet<string> | undefined
  #texts: { batch: Batch; at: RowTexts } | undefined

  /** `columns` are those whose texts are shown, all where left out. */
  constructor(context: Pick<StepContext<unknown>, 'counters' | 'random'>, columns?: readonly string[]) {
    this.#context = context
    this.#columns = columns && new Set(columns)
  }

  drop(batch: Batch, row: number, reason: string): void {
    this.#context.counters.dropped(reason, 1, { batch, row })
    this.#offer(batch, row, reason)
  }

  /** Rejects a row by the rules that it breaks, which is a verdict and no error. */
  reject(batch: Batch, row: number, reason: string, rules: readonly RuleResult[]): void {
    this.#context.counters.rejected(batch, row, reason, rules)
    this.#offer(batch, row, reason)
  }

  #offer(batch: Batch, row: number, reason: string): void {
    const { counters, random }: { counters: Counters; random: StepContext<unknown>['random'] } = this.#context
    counters.sample(reason, random.rowHash(batch, row), () => shapeOfValue(this.#beginningOf(batch, row)))
  }

  #beginningOf(batch: Batch, row: number): string {
    if (this.#texts?.batch !== batch) this.#texts = { batch, at: new RowTexts(batch, this.#pathsOf(batch)) }
    const text = this.#texts.at.at(row)
    if (text === undefined) return ''
    const { bytes, start, end } = text
    return Buffer.from(bytes.subarray(start, Math.min(end, start + beginning))).toString()
  }

  #pathsOf({ schema }: Batch): string[] {
    const columns = this.#columns
    const paths = listTextPaths(schema)
    return columns === undefined ? paths : paths.filter((path) => columns.has(parsePath(path).column))
  }
}
