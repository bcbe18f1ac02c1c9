import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, encodingName } from '../../src/files/decode-text.js'
import { runs, spread } from '../campaign.js'

async function decoded(bytes: Uint8Array, encoding: string, cut: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += cut) chunks.push(bytes.subarray(at, at + cut))
  return buffer(Readable.from(chunks).compose(decodeText(encoding)))
}

/** Encodings of the standard that write ASCII as ASCII, by a label of each. */
const encodings =
  'gbk gb18030 big5 euc-jp shift_jis euc-kr iso-2022-jp ibm866 koi8-r koi8-u macintosh x-mac-cyrillic windows-874 windows-1250 windows-1251 latin1 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 iso-8859-2 iso-8859-5 iso-8859-7 iso-8859-15'.split(
    ' ',
  )

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
      runs(60),
    )
  })

  test('decodes GBK cut within its characters', async () => {
    expect((await decoded(Uint8Array.of(0xc1, 0xaa, 0xcf, 0xb5, 0x0a), 'gbk', 1)).toString()).toBe('联系\n')
  })

  test('marks what cannot be decoded by a byte that no UTF-8 holds, and keeps what stands around it', async () => {
    expect([...(await decoded(Uint8Array.of(0x61, 0xff, 0x62), 'gb18030', 2))]).toEqual([0x61, 0xff, 0x62])
  })

  test.each(['utf-16le', 'utf-16', 'utf-16be', 'windows-1252'])(
    'leaves a byte order mark out, which decides the encoding though %s is named',
    async (named) => {
      const big = Buffer.from('\ufeffa\n', 'utf16le').swap16()
      for (const bytes of [Buffer.from('\ufeffa\n', 'utf16le'), big, Buffer.from('\ufeffa\n')])
        expect((await decoded(bytes, named, 1)).toString()).toBe('a\n')
    },
  )

  test.each(['windows-1252', 'latin1', 'iso-8859-1'])(
    'reads the quotes and the euro of Windows-1252 for %s, as the Encoding Standard does and Node does not',
    async (label) => {
      const bytes = Uint8Array.from({ length: 0x100 }, (_, code) => code)
      const marks = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
      const latin1 = Buffer.from(bytes).toString('latin1')
      const expected = latin1.slice(0, 0x80) + marks + latin1.slice(0xa0)
      expect((await decoded(bytes, label, 7)).toString()).toBe(expected)
    },
  )

  test.each(spread(encodings, 6))(
    'of %s keeps ASCII and the ends of lines, and loses no byte silently, wherever the chunks are cut',
    async (label) => {
      const ascii = Uint8Array.from({ length: 0x7f }, (_, code) => code + 1).filter(
        // Those switch the character set of ISO-2022-JP.
        (code) => ![0x0e, 0x0f, 0x1b].includes(code),
      )
      expect([...(await decoded(ascii, label, 5))]).toEqual([...ascii])
      // Half a character at the end of a line takes neither the line feed nor the next line with it.
      for (let lead = 0x80; lead < 0x100; lead++) {
        const line = (await decoded(Uint8Array.of(0x61, lead, 0x0a, 0x62, 0x0a), label, 2)).toString('latin1')
        expect(line).toMatch(/^a[^\n]+\nb\n$/)
      }
    },
  )

  test.each(['big5', 'euc-jp', 'euc-kr'])('marks a byte that is no character of %s', async (label) => {
    expect([...(await decoded(Uint8Array.of(0x61, 0x80, 0x0a), label, 1))]).toEqual([0x61, 0xff, 0x0a])
  })
})

test('`encodingName()` knows labels in any case and refuses others, naming some', () => {
  expect(encodingName('GB2312')).toBe('gbk')
  expect(() => encodingName('klingon')).toThrow(
    /"klingon" is unknown. Give a name of the Encoding Standard, such as gb18030/,
  )
})
