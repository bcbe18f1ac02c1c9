import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { tableFromIPC } from '../../arrow/arrow.js'
import { PrepError } from '../../base/errors.js'
import type { StepEvent } from '../../engine/trail/trail-table.js'
import { readJson } from '../../files/atomic-write.js'
import { findManifest } from '../../output/find-manifest.js'
import { trailFolder } from '../../output/layout.js'
import type { Manifest } from '../../output/manifest.js'
import { readTrailIndex, type TrailIndex, type TrailOfPartition } from '../../output/trail-index.js'

/** A line of the trail: a record that was read or could not be, or a row that a step made. */
export interface TrailRow {
  /** Names the row for good: its input, the position there, and behind `#` its copy number, where it is a copy. */
  id: string
  /** The input, by the name that the user gave it. */
  source: string
  /** The line there, from 1; left out where the input has none. */
  line?: number
  /** The byte where it begins, or the number of the row of a file without lines, from 0. */
  position: number
  /** 0 for the record itself. */
  copy: number
  /** The row that it is a copy of. */
  parent?: string
  /** What became of it. */
  fate: 'written' | 'dropped' | 'rejected' | 'joined'
  /** The step that it left at; `read` for a record that could not be read. */
  step?: string
  /** Why, as a code; several, between bars, where the step did not say which. */
  reason?: string
  /** The shard that it stands in, by its name in the output. */
  shard?: string
  /** Its number there, from 1. */
  row?: number
  /** What the steps did to it, in their order; those that did nothing are left out. */
  events: StepEvent[]
}

/** Where the rows of a line of the trail stand. */
interface TrailPlace {
  partition: number
  at: number
}

/** The trail beside an output, read file by file as it is asked for. */
export class TrailReader {
  readonly #root: string
  readonly #index: TrailIndex
  readonly #parts = new Map<number, TrailPart>()
  /** The file that the shards were joined into. */
  readonly #file: string | undefined

  /** Throws `not_found` where nothing that prep wrote stands at a path, or it kept no trail. */
  constructor(path: string) {
    const manifest = findManifest(path)
    if (manifest === undefined)
      throw new PrepError(
        'not_found',
        `"${path}" is no finished output of prep. Name the folder or the file that a run has written`,
      )
    this.#root = dirname(manifest)
    this.#index = readTrailIndex(this.#root)
    const { file } = readJson<Manifest>(manifest)!
    this.#file = file && basename(path)
  }

  get partitions(): readonly TrailOfPartition[] {
    return this.#index.partitions
  }

