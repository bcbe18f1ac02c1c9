import type { Schema } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { builderFor } from '../../src/arrow/builders.js'
import type { RowOfBatch } from '../../src/transform/step-contexts.js'
import type { Counters } from '../../src/transform/transform.js'
import { packedSchema, type TokenColumns, tokenColumns } from './columns.js'
import { type Cut, cutDocument } from './cut.js'
import { doneRows, type FilledRows, filledRows, type WaitingLimits } from './filled-rows.js'
import type { PackFindings } from './findings.js'
import { Groups } from './groups.js'
import type { PackOptions } from './options.js'
import { packedBatches } from './packed-batches.js'
import { PieceBuffer, type PieceOrigin } from './piece-buffer.js'
import { type PlacePieces, placerOf } from './place-pieces.js'
import { type TokenRow, TokenRows } from './token-rows.js'

/** At least so many rows are held back to choose from. */
const fewestRows = 16
/** What is kept of a piece beside its tokens takes as much memory as some tokens do, and has a bound as well. */
const fewestTokensPerPiece = 8
/** A row that lacks no more than this part of its tokens is done. */
const smallPart = 1 / 128

/** What a packer is opened with. */
export interface PackerOptions {
  options: PackOptions
  /** Of the documents. */
  schema: Schema
  counters: Counters
  findings: PackFindings
}

/**
 * Packs the documents of a partition: holds them back until there are enough to choose from, packs these, gives the rows
 * that are full, and lets the documents of the others wait for those that are still to come.
 */
export class Packer {
  readonly #options: PackOptions
  readonly #counters: Counters
  readonly #findings: PackFindings
  readonly #columns: TokenColumns
  /** Of packed rows. */
  readonly #schema: Schema
  readonly #place: PlacePieces
  readonly #buffer: PieceBuffer
  readonly #limits: WaitingLimits
  readonly #groups: Groups
  /** Of each group the space in the row that is being filled, where documents are taken as they come. */
  readonly #spaces = new Map<number, number>()
  /** By source and position, the next copy number of a row that bears that place. */
  readonly #copies = new Map<number, Map<number, number>>()
  /** Documents whose place some row bears. */
  readonly #borne = new Set<number>()
  #hasMarks = false
  /** Documents that were taken, and rows that bear the place of a document which another row bears as well. */
  #documents = 0
  #again = 0

