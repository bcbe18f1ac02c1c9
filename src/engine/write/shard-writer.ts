import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { type FileFacts, type FileRevision, revisionOf } from '../../files/file-revision.js'
import { HashedFile } from '../../files/hashed-file.js'
import { makeFolder } from '../../files/make-folder.js'
import { companionPath } from '../../formats/format/companions.js'
import type { Encoder, OpenEncoder, RoomForRows } from '../../formats/format/encoder.js'
import { assertSchema } from '../../transform/step.js'
import { BatchGatherer } from './coalesce-batches.js'

/** What is known of a finished shard. */
export interface ShardFacts extends FileFacts {
  rows: number
  /** Bytes at its start and end that every shard of the run has in common; see `Encoder`. */
  headBytes: number
  tailBytes: number
  /** The revision of the file when it was in its place. */
  revision?: FileRevision
  /** What its format has to say of it; left out where that is nothing. */
  ofFormat?: unknown
  /** The files that stand beside it; left out where none do. */
  companions?: readonly CompanionFacts[]
}

/** What is known of a file that stands beside a shard. */
export interface CompanionFacts extends FileFacts {
  /** Its extension, in the place of that of the shard. */
  extension: string
  /** As that of a shard. */
  revision?: FileRevision
}

/** Where a shard is made and where it is to stand. */
export interface ShardPlace {
  /** Written here first: a file that is not there yet, on the same file system as `path`. */
  temporary: string
  path: string
  /** Makes the encoder of its format. */
  openEncoder: OpenEncoder
  /** The number of its partition. Default 0. */
  partition?: number
  /** How many rows of the partition stand in the shards before it. Default 0. */
  rowsBefore?: number
}

/**
 * Writes one shard so that no reader ever sees half of it: into a temporary file, flushed to the disk, then
 * renamed. The hash is taken of the bytes as they are written.
 */
export class ShardWriter {
  #rows = 0
  readonly #place: ShardPlace
  readonly #schema: Schema
  readonly #encoder: Encoder
  readonly #gatherer: BatchGatherer | undefined
  readonly #headBytes: number
  readonly #file: HashedFile
  readonly #companions = new Map<string, HashedFile>()
  #tailBytes = 0
  #isEnded = false
  #isCommitted = false

  constructor(place: ShardPlace, schema: Schema) {
    this.#place = place
    this.#schema = schema
    const { partition, rowsBefore } = place
    this.#encoder = place.openEncoder(schema, { partition, rowsBefore })
    this.#gatherer = this.#encoder.prefersLargeBatches ? new BatchGatherer(schema) : undefined
    makeFolder(dirname(place.temporary))
    this.#file = new HashedFile(place.temporary)
    const head = this.#encoder.head()
    this.#headBytes = head.byteLength
    this.#file.write([head])
  }

  write(batch: Batch): void {
    if (batch.numRows === 0) return
    assertSchema('write', this.#schema, batch.schema)
    this.#encode(this.#gatherer === undefined ? [batch] : this.#gatherer.add(batch))
    this.#rows += batch.numRows
  }

  /** Whether the format wants small batches joined, where `writeWithin` is to write them. */
  get prefersLargeBatches(): boolean {
    return this.#encoder.prefersLargeBatches
  }

  /** How many rows it holds. */
  get rows(): number {
    return this.#rows
  }

  /** Writes rows of a batch as long as the file stays so small; see `Encoder.encodeWithin`. Answers how many. */
  writeWithin(batch: Batch, room: RoomForRows): number {
    assertSchema('write', this.#schema, batch.schema)
    const { rows, pieces } = this.#encoder.encodeWithin!(batch, room)
    this.#file.write(pieces)
    this.#rows += rows
    return rows
  }

  /** Ends the file, and closes it until it is committed. */
  end(): void {
    this.#end()
    this.#close()
  }

  /**
   * Ends the file, makes it durable and puts it into place: at `path`, where its place was not known before. Its companions
   * are in place before it: whoever finds the file finds them.
   * The disk is waited for without blocking the thread, which may work on another shard meanwhile.
   */
  async commit(path = this.#place.path): Promise<ShardFacts> {
    this.#end()
    for (const file of [this.#file, ...this.#companions.values()]) {
      await file.flush()
      file.close()
    }
    makeFolder(dirname(path))
    const companions = [...this.#companions].map(([extension, file]): CompanionFacts => {
      const place = companionPath(path, extension)
      renameSync(this.#temporaryOf(extension), place)
      return { extension, ...file.facts(), revision: revisionOf(place) }
    })
    renameSync(this.#place.temporary, path)
    this.#isCommitted = true
    const ofFormat = this.#encoder.facts?.()
    return {
      rows: this.#rows,
      ...this.#file.facts(),
      headBytes: this.#headBytes,
      tailBytes: this.#tailBytes,
      revision: revisionOf(path),
      ...(ofFormat !== undefined && { ofFormat }),
      ...(companions.length > 0 && { companions }),
    }
  }

  /** Leaves nothing behind. Does nothing after `commit`. */
  abandon(): void {
    this.#close()
    if (this.#isCommitted) return
    for (const extension of this.#companions.keys()) rmSync(this.#temporaryOf(extension), { force: true })
    rmSync(this.#place.temporary, { force: true })
  }

  #end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    if (this.#gatherer !== undefined) this.#encode(this.#gatherer.rest())
    this.#file.write(this.#encoder.rest?.() ?? [])
    const tail = this.#encoder.tail()
    this.#tailBytes = tail.byteLength
    this.#file.write([tail])
    for (const { extension, pieces } of this.#encoder.companions?.() ?? []) {
      const file = new HashedFile(this.#temporaryOf(extension))
      this.#companions.set(extension, file)
      file.write(pieces)
    }
  }

  #temporaryOf(extension: string): string {
    return `${this.#place.temporary}.${extension}`
  }

  #encode(batches: readonly Batch[]): void {
    for (const batch of batches) this.#file.write(this.#encoder.encode(batch))
  }

  #close(): void {
    for (const file of [this.#file, ...this.#companions.values()]) file.close()
  }
}
