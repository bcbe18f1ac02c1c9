import { describe, expect, test } from 'vitest'
import { unpackZstd } from '../../../src/files/compression/zstd.js'

/** `zstd` 1.5 over the text `hello, hello, hello, hello\n`, with a checksum of the content. */
const frame = Buffer.from('28b52ffd04587500004068656c6c6f2c200a01004a8a11f0977b2a', 'hex')
const text = 'hello, hello, hello, hello\n'
/** A frame that holds no text, for users (RFC 8878, section 3.1.2). */
const skippable = Buffer.from('502a4d1803000000aabbcc', 'hex')
/** A window of 1 GiB in the header of a frame, as `--long=30` writes it. */
const wide = Buffer.from('28b52ffd04a0', 'hex')

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function unpack(bytes: Uint8Array, size = 7): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of unpackZstd(pieces(bytes, size))) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('`unpackZstd()`', () => {
  test.each([
    ['one frame', frame, text],
    ['several frames', Buffer.concat([frame, frame]), text + text],
    ['frames that are to be skipped', Buffer.concat([skippable, frame, skippable]), text],
    ['nothing', Buffer.alloc(0), ''],
  ])('unpacks %s, cut anywhere', async (_, bytes, wanted) => {
    for (const size of [1, 3, 1000]) expect(await unpack(bytes, size)).toBe(wanted)
  })

  test('refuses whatever is cut short, at every place', async () => {
    for (let length = 1; length < frame.length; length++)
      await expect(unpack(frame.subarray(0, length))).rejects.toMatchObject({ code: 'ZSTD_damaged' })
  })

  test('refuses a changed text by its checksum, a changed checksum, and what is no frame', async () => {
    const changes = [12, 14, frame.length - 1].map((at) =>
      frame.map((byte, i) => (i === at ? byte ^ 1 : byte)),
    )
    for (const bytes of [...changes, Buffer.concat([frame, Buffer.from('more')]), Buffer.from(text)])
      await expect(unpack(bytes)).rejects.toMatchObject({ code: 'ZSTD_damaged' })
  })

  test('refuses a window beyond 128 MiB and says how to do without', async () => {
    await expect(unpack(wide)).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('"--long"'),
    })
  })
})
