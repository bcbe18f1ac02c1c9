import { closeSync, createReadStream, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Writable } from 'node:stream'
import { PrepError } from '../base/errors.js'
import type { CompanionFacts, ShardFacts } from '../engine/write/shard-writer.js'
import { temporaryPath } from '../files/attempt.js'
import type { FileFacts } from '../files/file-revision.js'
import { HashedFile } from '../files/hashed-file.js'
import { makeFolder } from '../files/make-folder.js'
import { readPart } from '../files/read-fully.js'
import { companionPath, type JoinCompanions } from '../formats/format/companions.js'
import { type FileFrame, noBytes } from '../formats/format/encoder.js'

/** A shard to be joined with others into one file. */
interface Piece {
  path: string
  facts: ShardFacts
  isFirst: boolean
  /** Whether its tail is that of the joined file. */
  isLast: boolean
}

/** Where a joined file is to stand. */
export interface JoinTarget {
  path: string
  /** It is made in here; on the same file system. */
  temporaryFolder: string
  /** What stands around the shards in it. */
  frame?: FileFrame
  /** The extensions of all files that may stand beside it, and what makes them of those of the shards. */
  companions?: { extensions: readonly string[]; join: JoinCompanions }
}

/** What proves that a joined file is whole, and those beside it. */
export interface JoinedFile extends FileFacts {
  companions?: CompanionFacts[]
}

/** Answers for one shard after the other what has to stand before it. */
function openSeparators(frame: FileFrame | undefined): (facts: ShardFacts) => Uint8Array {
  let hasRows = false
  return ({ bytes, headBytes, tailBytes }) => {
    const isEmpty = bytes === headBytes + tailBytes
    const separator = hasRows && !isEmpty ? frame?.between?.() : undefined
    hasRows ||= !isEmpty
    return separator ?? noBytes
  }
}

/** The bytes of a shard that go into the joined file: the head of the first only, the tail of the last only. */
function rangeOf({ facts, isFirst, isLast }: Piece): { start: number; end: number } {
  const { bytes, headBytes, tailBytes } = facts
  return { start: isFirst ? 0 : headBytes, end: isLast ? bytes : bytes - tailBytes }
}

/**
 * Joins all shards into one file, which appears whole or not at all, behind its companions. Answers its size and hash.
 * Throws `write_failed` when a shard is shorter than it was.
 */
export function joinIntoFile(
  { path, temporaryFolder, frame, companions }: JoinTarget,
  shards: readonly { path: string; facts: ShardFacts }[],
): JoinedFile {
  const temporary = temporaryPath(join(temporaryFolder, 'joined'))
  makeFolder(temporaryFolder)
  const written = new Map<string, FileFacts>()
  try {
    const joined = writeNew(temporary, joinedPieces(shards, frame))
    const accompanied = shards.map(({ path, facts: { rows, bytes } }) => ({ path, rows, bytes }))
    for (const { extension, pieces } of companions?.join(accompanied) ?? [])
      written.set(extension, writeNew(`${temporary}.${extension}`, pieces))
    // One of an older output that this one does not have would be taken for one of it.
    for (const extension of companions?.extensions ?? [])
      if (written.has(extension)) renameSync(`${temporary}.${extension}`, companionPath(path, extension))
      else rmSync(companionPath(path, extension), { force: true })
    renameSync(temporary, path)
    if (written.size === 0) return joined
    return { ...joined, companions: [...written].map(([extension, facts]) => ({ extension, ...facts })) }
  } catch (error) {
    for (const made of [temporary, ...[...written.keys()].map((extension) => `${temporary}.${extension}`)])
      rmSync(made, { force: true })
    throw error
  }
}

/** Writes a file that is not there yet, and waits until it is on the disk. */
function writeNew(path: string, pieces: Iterable<Uint8Array>): FileFacts {
  const out = new HashedFile(path)
  try {
    for (const piece of pieces) out.write([piece])
    out.sync()
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    out.close()
  }
  return out.facts()
}

/** The bytes of the joined file, in pieces that are valid until the next one. */
function* joinedPieces(
  shards: readonly { path: string; facts: ShardFacts }[],
  frame: FileFrame | undefined,
): Generator<Uint8Array> {
  const separatorBefore = openSeparators(frame)
  if (frame !== undefined) yield frame.head()
  for (const [index, shard] of shards.entries()) {
    const isLast = index === shards.length - 1 && frame?.seeTail === undefined
    yield separatorBefore(shard.facts)
    for (const bytes of bytesOf({ ...shard, isFirst: index === 0, isLast })) {
      yield bytes
      frame?.see(bytes)
    }
    showTail(frame, shard)
  }
  if (frame !== undefined) yield frame.tail()
}

/** Shows the tail of a shard to a frame that makes one of all. */
function showTail(frame: FileFrame | undefined, { path, facts }: Pick<Piece, 'path' | 'facts'>): void {
  const { bytes, headBytes, tailBytes } = facts
  frame?.seeTail?.(readPart(path, { from: bytes - tailBytes, length: tailBytes }), headBytes)
}

