/**
 * Tar files (POSIX.1-1988 "ustar", and of later ones what names long members): blocks of 512 bytes, a header before the
 * bytes of each member, and two blocks of zeros at the end.
 */

export const blockBytes = 512
/** Where the header says which tar it is. */
export const magicAt = 257

const longestName = 100
const checksumAt = 148

/** The end of a file. */
export function endOfArchive(): Uint8Array {
  return new Uint8Array(2 * blockBytes)
}

/** The header of a file of so many bytes, whose name is of ASCII. It tells no owner and no time, so it is always the same. */
export function memberHeader(name: string, size: number): Uint8Array {
  if (name.length > longestName) throw new RangeError('Names of members have at most 100 characters')
  const header = Buffer.alloc(blockBytes)
  header.write(name, 0, 'latin1')
  header.write('0000644\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${octal(size, 11)}\0`, 124)
  header.write(`${octal(0, 11)}\0`, 136)
  header.write('0', 156)
  header.write('ustar\x0000', magicAt)
  header.write(`${octal(checksumOf(header), 6)}\0 `, checksumAt)
  return header
}

/** Bytes of zeros behind a member of so many bytes, up to the next block. */
export function paddingOf(size: number): number {
  return -size & (blockBytes - 1)
}

/** What a header says. */
export interface TarMember {
  name: string
  size: number
  /** `0` is a file, `L` and `x` tell the name of the next member; the others are folders, links and the like. */
  kind: string
}

/** Reads a header; `undefined` for what is none. */
export function parseHeader(header: Buffer): TarMember | undefined {
  const size = numberAt(header, { from: 124, length: 12 })
  const sum = numberAt(header, { from: checksumAt, length: 8 })
  if (size === undefined || sum !== checksumOf(header)) return undefined
  const prefix =
    header.toString('latin1', magicAt, magicAt + 6) === 'ustar\0'
      ? textAt(header, { from: 345, length: 155 })
      : ''
  const name = textAt(header, { from: 0, length: longestName })
  const kind = header.toString('latin1', 156, 157)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    kind: kind === '\0' || kind === '7' ? '0' : kind,
  }
}

/** The sum of all bytes of a header, those of the sum itself counted as spaces. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20
  for (const [at, byte] of header.entries()) if (at < checksumAt || at >= checksumAt + 8) sum += byte
  return sum
}

/** Octal digits, or, of large members in GNU tar, bytes behind a mark. */
function numberAt(header: Buffer, place: { from: number; length: number }): number | undefined {
  const { from, length } = place
  if (header[from] === 0x80) return header.readUIntBE(from + length - 6, 6)
  const text = textAt(header, place).trim()
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined
}

function textAt(header: Buffer, { from, length }: { from: number; length: number }): string {
  const end = header.subarray(from, from + length).indexOf(0)
  return header.toString('utf8', from, end < 0 ? from + length : from + end)
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}
