/**
 * Workbooks are turned into JSON Lines once, in one thread, and read in parts from there. The archive is held in memory as
 * it is, packed, and with it the texts that its cells share; sheets pass through piece by piece.
 */
import { nameColumns } from '../csv/column-names.js'
import type { Spooler } from '../format/spec.js'
import { Archive, broken } from './archive.js'
import { type Row, RowReader } from './cells.js'
import { readSharedStrings } from './strings.js'
import { type OpenPart, readWorkbook } from './workbook.js'
import { xmlParts } from './xml.js'

/** An archive beyond this is no workbook that somebody made: 1 GiB. */
const maxArchiveBytes = 1 << 30
/** Lines are handed on in pieces of at least this many characters. */
const pieceLength = 1 << 16

/**
 * Writes each row of the first sheet under the names that stand in its first row which holds something. Numbers keep their
 * digits, texts stay texts, moments become text of ISO 8601; rows without a value are left out. Throws `bad_input`
 * for a damaged workbook.
 */
export const spoolWorkbook: Spooler = async (input, write, { limitUnpacked, onNote }) => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of input) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > maxArchiveBytes) throw broken('it is larger than 1 GiB')
  }
  if (bytes === 0) throw broken('it is empty')
  const archive = new Archive(Buffer.concat(chunks))
  // All parts together have one limit.
  let unpacked = 0
  const open: OpenPart = (name) => {
    const before = unpacked
    return limitUnpacked(counted(archive.open(name)), { packedBytes: () => bytes, before })
  }
  async function* counted(parts: AsyncIterable<Buffer>) {
    for await (const part of parts) {
      unpacked += part.length
      yield part
    }
  }
  const workbook = await readWorkbook(archive, open)
  const { names, strings: part } = workbook
  const strings =
    part === undefined || !archive.has(part) ? [] : await readSharedStrings(xmlParts(open(part)))
  if (names.length > 1)
    onNote(`Read from the first sheet of ${names.length}, "${names[0]}"; the others are left out`)
  const reader = new RowReader({ ...workbook, strings })
  const lines = new LineWriter(onNote)
  for await (const parts of xmlParts(open(workbook.sheet))) {
    for (const part of parts) {
      const row = reader.take(part)
      if (row !== undefined) lines.add(row)
    }
    if (lines.length >= pieceLength) write(lines.take())
  }
  if (lines.length > 0) write(lines.take())
  if (reader.errors > 0) onNote(`${reader.errors} cells hold an error such as #N/A and are read as empty`)
}

/** Makes lines of rows under the names of the first one. */
class LineWriter {
  readonly #onNote: (note: string) => void
  /** Names as JSON, with their colons. */
  #keys: string[] | undefined
  #lines = ''

  constructor(onNote: (note: string) => void) {
    this.#onNote = onNote
  }

  get length(): number {
    return this.#lines.length
  }

  take(): Buffer {
    const lines = Buffer.from(this.#lines)
    this.#lines = ''
    return lines
  }

  add(row: Row): void {
    if (row.length === 0) return
    if (this.#keys === undefined) {
      this.#keys = this.#name(row)
      return
    }
    const keys = this.#keys
    // A cell beyond the names is no reason to lose it.
    for (let column = keys.length; column < row.length; column++)
      keys.push(`${JSON.stringify(`column_${column + 1}`)}:`)
    this.#lines += `{${keys.map((key, column) => key + (row[column] ?? 'null')).join(',')}}\n`
  }

  #name(row: Row): string[] {
    const names = Array.from(row, (json = '""') =>
      json.startsWith('"') ? (JSON.parse(json) as string) : json,
    )
    const { columns, notes } = nameColumns({ names, isQuoted: () => false })
    for (const note of notes) this.#onNote(note)
    return columns.map((name) => `${JSON.stringify(name)}:`)
  }
}
