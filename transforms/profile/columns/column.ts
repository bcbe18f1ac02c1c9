import { DistinctHashes, type DistinctSummary } from './distinct.js'
import type { Leaf, LeafValues } from './leaves.js'
import { Numbers, type NumbersSummary } from './numbers.js'
import { type Family, familyOf, readerOf, unitMillis, type ValueReader } from './readers.js'
import type { RowHashes } from './row-hashes.js'
import { Texts, type TextsSummary, type TextTools } from './texts.js'
import { sealTable, type ValueCounts } from './value-counts.js'
import { ValueHash } from './value-hash.js'
import { ValueTable } from './value-table.js'

/** What was found in one column, sealed. */
export interface ColumnSummary {
  path: string
  type: string
  family: Family
  /** Milliseconds in a unit of an instant; 1 for all else. */
  unitMillis: number
  values: number
  missing: number
  counts: ValueCounts
  /** Only where the counts are not exact, as the next. */
  distinct?: DistinctSummary
  numbers?: NumbersSummary
  texts?: TextsSummary
}

/** The rows that the values of a batch stand in. */
export interface RowsSeen {
  hashes: RowHashes
  /** For each row the number of its record: copies of one record have the same. */
  records: Float64Array
}

/** Texts of more characters are never told. */
const longestTold = 60

/** Looks at the values of one leaf of the schema. */
export class Column {
  readonly #leaf: Leaf
  readonly #family: Family
  readonly #hash = new ValueHash()
  readonly #table: ValueTable
  readonly #texts: Texts | undefined
  #values = 0
  #missing = 0
  #distinct: DistinctHashes | undefined
  #numbers: Numbers | undefined

  constructor(leaf: Leaf, tools: TextTools) {
    this.#leaf = leaf
    this.#family = familyOf(leaf.type)
    this.#texts = this.#family === 'text' ? new Texts(tools) : undefined
    this.#table = new ValueTable(() => this.#summarize())
  }

  observe(values: LeafValues, seen: RowsSeen): void {
    const { data, count, places, rows, valid } = values
    this.#values += count
    if (count === 0) return
    const reader = valid !== undefined && data.values === undefined ? undefined : readerOf(data)
    for (let i = 0; i < count; i++) {
      const row = rows === undefined ? i : rows[i]
      if (reader === undefined || (valid !== undefined && valid[i] === 0)) {
        this.#missing++
        seen.hashes.addNull(row)
        continue
      }
      const place = places === undefined ? i : places[i]
      reader.hash(place, this.#hash)
      seen.hashes.add(row, this.#hash.low, this.#hash.high)
      const mayTell = this.#texts === undefined ? reader.text !== undefined : this.#measure(values, place)
      this.#count(reader, place, { record: seen.records[row], mayTell })
    }
  }

  /** Measures a text; whether it is short enough to be told. */
  #measure({ data }: LeafValues, place: number): boolean {
    const offsets = data.valueOffsets as Int32Array
    const length = (this.#texts as Texts).add(data.values as Uint8Array, offsets[place], offsets[place + 1])
    return length <= longestTold
  }

  #count(reader: ValueReader, place: number, at: { record: number; mayTell: boolean }): void {
    const hash = this.#hash
    const wanted = this.#table.count(hash, at.record, at.mayTell)
    if (wanted >= 0 && at.mayTell) this.#table.texts[wanted] = reader.text?.(place)
    if (this.#distinct === undefined) return
    this.#distinct.add(hash.low, hash.high)
    if (reader.number !== undefined) this.#numbers?.add(reader.number(place), 1)
  }

  /** From here on there are too many distinct values to count each: what follows from the counts is kept apart. */
  #summarize(): void {
    this.#distinct = new DistinctHashes()
    this.#table.addHashesTo(this.#distinct)
    if (this.#family !== 'number' && this.#family !== 'instant') return
    this.#numbers = new Numbers()
    const scale = unitMillis(this.#leaf.type)
    for (let at = 0; at < this.#table.size; at++)
      this.#numbers.add(Number(this.#table.texts[at]) * scale, this.#table.counts[at])
  }

  seal(): ColumnSummary {
    const { path, type } = this.#leaf
    return {
      path,
      type: String(type),
      family: this.#family,
      unitMillis: unitMillis(type),
      values: this.#values,
      missing: this.#missing,
      counts: sealTable(this.#table),
      distinct: this.#distinct?.seal(),
      numbers: this.#numbers?.seal(),
      texts: this.#texts?.seal(),
    }
  }
}
