import { closeSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { PrepError } from '../../base/errors.js'
import { makeFolder } from '../../files/make-folder.js'
import { writeFully } from '../../files/write-fully.js'
import type { FormatReader } from '../../formats/format/reader.js'
import type { InputFile } from '../../formats/input-file.js'
import { loadReader } from '../../formats/registry.js'
import type { InterleaveOptions } from '../../pipeline/normalize-input.js'
import { interleaveTurns } from './order.js'

/** A source with its files, all readable in parts. */
export interface OpenedSource {
  name: string
  files: InputFile[]
}

/** Where interleaved records go and how the work is followed. */
export interface InterleaveTarget {
  /** The file to write, without its extension. */
  path: string
  onBytes?: (bytes: number) => void
  signal?: AbortSignal
}

/** Bytes are gathered up to this size before they are written. */
const writeBytes = 1 << 20

/**
 * Copies the records of all sources into one file, in the order of {@link interleaveTurns}. Records are
 * copied as they are, byte by byte, and are read, checked and rejected afterwards like those of any other
 * file; so a record that is no JSON has its turn too. Nothing but a block of each source is held in memory.
 * Throws `unsupported` for files whose records have no such form, as those of Arrow, and for different ones.
 */
export async function interleaveFiles(
  sources: readonly OpenedSource[],
  options: InterleaveOptions,
  target: InterleaveTarget,
): Promise<InputFile> {
  const first = sameForm(sources)
  const { format, dialect, maxRecordBytes, lane } = first
  const rawRecords = await rawRecordsOf(first)
  const path = `${target.path}.${format}`
  makeFolder(dirname(path))
  const lengths: number[] = []
  for (const { files } of sources) lengths.push(await countRecords(recordsOf(files, rawRecords), target))
  const turns = interleaveTurns(lengths, options)
  const cursors = sources.map(({ files }) => endless(files, rawRecords))
  const out = new RecordFile(path)
  try {
    for (const source of turns)
      if (out.add(cursors[source].next().value)) {
        target.onBytes?.(out.bytes)
        await breathe(target)
      }
    out.flush()
  } finally {
    out.close()
    for (const cursor of cursors) cursor.return?.()
  }
  const name = sources.map((source) => source.name).join(' + ')
  return {
    source: 0,
    path: `${name} (interleaved)`,
    readPath: path,
    format,
    bytes: statSync(path).size,
    dataStart: 0,
    ...(dialect === undefined ? {} : { dialect }),
    ...(maxRecordBytes === undefined ? {} : { maxRecordBytes }),
    ...(lane === undefined ? {} : { lane }),
  }
}

/** Lets the rest of the program have its turn. Throws `aborted` once the run was asked to stop. */
async function breathe({ signal }: InterleaveTarget): Promise<void> {
  await setImmediate()
  if (signal?.aborted) throw new PrepError('aborted', 'The run was stopped')
}

/** The first file, which all others must be like. */
function sameForm(sources: readonly OpenedSource[]): InputFile {
  const files = sources.flatMap((source) => source.files)
  const [first] = files
  const form = ({ format, dialect }: InputFile) => JSON.stringify([format, dialect])
  const other = files.find((file) => form(file) !== form(first))
  if (other === undefined) return first
  const what = other.format === first.format ? 'other columns' : 'another format'
  throw new PrepError(
    'unsupported',
    `"${other.path}" has ${what} than "${first.path}", so their records cannot stand in one file. Convert both to JSON Lines first: prep convert IN --out OUT.jsonl`,
  )
}

type RawRecords = NonNullable<FormatReader['rawRecords']>

/** What takes the records of files like this one apart. Throws `unsupported` where they cannot be copied. */
async function rawRecordsOf({ path, format }: InputFile): Promise<RawRecords> {
  const { rawRecords } = await loadReader(format)
  if (rawRecords !== undefined) return rawRecords
  throw new PrepError(
    'unsupported',
    `"${path}" is in the format ${format}, whose records cannot be interleaved. Convert it first: prep convert IN --out OUT.jsonl`,
  )
}

async function countRecords(records: Iterable<Uint8Array>, target: InterleaveTarget): Promise<number> {
  let count = 0
  let bytes = 0
  for (const record of records) {
    count++
    bytes += record.length
    if (bytes < writeBytes) continue
    bytes = 0
    await breathe(target)
  }
  return count
}

/** The records of these files, in order, and from the start again. */
function* endless(files: readonly InputFile[], rawRecords: RawRecords): IterableIterator<Uint8Array, never> {
  for (;;) yield* recordsOf(files, rawRecords)
}

/** The raw records of these files, without their line ends. Each is valid until the next is asked for. */
function* recordsOf(files: readonly InputFile[], rawRecords: RawRecords): Generator<Uint8Array> {
  for (const file of files) yield* rawRecords(file)
}

/** A file of records that is written in large blocks. */
class RecordFile {
  /** Bytes written so far. */
  bytes = 0
  readonly #path: string
  readonly #fd: number
  #buffer = Buffer.allocUnsafeSlow(writeBytes)
  #filled = 0

  constructor(path: string) {
    this.#path = path
    this.#fd = openSync(path, 'w', 0o600)
  }

  /** Adds a record and a line feed. Answers whether a block was written. */
  add(record: Uint8Array): boolean {
    const isFull = this.#filled + record.length + 1 > this.#buffer.length
    if (isFull) this.flush()
    if (record.length + 1 > this.#buffer.length) this.#buffer = Buffer.allocUnsafeSlow(record.length + 1)
    this.#buffer.set(record, this.#filled)
    this.#filled += record.length
    this.#buffer[this.#filled++] = 0x0a
    return isFull
  }

  flush(): void {
    try {
      writeFully(this.#fd, this.#buffer.subarray(0, this.#filled))
    } catch (cause) {
      throw new PrepError(
        'write_failed',
        `"${this.#path}" cannot be written (${(cause as NodeJS.ErrnoException).code}). Make room: interleaved records are written out once`,
        { cause },
      )
    }
    this.bytes += this.#filled
    this.#filled = 0
  }

  close(): void {
    closeSync(this.#fd)
  }
}
