import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectEncoding } from '../../src/files/encoding.js'

const simplified = '{"t":"请在工作日的上午联系我们，电话和姓名都写在这里，不要发给别人"}\n'
const traditional = '{"t":"請在工作日的上午聯繫我們，電話和姓名都寫在這裡，不要發給別人"}\n'

const japanese = '{"t":"平日の午前中に、この番号へ電話をしてください。名前も書いてください"}\n'
const korean = '{"t":"평일 오전에 이 번호로 전화해 주시고 이름도 적어 주세요"}\n'
const russian = '{"t":"Позвоните нам утром в рабочий день и напишите своё имя"}\n'

/** The bytes of a text in an encoding, made from the decoder's own tables. */
function encode(text: string, label: string): Uint8Array {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(label)
  for (let byte = 0x80; byte <= 0xff; byte++) table.set(decoder.decode(Uint8Array.of(byte)), [byte])
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, [lead, trail])
    }
  return Uint8Array.from(
    [...text].flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : (table.get(c) ?? [63]))),
  )
}

const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16())

describe('`detectEncoding()`', () => {
  test.each([
    ['UTF-8', Buffer.from(simplified.repeat(20)), 'utf-8'],
    ['ASCII', Buffer.from('{"t":"plain"}\n'), 'utf-8'],
    ['nothing', Buffer.alloc(0), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${simplified}`), 'utf-8'],
    ['UTF-8 cut within a character', Buffer.from(simplified.repeat(20)).subarray(0, 1001), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${simplified}`, 'utf16le'), 'utf-16le'],
    ['Chinese UTF-16 without a mark', Buffer.from(simplified.repeat(9), 'utf16le'), 'utf-16le'],
    ['big-endian UTF-16', utf16be('{"t":"plain"}\n'.repeat(9)), 'utf-16be'],
    ['GBK', encode(simplified, 'gbk'), 'gb18030'],
    ['names and places in GBK', encode('姓名,城市\n王小明,广州\n李红,重庆\n', 'gbk'), 'gb18030'],
    [
      'a word in GBK whose bytes are Russian letters',
      encode('grade\n优秀\n优秀\n优秀\n优秀\n', 'gbk'),
      'gb18030',
    ],
    ['Big5', encode(traditional, 'big5'), 'big5'],
    ['Shift_JIS', encode(japanese, 'shift_jis'), 'shift_jis'],
    ['EUC-JP', encode(japanese, 'euc-jp'), 'euc-jp'],
    ['EUC-KR', encode(korean, 'euc-kr'), 'euc-kr'],
    ['Windows-1251', encode(russian, 'windows-1251'), 'windows-1251'],
    ['KOI8-R', encode(russian, 'koi8-r'), 'koi8-r'],
    [
      'Greek, an encoding that it leaves to the repair budget',
      encode('{"t":"Τηλεφωνήστε μας το πρωί"}\n', 'windows-1253'),
      undefined,
    ],
    [
      'Latin-1',
      Buffer.from('{"t":"Grüße aus Köln, später mehr über das Café"}\n'.repeat(3), 'latin1'),
      'windows-1252',
    ],
  ])('recognises %s', (_, sample, encoding) => {
    expect(detectEncoding(sample)).toBe(encoding)
  })

  test('takes UTF-8 with a few damaged bytes for UTF-8, which the reader repairs', () => {
    const bytes = Buffer.from(simplified.repeat(20))
    for (const at of [30, 300, 900]) bytes[at] = 0xff
    expect(detectEncoding(bytes)).toBe('utf-8')
  })

  test('answers UTF-8 for every text in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        fc.pre(!text.includes('\0'))
        expect(detectEncoding(Buffer.from(text))).toBe('utf-8')
      }),
    )
  })

  const real = join(import.meta.dirname, '../../../shared/data/zh/belle_eval_set.json')
  test.skipIf(!existsSync(real))('recognises real Chinese records in GBK', () => {
    const text = readFileSync(real, 'utf8').slice(0, 100_000)
    expect(detectEncoding(encode(text, 'gbk'))).toBe('gb18030')
  })
})
