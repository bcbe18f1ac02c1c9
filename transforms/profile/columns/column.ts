import { DataType } from '../../../src/arrow/arrow.js'
import { DistinctHashes, type DistinctSummary } from './distinct/distinct.js'
import type { RowHashes } from './distinct/row-hashes.js'
import { sealTable, type ValueCounts } from './distinct/value-counts.js'
import { ValueHash } from './distinct/value-hash.js'
import { ValueTable } from './distinct/value-table.js'
import type { Leaf, LeafValues } from './leaves.js'
import { Numbers, type NumbersSummary } from './numbers/numbers.js'
import { type Family, familyOf, readerOf, unitMillis, type ValueReader } from './readers.js'
import { type MeasuredText, measureText, Texts, type TextsSummary, type TextTools } from './text/texts.js'

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
  /** For each row its tokens so far, where those of a column are counted. */
  tokens?: Float64Array | undefined
}

/** Texts of more characters are never reported. */
const longestReported = 60

/** Looks at the values of one leaf of the schema. */
export class Column {
  readonly #leaf: Leaf
  readonly #family: Family
  readonly #hash = new ValueHash()
  readonly #table: ValueTable
  readonly #tools: TextTools
  readonly #isExact: boolean
  #values = 0
  #missing = 0
  /** For each entry of the table what was found in its text, while every value has an entry. */
  #measured: MeasuredText[] = []
  /** These are fed once there are too many distinct values to count each. */
  #distinct: DistinctHashes | undefined
  #numbers: Numbers | undefined
  #texts: Texts | undefined

  /** Numbers are counted by themselves, however many there are, where they are `isExact`. */
  constructor(leaf: Leaf, { tools, isExact }: { tools: TextTools; isExact: boolean }) {
    this.#leaf = leaf
    this.#family = familyOf(leaf.type)
    this.#tools = tools
    this.#isExact = isExact
    this.#table = new ValueTable(() => this.#summarize())
  }

  observe(values: LeafValues, seen: RowsSeen): void {
    const { data, count, places, rows, valid } = values
    this.#values += count
    if (count === 0) return
    const reader = DataType.isNull(data.type) ? undefined : readerOf(data)
    const table = this.#table
    const hash = this.#hash
    for (let i = 0; i < count; i++) {
      const row = rows === undefined ? i : rows[i]
      if (reader === undefined || (valid !== undefined && valid[i] === 0)) {
        this.#missing++
        seen.hashes.addNull(row)
        continue
      }
      const place = places === undefined ? i : places[i]
      reader.hash(place, hash)
      seen.hashes.add(row, hash.low, hash.high)
      const record = seen.records[row]
      const known = table.find(hash)
      let measured: MeasuredText | undefined
      if (table.isExact && known >= 0) {
        table.countAgain(known, record)
        measured = this.#measured[known]
      } else if (table.hasRoom()) measured = this.#countNew(reader, place, record)
      else measured = this.#countOne(reader, place, { known, record })
      if (seen.tokens !== undefined) seen.tokens[row] += measured?.tokens ?? 0
    }
  }

  /** A value that was not there before, while every distinct value is counted. */
  #countNew(reader: ValueReader, place: number, record: number): MeasuredText | undefined {
    const at = this.#table.insert(this.#hash, record)
    const measured = this.#measure(reader, place)
    if (measured !== undefined) this.#measured[at] = measured
    if (mayReport(measured)) this.#table.texts[at] = reader.text?.(place)
    return measured
  }

  /** A value of a column that has too many distinct ones: what is told of all is fed, and of it by itself if it may be. */
  #countOne(
    reader: ValueReader,
    place: number,
    at: { known: number; record: number },
  ): MeasuredText | undefined {
    this.#distinct?.add(this.#hash.low, this.#hash.high)
    if (reader.number !== undefined) this.#numbers?.add(reader.number(place), 1)
    const measured = this.#measure(reader, place)
    if (measured !== undefined) this.#texts?.add(measured, 1)
    if (reader.text === undefined || !mayReport(measured)) return measured
    if (at.known < 0) {
      // Most values of such a column never come again: the text is read when one does.
      this.#table.insert(this.#hash, at.record)
      return measured
    }
    this.#table.countAgain(at.known, at.record)
    this.#table.texts[at.known] ??= reader.text(place)
    return measured
  }

  #measure({ bytesOf }: ValueReader, place: number): MeasuredText | undefined {
    return bytesOf === undefined ? undefined : measureText(this.#tools, bytesOf(place))
  }

  /** From here on there are too many distinct values: what follows from their counts is kept apart. */
  #summarize(): void {
    const table = this.#table
    this.#distinct = new DistinctHashes()
    table.addHashesTo(this.#distinct)
    this.#texts = this.#measuredTexts()
    this.#measured = []
    if (this.#family !== 'number' && this.#family !== 'instant') return
    this.#numbers = new Numbers(this.#isExact)
    const scale = unitMillis(this.#leaf.type)
    for (let at = 0; at < table.size; at++)
      this.#numbers.add(Number(table.texts[at]) * scale, table.counts[at])
  }

  #measuredTexts(): Texts | undefined {
    if (this.#family !== 'text') return undefined
    const texts = new Texts(this.#tools)
    for (const [at, measured] of this.#measured.entries()) texts.add(measured, this.#table.counts[at])
    return texts
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
      texts: (this.#texts ?? this.#measuredTexts())?.seal(),
    }
  }
}

function mayReport(measured: MeasuredText | undefined): boolean {
  return measured === undefined || measured.characters <= longestReported
}
