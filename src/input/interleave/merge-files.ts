import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { PrepError } from '../../base/errors.js'
import { FileWindow } from '../../files/file-window.js'
import { makeFolder } from '../../files/make-folder.js'
import { dialectOf } from '../../formats/csv/dialect.js'
import { CsvScanner } from '../../formats/csv/scanner.js'
import type { InputFile } from '../../formats/format.js'
import { readLineBlocks } from '../../formats/json/lines.js'
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
 * Throws `unsupported` for Arrow files and for files of different forms.
 */
export async function interleaveFiles(
  sources: readonly OpenedSource[],
  options: InterleaveOptions,
  target: InterleaveTarget,
): Promise<InputFile> {
  const first = sameForm(sources)
  const path = `${target.path}.${first.format}`
  makeFolder(dirname(path))
  const lengths: number[] = []
  for (const { files } of sources) lengths.push(await countRecords(files, target))
  const turns = interleaveTurns(lengths, options)
  const cursors = sources.map(({ files }) => endless(files))
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
    for (const cursor of cursors) cursor.return(undefined as never)
  }
  const name = sources.map((source) => source.name).join(' + ')
  return {
    source: 0,
    path: `${name} (interleaved)`,
    readPath: path,
    format: first.format,
    bytes: statSync(path).size,
    dataStart: 0,
    ...(first.dialect === undefined ? {} : { dialect: first.dialect }),
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
  const arrow = files.find(({ format }) => format === 'arrow')
  if (arrow !== undefined)
    throw new PrepError(
      'unsupported',
      `"${arrow.path}" is an Arrow file, and only JSON Lines and CSV can be interleaved. Convert it first: prep convert IN --out OUT.jsonl`,
    )
  const form = ({ format, dialect }: InputFile) => JSON.stringify([format, dialect])
  const other = files.find((file) => form(file) !== form(first))
  if (other === undefined) return first
  const what = other.format === first.format ? 'other columns' : 'another format'
  throw new PrepError(
    'unsupported',
    `"${other.path}" has ${what} than "${first.path}", so their records cannot stand in one file. Convert both to JSON Lines first: prep convert IN --out OUT.jsonl`,
  )
}

async function countRecords(files: readonly InputFile[], target: InterleaveTarget): Promise<number> {
  let count = 0
  let bytes = 0
  for (const record of recordsOf(files)) {
    count++
    bytes += record.length
    if (bytes < writeBytes) continue
    bytes = 0
    await breathe(target)
  }
  return count
}

/** The records of these files, in order, and from the start again. */
function* endless(files: readonly InputFile[]): Generator<Uint8Array, never> {
  for (;;) yield* recordsOf(files)
}

/** The raw records of these files, without their line ends. Each is valid until the next is asked for. */
function* recordsOf(files: readonly InputFile[]): Generator<Uint8Array> {
  for (const file of files) yield* file.format === 'csv' ? csvRecords(file) : jsonLines(file)
}

function* jsonLines({ readPath, dataStart, bytes: to }: InputFile): Generator<Uint8Array> {
  for (const { bytes, length } of readLineBlocks(readPath, { from: dataStart, to }))
    for (let from = 0; from < length; ) {
      const end = Math.min(bytes.indexOf(0x0a, from), length)
      if (!isBlank(bytes, from, end)) yield bytes.subarray(from, end)
      from = end + 1
    }
}

/** Whether there is only JSON's white space: then it is no record. */
function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (bytes[i] !== 0x20 && bytes[i] !== 0x0d && bytes[i] !== 0x09) return false
  return true
}

/** Throws `bad_input` for quotes that do not match: elsewhere in a file they could swallow other records. */
function* csvRecords(file: InputFile): Generator<Uint8Array> {
  const scanner = new CsvScanner(dialectOf(file))
  const window = new FileWindow(file.readPath, { from: file.dataStart, to: file.bytes })
  try {
    for (let at = 0; !window.isLast; ) {
      window.advance(at)
      const { bytes, isLast } = window
      for (at = 0; at < bytes.length; at = scanner.next) {
        const scanned = scanner.scan(bytes, at, isLast)
        if (scanned === 'more') break
        if (scanned === 'blank') continue
        if (scanned === 'broken')
          throw new PrepError(
            'bad_input',
            'The quotes of a record do not match, so it cannot stand between others. Mend it',
            { at: { source: file.path, offset: window.offset + at } },
          )
        yield bytes.subarray(at, scanner.end)
      }
    }
  } finally {
    window.close()
  }
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
      for (let at = 0; at < this.#filled; ) at += writeSync(this.#fd, this.#buffer, at, this.#filled - at)
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
