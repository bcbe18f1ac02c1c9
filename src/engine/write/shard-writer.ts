import { closeSync, fsync, openSync, renameSync, rmSync, writevSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { ByteHash } from '../../files/byte-hash.js'
import { type FileRevision, revisionOf } from '../../files/file-revision.js'
import { makeFolder } from '../../files/make-folder.js'
import type { Encoder, OpenEncoder, RoomForRows } from '../../formats/format/encoder.js'
import { assertSchema } from '../../transform/step.js'
import { BatchGatherer } from './coalesce-batches.js'

const flush = promisify(fsync)

/** What is known of a finished shard. */
export interface ShardFacts {
  rows: number
  bytes: number
  /** The {@link ByteHash} of all its bytes. */
  hash: string
  /** Bytes at its start and end that every shard of the run has in common; see `Encoder`. */
  headBytes: number
  tailBytes: number
  /** The revision of the file when it was in its place. */
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
  #bytes = 0
  readonly #hash = new ByteHash()
  readonly #place: ShardPlace
  readonly #schema: Schema
  readonly #encoder: Encoder
  readonly #gatherer: BatchGatherer | undefined
  readonly #headBytes: number
  #tailBytes = 0
  #fd: number
  #isEnded = false
  #isCommitted = false

  constructor(place: ShardPlace, schema: Schema) {
    this.#place = place
    this.#schema = schema
    const { partition, rowsBefore } = place
    this.#encoder = place.openEncoder(schema, { partition, rowsBefore })
    this.#gatherer = this.#encoder.prefersLargeBatches ? new BatchGatherer(schema) : undefined
    makeFolder(dirname(place.temporary))
    this.#fd = openSync(place.temporary, 'wx')
    const head = this.#encoder.head()
    this.#headBytes = head.byteLength
    this.#write([head])
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
    this.#write(pieces)
    this.#rows += rows
    return rows
  }

  /** Ends the file, and closes it until it is committed. */
  end(): void {
    this.#end()
    this.#close()
  }

  /**
   * Ends the file, makes it durable and puts it into place: at `path`, where its place was not known before.
   * The disk is waited for without blocking the thread, which may work on another shard meanwhile.
   */
  async commit(path = this.#place.path): Promise<ShardFacts> {
    this.#end()
    if (this.#fd < 0) this.#fd = openSync(this.#place.temporary, 'r+')
    await flush(this.#fd)
    this.#close()
    makeFolder(dirname(path))
    renameSync(this.#place.temporary, path)
    this.#isCommitted = true
    return {
      rows: this.#rows,
      bytes: this.#bytes,
      hash: this.#hash.digest(),
      headBytes: this.#headBytes,
      tailBytes: this.#tailBytes,
      revision: revisionOf(path),
    }
  }

  /** Leaves nothing behind. Does nothing after `commit`. */
  abandon(): void {
    this.#close()
    if (!this.#isCommitted) rmSync(this.#place.temporary, { force: true })
  }

  #end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    if (this.#gatherer !== undefined) this.#encode(this.#gatherer.rest())
    this.#write(this.#encoder.rest?.() ?? [])
    const tail = this.#encoder.tail()
    this.#tailBytes = tail.byteLength
    this.#write([tail])
  }

  #encode(batches: readonly Batch[]): void {
    for (const batch of batches) this.#write(this.#encoder.encode(batch))
  }

  #close(): void {
    const fd = this.#fd
    // Gone even where closing it fails (man 2 close): a second time would close a file of somebody else.
    this.#fd = -1
    if (fd >= 0) closeSync(fd)
  }

  #write(pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      this.#hash.update(piece)
      this.#bytes += piece.byteLength
    }
    writeAll(this.#fd, pieces)
  }
}

/** Writes every byte of the pieces; the system may take fewer at a time than it is given. */
function writeAll(fd: number, pieces: readonly Uint8Array[]): void {
  const left = pieces.filter((piece) => piece.byteLength > 0)
  for (let next = 0; next < left.length; ) {
    let written = writevSync(fd, left.slice(next, next + maxPieces))
    while (next < left.length && written >= left[next].byteLength) written -= left[next++].byteLength
    if (written > 0) left[next] = left[next].subarray(written)
  }
}

/** Linux takes at most 1024 pieces in one call (`IOV_MAX`, man 2 writev). */
const maxPieces = 512
