import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import zlib, { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type MemberFormat, unpackMembers } from '../../../src/files/compression/unpack-members.js'
import { type Unpacker, unpackSerially } from '../../../src/files/compression/unpack-serially.js'
import { openDecompressor } from '../../../src/input/decompressor.js'

/** Bytes that hardly shrink: a piece is as large packed as it is unpacked. */
function noise(bytes: number, seed = 'a'): Buffer {
  const blocks = Array.from({ length: Math.ceil(bytes / 32) }, (_, i) =>
    createHash('sha256').update(`${seed}${i}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, bytes)
}

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size))
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = []
  for await (const chunk of chunks) found.push(chunk)
  return Buffer.concat(found)
}

/** Unpacks as inputs are unpacked. */
async function unpack(bytes: Buffer, size = 65_536): Promise<Buffer> {
  const stream = await openDecompressor('gzip')
  const { pipeline } = await import('node:stream/promises')
  let found: Buffer = Buffer.alloc(0)
  await pipeline(pieces(bytes, size), stream, async (chunks: AsyncIterable<Buffer>) => {
    found = await gather(chunks)
  })
  return found
}

const fast = (bytes: Buffer) => gzipSync(bytes, { level: 1 })
const texts = [
  noise(700_000, 'b'),
  Buffer.from('一行\n'.repeat(30_000)),
  noise(1_300_000, 'c'),
  noise(900_000, 'd'),
]
const whole = Buffer.concat(texts)
const members = texts.map(fast)

describe('a gzip file', () => {
  test.each([1009, 65_536, 8 << 20])(
    'of several members is what they hold, in chunks of %i bytes',
    async (size) => {
      expect((await unpack(Buffer.concat(members), size)).equals(whole)).toBe(true)
    },
  )

  test('of many small members, as bgzip writes, is what they hold', async () => {
    const blocks = Array.from({ length: 60 }, (_, i) => whole.subarray(i * 60_000, (i + 1) * 60_000))
    const content = Buffer.concat(blocks)
    expect((await unpack(Buffer.concat([...blocks.map(fast), fast(Buffer.alloc(0))]))).equals(content)).toBe(
      true,
    )
  })

  test('of one large member is what it holds', async () => {
    const large = Buffer.concat([whole, whole])
    expect((await unpack(fast(large))).equals(large)).toBe(true)
  })

  test.each([
    ['small members', texts.slice(1, 2)],
    ['large ones', texts],
  ])(
    'goes on behind zeros between %s, as Python reads it, and ends before those at its end',
    async (_, of) => {
      const zeros = Buffer.alloc(3000)
      const packed = Buffer.concat(of.flatMap((text) => [fast(text), zeros, fast(text), zeros]))
      const content = Buffer.concat(of.flatMap((text) => [text, text]))
      // What Node says of it is less.
      expect(gunzipSync(packed).length).toBeLessThan(content.length)
      for (const size of [777, 65_536]) expect((await unpack(packed, size)).equals(content)).toBe(true)
    },
  )

  const broken: [what: string, bytes: Buffer][] = [
    ['a member that is cut short', Buffer.concat([members[0], members[2].subarray(0, -50)])],
    ['a member that is cut short in the middle', Buffer.concat([members[2].subarray(0, -50), ...members])],
    ['a byte that was changed', flipped(Buffer.concat(members), 1_500_000)],
    ['something else behind', Buffer.concat([...members, Buffer.from('junk')])],
    ['something else behind zeros', Buffer.concat([...members, Buffer.alloc(9), Buffer.from('junk')])],
    ['a checksum that differs', Buffer.concat([members[2].subarray(0, -8), Buffer.alloc(8, 1), ...members])],
  ]
  test.each(broken)('with %s is refused behind what can be unpacked', async (_, bytes) => {
    await expect(unpack(bytes)).rejects.toMatchObject({ code: expect.stringMatching(/^Z_/) })
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes)
  other[at] ^= 0x55
  return other
}

describe('`unpackMembers()`', () => {
  const gunzip = promisify(zlib.gunzip)
  const serially: MemberFormat['unpackSerially'] = (chunks) =>
    unpackSerially(chunks, { open: () => zlib.createGunzip() as Unpacker, isPadded: true })

  test('unpacks members apart, and several at a time', async () => {
    let open = 0
    let most = 0
    let calls = 0
    const unpackWhole = async (bytes: Buffer) => {
      most = Math.max(most, ++open)
      calls++
      const found = await gunzip(bytes)
      open--
      return found
    }
    const findStart = (bytes: Buffer, from: number) => bytes.indexOf(Buffer.of(0x1f, 0x8b, 8), from)
    const large = [...members, ...members, ...members]
    const found = await gather(
      unpackMembers(pieces(Buffer.concat(large), 65_536), {
        findStart,
        unpackWhole,
        unpackSerially: serially,
      }),
    )
    expect(found.equals(Buffer.concat([whole, whole, whole]))).toBe(true)
    expect(calls).toBeGreaterThan(3)
    expect(most).toBeGreaterThan(1)
  })

  test('is not led astray by bytes that look like the head of a member', async () => {
    const stored = gzipSync(Buffer.concat([whole, members[0], whole]), { level: 0 })
    let calls = 0
    const found = await gather(
      unpackMembers(pieces(stored, 65_536), {
        // Finds a start in every piece.
        findStart: (bytes, from) => (bytes.length > from + 100 ? from + 100 : -1),
        unpackWhole: (bytes) => {
          calls++
          return gunzip(bytes)
        },
        unpackSerially: serially,
      }),
    )
    expect(calls).toBeGreaterThan(0)
    expect(found.equals(gunzipSync(stored))).toBe(true)
  })
})
