import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, encodingName } from '../../src/files/decode-text.js'

async function decoded(bytes: Uint8Array, encoding: string, cut: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += cut) chunks.push(bytes.subarray(at, at + cut))
  return buffer(Readable.from(chunks).compose(decodeText(encoding)))
}

describe('`decodeText()`', () => {
  test('gives the text of UTF-16 in UTF-8, wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (text, cut) => {
          fc.pre(!text.includes('\ufffd') && !text.startsWith('\ufeff'))
          const bytes = await decoded(Buffer.from(text, 'utf16le'), 'utf-16le', cut)
          expect(bytes.toString()).toBe(text)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('decodes GBK cut within its characters', async () => {
    expect((await decoded(Uint8Array.of(0xc1, 0xaa, 0xcf, 0xb5, 0x0a), 'gbk', 1)).toString()).toBe('联系\n')
  })

  test('marks what cannot be decoded by a byte that no UTF-8 holds, and keeps what stands around it', async () => {
    expect([...(await decoded(Uint8Array.of(0x61, 0xff, 0x62), 'gb18030', 2))]).toEqual([0x61, 0xff, 0x62])
  })

  test('leaves a byte order mark out', async () => {
    expect((await decoded(Buffer.from('\ufeffa', 'utf16le'), 'utf-16le', 1)).toString()).toBe('a')
  })
})

test('`encodingName()` knows labels in any case and refuses others, naming some', () => {
  expect(encodingName('GB2312')).toBe('gbk')
  expect(() => encodingName('klingon')).toThrow(/"klingon" is unknown. Give a name such as gb18030/)
})
