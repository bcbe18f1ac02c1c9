import zlib from 'node:zlib'
import { PrepError } from '../../base/errors.js'

/** Signatures and sizes of the parts of a zip archive (PKWARE APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16). */
const endOfDirectory = { signature: 0x06054b50, bytes: 22 }
const directoryEntry = { signature: 0x02014b50, bytes: 46 }
const localHeader = { signature: 0x04034b50, bytes: 30 }
/** The longest comment behind the end of the directory. */
const maxComment = 0xffff
const stored = 0
const deflated = 8
/** Stands in the place of a size that only an extension of the format has room for. */
const elsewhere = 0xffffffff

/** The beginning of a file of Microsoft's compound format: an old `.xls`, or a workbook with a password. */
const compoundFile = 'd0cf11e0a1b11ae1'

/** A file in an archive. */
interface Entry {
  method: number
  isEncrypted: boolean
  checksum: number
  packedBytes: number
  /** Where its local header begins. */
  from: number
}

/** The files of a zip archive that is held in memory, packed. */
export class Archive {
  readonly #bytes: Buffer
  readonly #entries: ReadonlyMap<string, Entry>

  /** Throws `bad_input` for bytes that are no archive, and `unsupported` for other files of spreadsheet programs. */
  constructor(bytes: Buffer) {
    this.#bytes = bytes
    if (bytes.toString('hex', 0, 8) === compoundFile)
      throw new PrepError(
        'unsupported',
        'The file is an old .xls workbook, or one with a password. Save it as .xlsx without a password, or as .csv',
      )
    this.#entries = readDirectory(bytes)
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /**
   * Unpacks a file piece by piece. Throws `bad_input` for one that is not there or whose checksum differs, and what
   * zlib throws for one that is damaged.
   */
  async *open(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (entry === undefined) throw broken(`it lacks its part "${name}"`)
    if (entry.isEncrypted || (entry.method !== stored && entry.method !== deflated))
      throw new PrepError(
        'unsupported',
        'The workbook is packed or encrypted in a way that is not known. Save it anew as .xlsx',
      )
    const packed = this.#bytesOf(entry)
    let checksum = 0
    for await (const chunk of entry.method === stored ? [packed] : inflate(packed)) {
      checksum = zlib.crc32(chunk, checksum)
      yield chunk
    }
    if (checksum !== entry.checksum) throw broken(`the checksum of its part "${name}" differs`)
  }

  #bytesOf({ from, packedBytes }: Entry): Buffer {
    const bytes = this.#bytes
    if (from + localHeader.bytes > bytes.length || bytes.readUInt32LE(from) !== localHeader.signature)
      throw broken('its directory does not fit its parts')
    const start = from + localHeader.bytes + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28)
    if (start + packedBytes > bytes.length) throw broken('a part of it is cut short')
    return bytes.subarray(start, start + packedBytes)
  }
}

function inflate(packed: Buffer): AsyncIterable<Buffer> {
  const stream = zlib.createInflateRaw()
  stream.end(packed)
  return stream
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const entries = new Map<string, Entry>()
  let at = bytes.readUInt32LE(end + 16)
  if (count === 0xffff || at === elsewhere) throw broken('it has more parts than a workbook has')
  for (let i = 0; i < count; i++) {
    if (at + directoryEntry.bytes > end || bytes.readUInt32LE(at) !== directoryEntry.signature)
      throw broken('its directory is damaged')
    const nameBytes = bytes.readUInt16LE(at + 28)
    const nameFrom = at + directoryEntry.bytes
    entries.set(bytes.toString('utf8', nameFrom, nameFrom + nameBytes), {
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      from: bytes.readUInt32LE(at + 42),
    })
    at = nameFrom + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The end of the directory is the last thing in the file, but for a comment. */
function findEnd(bytes: Buffer): number {
  const last = bytes.length - endOfDirectory.bytes
  for (let at = last; at >= Math.max(0, last - maxComment); at--)
    if (bytes.readUInt32LE(at) === endOfDirectory.signature) return at
  throw broken('it is no zip archive, or cut short')
}

/** Says that a file is not the workbook that it should be. */
export function broken(what: string): PrepError {
  return new PrepError('bad_input', `The file is no whole .xlsx workbook: ${what}. Save it anew, or as .csv`)
}
