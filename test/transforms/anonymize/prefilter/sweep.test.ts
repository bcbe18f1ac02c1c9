import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prefilterBits } from '../../../../transforms/anonymize/prefilter/sweep.js'
import { runs } from '../../../campaign.js'
import { sweepTexts } from './sweep-texts.js'

type Bit = keyof typeof prefilterBits

function maskNames(text: string): string {
  const bytes = Buffer.from(`pad ${text} pad`)
  const [mask] = sweepTexts(bytes, Int32Array.of(4, bytes.length - 4), 0xfffff)
  return (Object.keys(prefilterBits) as Bit[]).filter((name) => (mask & prefilterBits[name]) !== 0).join(' ')
}

const eleven = 'digits6 digits7 digits9 digits11'
const anyDigits = `${eleven} digits15`
/** What a digit that only folding shows may be a part of, and a letter. */
const strange = 'fold mixed iban dotted'
const letters = `${strange} link colons token cue account bank plate`

describe('sweepTexts()', () => {
  it.each([
    ['nothing at all, 12345 of it', ''],
    ['123456', 'digits6'],
    ['a@b', 'at'],
    ['＠', 'at fold'],
    ['http://x', 'link'],
    ['WWW.x', 'link'],
    ['1234567', 'digits6 digits7'],
    ['123-45-6789', 'digits6 digits7 digits9'],
    ['138 0013 8000', 'digits6 digits7 digits9 digits11'],
    ['4111 1111 1111 1111', 'digits6 digits7 digits9 digits11 digits15'],
    ['１３８００１３８０００', `${eleven} ${strange}`],
    ['1990 and 1991', ''],
    ['12:34:56', 'colons'],
    ['1.2.3.4', 'dotted'],
    ['1.2.3', ''],
    ['fe80::1', 'colons iban'],
    ['GB82 WEST', 'iban mixed'],
    ['mp3 x12', ''],
    ['一三八零零一三八零零零', `numerals han ${strange} ${anyDigits}`],
    ['一三八 零零一三-八零', `han ${strange} ${anyDigits}`],
    ['1三8零0一3', `han ${strange} ${anyDigits}`],
    ['①②③④⑤⑥⑦', `${strange} ${anyDigits}`],
    ['①②③④⑤⑥', ''],
    ['一个二个三个四个五个六个七个', 'han'],
    ['一三八零零一', 'han'],
    ['John Smith', 'names'],
    ['Dr. Smith', 'names'],
    ['Élodie Müller', 'names'],
    ['in Paris', ''],
    ['１２', strange],
    ['a\u00a0b', 'fold'],
    ['你好，世界！', 'han'],
    ['AB12', 'mixed iban'],
    ['ab12', 'iban'],
    ['12C', 'mixed'],
    ['B-AB 12', 'mixed'],
    ['HH-A 1', 'mixed'],
    ['KTR 5093', 'mixed'],
    ['QXZ-731', 'mixed'],
    ['QXZ-73', ''],
    ['AQXZ 731', ''],
    ['ab-AB 12', ''],
    ['AB 12', ''],
    ['sk-abcdefgh1jklmnop', 'token'],
    ['abcdefghijklmnop', ''],
    ['my PassWord is', 'cue'],
    ['pwd', 'cue'],
    ['the username is', 'account'],
    ['login: x', 'account'],
    ['"api_key" = x', 'cue'],
    ['a = b: c', ''],
    ['QQ', 'account'],
    ['密码', 'cue han'],
    ['my vx', 'account'],
    ['WeChat', 'account'],
    ['next', ''],
    ['扣扣', 'account han'],
    ['微信', 'account han'],
    ['信心', 'han'],
    ['京A', 'han plate'],
    ['北京', 'han'],
    ['раypal', letters],
    ['\u{1d7cf}', `${letters} ${anyDigits}`],
    ['电话：abc', 'han'],
    ['abc：', ''],
    ['12：30', letters],
    ['12\u202e34', letters],
    ['1\u20e32', letters],
    ['1\u0336', letters],
    ['e\u0301', ''],
    ['\u{e0031}', letters],
    ['WJ京', 'han plate'],
    ['Привет, мир', ''],
    ['٠١٢٣٤٥', `${strange} digits6`],
    ['०१२३४५', `${strange} digits6`],
  ])('`sweepTexts()` sees in %j: %s', (text, names) => {
    expect(maskNames(text).split(' ').sort()).toEqual(names.split(' ').sort())
  })

  it('`sweepTexts()` looks for names only when they are wanted', () => {
    const bytes = Buffer.from('John Smith, a@b')
    expect([...sweepTexts(bytes, Int32Array.of(0, bytes.length), 0xfffff & ~prefilterBits.names)]).toEqual([
      1,
    ])
  })

  it('`sweepTexts()` sees in a text the same alone and among others, however long they are', () => {
    const words = [
      'ab ',
      '中文 ',
      '138 0013 8000 ',
      'my passw',
      'ord ',
      '一二三四',
      'http://',
      '：1',
      'é.5.',
      '\u200b',
    ]
    const text = fc
      .tuple(
        fc.array(fc.constantFrom(...words), { maxLength: 12 }),
        fc.constantFrom(0, 0, 0, 65_530, 140_000),
      )
      .map(([parts, filler]) => `${parts.join('')}${' '.repeat(filler)}${parts.reverse().join('')}`)
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const pieces = texts.map((one) => Buffer.from(one))
        const offsets = new Int32Array(pieces.length + 1)
        pieces.forEach(({ length }, i) => {
          offsets[i + 1] = offsets[i] + length
        })
        const alone = pieces.map((one) => sweepTexts(one, Int32Array.of(0, one.length), 0xfffff)[0])
        expect([...sweepTexts(Buffer.concat(pieces), offsets, 0xfffff)]).toEqual(alone)
      }),
      runs(30),
    )
  })

  it('`sweepTexts()` looks at each text on its own', () => {
    const bytes = Buffer.from('1234567 a@b')
    expect([...sweepTexts(bytes, Int32Array.of(0, 4, 7, 9, 10, 11), 0xfffff)]).toEqual([0, 0, 0, 1, 0])
    expect(sweepTexts(bytes, Int32Array.of(0), 0xfffff)).toHaveLength(0)
  })
})