  constructor({ options, schema, counters, findings }: PackerOptions) {
    this.#options = options
    this.#counters = counters
    this.#findings = findings
    this.#columns = tokenColumns(schema, options)
    this.#schema = packedSchema(schema, options)
    this.#place = placerOf(options)
    this.#groups = new Groups(this.#columns.by)
    const { length } = options
    const window = Math.max(options.window, fewestRows * length)
    const pieces = Math.ceil(window / fewestTokensPerPiece)
    this.#buffer = new PieceBuffer({ tokens: window, pieces, hasLabels: options.write.includes('labels') })
    this.#limits = {
      length,
      mostLacking: options.strategy === 'wrapped' ? 0 : length * smallPart,
      mostTokens: window / 2,
      mostPieces: pieces / 2,
    }
  }

  /** Takes documents, and gives the rows that are done. */
  *take(batch: Batch): Generator<Batch> {
    const rows = new TokenRows(batch, this.#columns)
    const groupOf = this.#groups.of(batch)
    const { source, positions, marks } = batch.origin
    this.#hasMarks ||= marks !== undefined
    for (let row = 0; row < batch.numRows; row++) {
      const document = rows.of(row)
      if (document === undefined) {
        this.#counters.rejected(batch, row, 'bad_tokens')
        continue
      }
      this.#findings.documents++
      if (document.ids.length === 0) {
        this.#counters.dropped('no_tokens', 1, { batch, row })
        this.#findings.dropped++
        continue
      }
      const origin = { source, position: positions[row], mark: marks?.[row] ?? 0, group: groupOf(row) }
      yield* this.#add(document, { origin, at: { batch, row } })
    }
  }

  /** Gives all rows that were held back. */
  *finish(): Generator<Batch> {
    yield* this.#give(true)
    this.#counters.added(this.#again)
    this.#counters.joined(this.#documents - this.#borne.size)
    // A reader learns the schema from a batch, also where there is no row.
    if (this.#borne.size === 0) yield emptyBatch(this.#schema)
  }

  *#add(
    { ids, labels }: TokenRow,
    { origin, at }: { origin: Omit<PieceOrigin, 'document'>; at: RowOfBatch },
  ): Generator<Batch> {
    const { length } = this.#options
    const cuts = cutDocument(ids.length, {
      options: this.#options,
      space: this.#spaces.get(origin.group) ?? length,
    })
    this.#accountFor(ids.length, { cuts, at })
    if (cuts.length === 0) return
    const document = this.#documents++
    for (const { from, to } of cuts) {
      if (!this.#buffer.hasRoomFor(to - from)) yield* this.#give(false)
      this.#buffer.push(ids.subarray(from, to), labels.subarray(from, to), { ...origin, document })
      const space = this.#spaces.get(origin.group) ?? length
      const left = (space < to - from ? length : space) - (to - from)
      this.#spaces.set(origin.group, left === 0 ? length : left)
    }
  }

  /** Notes what was made of a document of so many tokens. */
  #accountFor(tokens: number, { cuts, at }: { cuts: readonly Cut[]; at: RowOfBatch }): void {
    const found = this.#findings
    const kept = cuts.reduce((sum, { from, to }) => sum + to - from, 0)
    found.lostTokens += tokens - kept
    if (cuts.length === 0) {
      found.dropped++
      this.#counters.dropped('document_too_long', 1, at)
    } else if (kept < tokens) {
      found.truncated++
      this.#counters.note('truncated')
    } else if (cuts.length > 1) {
      found.split++
      this.#counters.note('split')
    }
  }

  /** Packs what is held back, and gives the rows that are done: at the end of a partition all. */
  *#give(isEnd: boolean): Generator<Batch> {
    const buffer = this.#buffer
    const filled = filledRows(buffer, this.#place(buffer))
    const isFull = doneRows(filled, this.#limits)
    const [done, waiting]: number[][] = [[], []]
    for (const [row, full] of isFull.entries()) (isEnd || full === 1 ? done : waiting).push(row)
    for (const row of done) this.#accountForRow(filled, row, isFull[row] === 1)
    yield* packedBatches(
      {
        schema: this.#schema,
        buffer,
        filled,
        groupValues: this.#groups.values,
        hasMarks: this.#hasMarks,
        copyOf: (source, position) => this.#copyOf(source, position),
      },
      done,
    )
    const pieces = waiting.flatMap((row) => [
      ...filled.pieces.subarray(filled.starts[row], filled.starts[row + 1]),
    ])
    buffer.keep(Int32Array.from(pieces).sort())
  }

  #accountForRow({ starts, pieces, tokens }: FilledRows, row: number, isFull: boolean): void {
    const found = this.#findings
    const free = this.#options.length - tokens[row]
    found.rows++
    found.tokens += tokens[row]
    found.free += free
    if (!isFull) {
      found.endRows++
      found.endFree += free
    }
    const first = pieces[starts[row]]
    const document = this.#buffer.documents[first]
    if (this.#borne.has(document)) this.#again++
    else this.#borne.add(document)
    if (free > 0) this.#spaces.delete(this.#buffer.groups[first])
  }

  #copyOf(source: number, position: number): number {
    const ofSource = this.#copies.get(source) ?? new Map<number, number>()
    this.#copies.set(source, ofSource)
    const copy = ofSource.get(position) ?? 0
    ofSource.set(position, copy + 1)
    return copy
  }
}

function emptyBatch(schema: Schema): Batch {
  const columns = schema.fields.map((field) => builderFor(field).finish())
  return new Batch(schema, columns, { source: 0, positions: new Float64Array(0), copies: new Uint32Array(0) })
}
