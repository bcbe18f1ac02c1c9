import { Duplex } from 'node:stream'
import zlib from 'node:zlib'
import type { FileCompression } from '../files/compression/pack.js'
import { type MemberFormat, maxUnpacked, unpackMembers } from '../files/compression/unpack-members.js'
import { type Unpacker, unpackSerially } from '../files/compression/unpack-serially.js'

/** A stream that unpacks what is written to it, and counts it. */
export type Decompressor = Duplex & { readonly bytesWritten?: number }

/** Node hands on what it unpacks in pieces of this size, each of which goes from one thread to another. */
const chunkSize = 256 << 10

/** Opens a {@link Decompressor}. */
export async function openDecompressor(compression: FileCompression): Promise<Decompressor> {
  return counting(await unpackerOf(compression))
}

/** What unpacks a file. Node has zstd since 22.15; before, a package stands in, which unpacks in order. */
export async function unpackerOf(
  compression: FileCompression,
): Promise<(packed: AsyncIterable<Buffer>) => AsyncIterable<Buffer>> {
  const members = compression === 'gzip' ? gzipMembers : zstdMembers()
  if (members !== undefined) return (packed) => unpackMembers(packed, members)
  const { unpackZstd } = await import('../files/compression/zstd.js')
  return unpackZstd
}

function counting(unpack: (packed: AsyncIterable<Buffer>) => AsyncIterable<Buffer>): Decompressor {
  let bytesWritten = 0
  async function* counted(packed: AsyncIterable<Buffer>) {
    for await (const chunk of packed) {
      bytesWritten += chunk.length
      yield chunk
    }
  }
  const stream = Duplex.from((packed: AsyncIterable<Buffer>) => unpack(counted(packed)))
  return Object.defineProperty(stream, 'bytesWritten', { get: () => bytesWritten })
}

/** The first bytes of a gzip member (RFC 1952, section 2.3), and of a frame of Zstandard (RFC 8878, section 3.1.1). */
const gzipMagic = Buffer.of(0x1f, 0x8b, 8)
const zstdMagic = Buffer.of(0x28, 0xb5, 0x2f, 0xfd)

const gzipMembers: MemberFormat = {
  // Of the flags three are always 0, and packers write one of three hints for speed.
  findStart: findMagic(gzipMagic, (head) => (head[3] & 0xe0) === 0 && [0, 2, 4].includes(head[8])),
  unpackWhole: wholeWith(zlib.gunzip),
  unpackSerially: (chunks) =>
    unpackSerially(chunks, { open: () => zlib.createGunzip({ chunkSize }) as Unpacker, isPadded: true }),
}

function zstdMembers(): MemberFormat | undefined {
  const { createZstdDecompress, zstdDecompress } = zlib as {
    createZstdDecompress?: (options: zlib.ZlibOptions) => Unpacker
    zstdDecompress?: typeof zlib.gunzip
  }
  if (createZstdDecompress === undefined || zstdDecompress === undefined) return undefined
  return {
    // A bit of the descriptor is reserved.
    findStart: findMagic(zstdMagic, (head) => (head[4] & 8) === 0),
    unpackWhole: wholeWith(zstdDecompress),
    unpackSerially: (chunks) =>
      unpackSerially(chunks, { open: () => createZstdDecompress({ chunkSize }), isPadded: false }),
  }
}

const headBytes = 10

function findMagic(magic: Buffer, isHead: (head: Buffer) => boolean): MemberFormat['findStart'] {
  return (bytes, from) => {
    for (let at = bytes.indexOf(magic, from); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      if (at + headBytes > bytes.length) return -1
      if (isHead(bytes.subarray(at, at + headBytes))) return at
    }
    return -1
  }
}

/** Unpacks at one go, and makes sure that all of it was taken: Node passes over what it does not know. */
function wholeWith(unpack: typeof zlib.gunzip): MemberFormat['unpackWhole'] {
  return (bytes) =>
    new Promise((resolve, reject) => {
      const options = { chunkSize, maxOutputLength: maxUnpacked, info: true }
      unpack(bytes, options, (error, result) => {
        if (error !== null) return reject(error)
        const { buffer, engine } = result as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
        if (engine.bytesWritten === bytes.length) resolve(buffer)
        else reject(new RangeError('Something stands behind the members'))
      })
    })
}
