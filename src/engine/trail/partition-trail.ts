import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { type FileFacts, type FileRevision, revisionOf } from '../../files/file-revision.js'
import { HashedFile } from '../../files/hashed-file.js'
import { makeFolder } from '../../files/make-folder.js'
import { writing } from '../../files/write-error.js'
import type { Partition } from '../../input/partition.js'
import type { OpenStep, Step } from '../../transform/step.js'
import type { OutputSplits } from '../write/data-splits.js'
import { encodeTrail } from './encode-trail.js'
import { FollowedRows } from './follow-rows.js'
import type { LinesOfRange } from './row-lines.js'
import { RowNotes } from './row-notes.js'
import { TrailTable } from './trail-table.js'

/** What is known of the finished trail of a partition. */
export interface TrailFacts extends FileFacts {
  rows: number
  /** The revision of the file when it was in its place. */
  revision?: FileRevision
  /** The ranges that were read. */
  ranges: LinesOfRange[]
}

/** Where a trail is made and where it is to stand. */
interface TrailPlace {
  path: string
  temporary: string
}

/** The trail of one partition: gathered in memory, and written when all rows are. */
export class PartitionTrail {
  readonly #table = new TrailTable()
  readonly #notes = new Map<string, RowNotes>()
  readonly #partition: Partition
  readonly #splits: OutputSplits | undefined
  #labels: readonly string[] = []
  #rows: FollowedRows | undefined

  constructor(partition: Partition, splits: OutputSplits | undefined) {
    this.#partition = partition
    this.#splits = splits
  }

  /** What hears of the rows of a step. */
  notesOf({ label }: Pick<Step, 'label'>): RowNotes {
    const notes = this.#notes.get(label) ?? new RowNotes()
    this.#notes.set(label, notes)
    return notes
  }

  /** Begins to follow rows through steps, which are opened in this order. */
  follow(steps: readonly Step[], opened: readonly OpenStep[]): FollowedRows {
    this.#labels = steps.map(({ label }) => label)
    const followed = steps.map((step, i) => ({
      label: step.label,
      writes: step.plan.writes,
      joins: step.plan.effects.rows === 'joined',
      open: opened[i],
      notes: this.notesOf(step),
    }))
    const [table, partition, splits] = [this.#table, this.#partition, this.#splits]
    this.#rows = new FollowedRows(followed, { table, partition, splits })
    return this.#rows
  }

  /** Writes the trail, makes it durable and puts it into place. Throws `write_failed`. */
  async commit(place: TrailPlace): Promise<TrailFacts> {
    const ranges = this.#rows!.lines()
    const sources = new Map(this.#partition.ranges.map(({ file }) => [file.source, file.path]))
    const bytes = encodeTrail(this.#table, {
      sources,
      steps: this.#labels,
      splits: this.#splits?.names,
    })
    const facts = await writeTrail(bytes, place)
    return { rows: this.#table.rows, ...facts, ranges }
  }
}

async function writeTrail(bytes: Uint8Array, { path, temporary }: TrailPlace): Promise<FileFacts> {
  const file = writing(path, () => {
    makeFolder(dirname(temporary))
    makeFolder(dirname(path))
    return new HashedFile(temporary)
  })
  try {
    writing(path, () => file.write([bytes]))
    await file.flush()
    file.close()
    writing(path, () => renameSync(temporary, path))
    return { ...file.facts(), revision: revisionOf(path) } as FileFacts
  } finally {
    file.close()
    rmSync(temporary, { force: true })
  }
}