/** What a shard adds to a joined file, in pieces that are valid until the next one. */
function* bytesOf(piece: Piece): Generator<Uint8Array> {
  const { start, end } = rangeOf(piece)
  const block = Buffer.allocUnsafe(1 << 20)
  const fd = openSync(piece.path, 'r')
  try {
    for (let at = start; at < end; ) {
      const got = readSync(fd, block, 0, Math.min(block.length, end - at), at)
      if (got === 0)
        throw new PrepError('write_failed', `Shard "${piece.path}" became shorter. Start the run again`)
      yield block.subarray(0, got)
      at += got
    }
  } finally {
    closeSync(fd)
  }
}

/**
 * Sends shards to a stream in the order of the partitions, each as soon as it and all before it are finished.
 * Waits for a slow reader; a failed stream fails `end`.
 */
export class ShardStream {
  readonly #target: Writable
  #count: number
  readonly #frame: FileFrame | undefined
  readonly #onWait: StreamOptions['onWait']
  readonly #separatorBefore: ReturnType<typeof openSeparators>
  readonly #waiting = new Map<number, { path: string; facts: ShardFacts }>()
  #next = 0
  #sending: Promise<void> = Promise.resolve()
  #failure: Error | undefined
  #finished = false
  /** Settled when the last chunk was taken by the stream. */
  #taken: Promise<void> = Promise.resolve()
  /** Goes on with sending, when the stream has drained or broken. */
  #wake: () => void = () => {}
  /** Stops listening to the stream. */
  readonly #letGo: () => void

  constructor(
    target: Writable,
    { count = Number.POSITIVE_INFINITY, frame, onFailure, onWait }: StreamOptions,
  ) {
    this.#onWait = onWait
    this.#target = target
    this.#count = count
    this.#frame = frame
    this.#separatorBefore = openSeparators(frame)
    const closed = () => this.#fail(new PrepError('write_failed', 'The output stream was closed'), onFailure)
    const listeners = {
      drain: () => this.#wake(),
      close: closed,
      error: (error: Error) => this.#fail(error, onFailure),
    }
    for (const [event, listener] of Object.entries(listeners)) target.on(event, listener)
    this.#letGo = () => {
      for (const [event, listener] of Object.entries(listeners)) target.off(event, listener)
    }
    if (target.destroyed) closed()
  }

  /** Says how many shards there will be, where that was not known at first. */
  expect(count: number): void {
    this.#count = count
  }

  offer(index: number, shard: { path: string; facts: ShardFacts }): void {
    this.#waiting.set(index, shard)
    for (
      let ready = this.#waiting.get(this.#next);
      ready !== undefined;
      ready = this.#waiting.get(this.#next)
    ) {
      this.#waiting.delete(this.#next)
      const piece = { ...ready, isFirst: this.#next === 0, isLast: this.#next === this.#count - 1 }
      this.#next++
      this.#sending = this.#sending.then(() => this.#send(piece))
    }
  }

  /** Resolves when everything was taken by the stream. Throws the error of a broken stream. */
  async end(): Promise<void> {
    await this.#sending
    this.#letGo()
    if (this.#failure !== undefined) throw this.#failure
  }

  #fail(error: Error, onFailure: (error: Error) => void): void {
    if (this.#failure !== undefined || this.#finished) return
    this.#failure = error
    this.#wake()
    onFailure(error)
  }

  /** Never rejects: a failure is kept for `end`, which somebody waits for. */
  async #send(piece: Piece): Promise<void> {
    const frame = this.#frame
    const { start, end } = rangeOf({ ...piece, isLast: piece.isLast && frame?.seeTail === undefined })
    try {
      if (piece.isFirst && frame !== undefined) this.#write(frame.head())
      const separator = this.#separatorBefore(piece.facts)
      if (separator.length > 0) this.#write(separator)
      if (end > start)
        for await (const chunk of createReadStream(piece.path, {
          start,
          end: end - 1,
          highWaterMark: 1 << 18,
        })) {
          if (this.#failure !== undefined) break
          frame?.see(chunk)
          if (!this.#write(chunk)) await this.#drained()
        }
      showTail(frame, piece)
      if (piece.isLast && frame !== undefined && this.#failure === undefined) this.#write(frame.tail())
      if (piece.isLast && this.#failure === undefined) await Promise.race([this.#taken, this.#woken()])
      rmSync(piece.path, { force: true })
      this.#finished = piece.isLast && this.#failure === undefined
    } catch (error) {
      this.#failure ??= error as Error
    }
  }

  /** Answers whether the stream wants more at once. */
  #write(chunk: Uint8Array): boolean {
    let wantsMore = false
    this.#taken = new Promise((resolve) => {
      wantsMore = this.#target.write(chunk, () => resolve())
    })
    return wantsMore
  }

  async #drained(): Promise<void> {
    const since = performance.now()
    await this.#woken()
    this.#onWait?.(performance.now() - since)
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}

/** How shards go into a stream. */
interface StreamOptions {
  /** How many there will be; else `expect` is to say it, before the last is offered. */
  count?: number | undefined
  /** What stands around them. */
  frame?: FileFrame | undefined
  /** Called once when the stream breaks, for example because its reader went away. */
  onFailure: (error: Error) => void
  /** Called when the stream has drained, with how long that took. */
  onWait?: ((ms: number) => void) | undefined
}