  part(partition: number): TrailPart {
    const known = this.#parts.get(partition)
    if (known !== undefined) return known
    const about = this.#index.partitions[partition]
    const bytes = readFileSync(join(this.#root, trailFolder, about.file))
    const part = new TrailPart(about, tableFromIPC(bytes))
    this.#parts.set(partition, part)
    return part
  }

  /** A row of a shard, counted from 1. Throws `not_found`. */
  atRow(shard: string, row: number): TrailPlace {
    return shard === this.#file ? this.atNumber(row) : this.#atRow(shard, row)
  }

  #atRow(shard: string, row: number): TrailPlace {
    for (const [partition, { shards }] of this.partitions.entries()) {
      const own = shards.find(({ file }) => file === shard)
      if (own === undefined) continue
      if (row > own.rows)
        throw new PrepError(
          'not_found',
          `"${shard}" has ${own.rows} rows. Give the number of one of them, from 1`,
        )
      const before = shards.slice(0, shards.indexOf(own)).filter(({ split }) => split === own.split)
      const place = before.reduce((sum, { rows }) => sum + rows, row - 1)
      return { partition, at: this.part(partition).atPlace(own.split, place) }
    }
    const known = this.partitions.flatMap(({ shards }) => shards.map(({ file }) => file))
    throw new PrepError(
      'not_found',
      `The output has no shard "${shard}". Its shards: ${known.slice(0, 8).join(', ')}`,
    )
  }

  /** A row of all the output, counted from 1 through all shards. Throws `not_found`. */
  atNumber(number: number): TrailPlace {
    const shards = this.#inOrder()
    let left = number
    for (const { file, rows } of shards) {
      if (left <= rows) return this.#atRow(file, left)
      left -= rows
    }
    throw new PrepError(
      'not_found',
      `The output has ${number - left} rows. Give the number of one of them, from 1`,
    )
  }

  /** The rows of a record: itself and its copies. Throws `not_found`. */
  ofRecord(source: string, wanted: { line: number } | { position: number }): TrailPlace[] {
    const sources = new Set(this.partitions.flatMap(({ ranges }) => ranges.map((range) => range.source)))
    if (!sources.has(source))
      throw new PrepError(
        'not_found',
        `"${source}" is none of the inputs of the run. They are: ${[...sources].slice(0, 8).join(', ')}`,
      )
    for (const [partition, { ranges }] of this.partitions.entries()) {
      if (!ranges.some((range) => range.source === source)) continue
      const found = this.part(partition).ofRecord(source, wanted)
      if (found.length > 0) return found.map((at) => ({ partition, at }))
    }
    const place = 'line' in wanted ? `Line ${wanted.line}` : `Position ${wanted.position}`
    throw new PrepError(
      'not_found',
      `${place} of "${source}" begins no record that the run has read. Give the first line of a record, or its position, such as data.jsonl@0`,
    )
  }

  row({ partition, at }: TrailPlace): TrailRow {
    const row = this.part(partition).row(at)
    if (this.#file === undefined || row.shard === undefined) return row
    const shards = this.#inOrder()
    const number = shards.findIndex(({ file }) => file === row.shard)
    const before = shards.slice(0, number)
    return { ...row, shard: this.#file, row: before.reduce((sum, { rows }) => sum + rows, row.row!) }
  }

  /** The shards in the order of the output: those of one split behind the other. */
  #inOrder() {
    const all = this.partitions.flatMap(({ shards }) => shards)
    const splits = [...new Set(all.map(({ split }) => split))]
    return splits.flatMap((split) => all.filter((shard) => shard.split === split))
  }
}

/** The trail of one partition. */
class TrailPart {
  readonly #about: TrailOfPartition
  readonly #columns: Record<ColumnName, (row: number) => unknown>
  readonly #rows: number

  constructor(about: TrailOfPartition, table: Awaited<ReturnType<typeof tableFromIPC>>) {
    this.#about = about
    this.#rows = table.numRows
    this.#columns = Object.fromEntries(
      columnNames.map((name) => {
        const column = table.getChild(name)
        return [name, (row: number): unknown => column?.get(row)]
      }),
    ) as Record<ColumnName, (row: number) => unknown>
  }

  get rows(): number {
    return this.#rows
  }

  atPlace(split: string | undefined, place: number): number {
    const columns = this.#columns
    return this.#find((row) => columns.place(row) === place && (columns.split(row) ?? undefined) === split)[0]
  }

  ofRecord(source: string, wanted: { line: number } | { position: number }): number[] {
    const columns = this.#columns
    const isWanted =
      'line' in wanted
        ? (row: number) => this.#lineOf(row) === wanted.line
        : (row: number) => Number(columns.position(row)) === wanted.position
    return this.#find((row) => columns.source(row) === source && isWanted(row))
  }

  /** The numbers of all rows that are held to. */
  #find(isWanted: (row: number) => boolean): number[] {
    const found: number[] = []
    for (let row = 0; row < this.#rows; row++) if (isWanted(row)) found.push(row)
    return found
  }

  #lineOf(row: number): number | undefined {
    const line = this.#columns.line(row)
    if (typeof line !== 'number') return undefined
    const source = this.#columns.source(row)
    const position = Number(this.#columns.position(row))
    const range = this.#about.ranges.find(
      (one) => one.source === source && position >= one.from && position < one.to,
    )
    return line + (range?.linesBefore ?? 0)
  }

  idOf(at: number): string {
    const { source, position, copy } = this.#columns
    const number = Number(copy(at))
    return `${source(at)}@${position(at)}${number === 0 ? '' : `#${number}`}`
  }

  row(at: number): TrailRow {
    const { source, position, copy, parent, fate, step, reason, place, split, events } = this.#columns
    const line = this.#lineOf(at)
    const of = parent(at)
    const [left, why, to] = [step(at), reason(at), place(at)]
    const stands = typeof to === 'number' ? this.#shardOf(to, (split(at) as string) ?? undefined) : undefined
    return {
      id: this.idOf(at),
      source: String(source(at)),
      ...(line !== undefined && { line }),
      position: Number(position(at)),
      copy: Number(copy(at)),
      ...(typeof of === 'number' && { parent: this.idOf(of) }),
      fate: fate(at) as TrailRow['fate'],
      ...(typeof left === 'string' && { step: left }),
      ...(typeof why === 'string' && { reason: why }),
      ...stands,
      events: JSON.parse(String(events(at) ?? '[]')) as StepEvent[],
    }
  }

  /** The row that another is a copy of. */
  parentOf(at: number): number | undefined {
    const parent = this.#columns.parent(at)
    return typeof parent === 'number' ? parent : undefined
  }

  #shardOf(place: number, split: string | undefined): Pick<TrailRow, 'shard' | 'row'> {
    let left = place
    for (const { file, rows, split: own } of this.#about.shards) {
      if (own !== split) continue
      if (left < rows) return { shard: file, row: left + 1 }
      left -= rows
    }
    return {}
  }
}

const columnNames = [
  'source',
  'position',
  'line',
  'copy',
  'parent',
  'fate',
  'step',
  'reason',
  'split',
  'place',
  'events',
] as const
type ColumnName = (typeof columnNames)[number]
