import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../transforms/anonymize/normalize/fold.js'
import { prefilterBits } from '../../../transforms/anonymize/prefilter/sweep.js'
import { runs } from '../../campaign.js'
import { maskOf } from './prefilter/sweep-texts.js'

const allBits = 0x7fffffff

const withoutWidth = /^(?:\p{Cf}|\p{Mn}|\p{Me})$/u

/** Every character that folding knows, and what surrounds them. */
const units = fc.oneof(
  fc.constantFrom(
    ...'一二三零〇幺壹贰两个①②⓪⑴¹²₃○０９ａＺ：，（）＠．／～－—–“”’\u3000\u00a0\u200b\u200d\u00ad\u202e\u2066\ufeff\ufe0f\u20e3\u0301\u0336',
  ),
  fc.constantFrom(
    '\u{1d7ce}',
    '\u{1d400}',
    '\u{1d69f}',
    '\u{e0031}',
    '\u{e0101}',
    '😀',
    '٠',
    '۹',
    '१',
    '৩',
    '๓',
  ),
  fc.constantFrom(...'аеорсАВЕКХжяΑΒονωж'),
  fc.constantFrom(...'019aZz -./_()·、:@,'),
)
const texts = fc.array(units, { maxLength: 40 }).map((parts) => parts.join(''))

describe('foldText()', () => {
  it.each([
    ['plain ASCII, 138-0013-8000', 'plain ASCII, 138-0013-8000'],
    ['１３８－００１３', '138-0013'],
    ['\u{1d7cf}：7 和一、二', '1:7 和一、二'],
    ['），：“一”，二三四五六、七', ')，："一"，二三四五六、七'],
    ['（＋８６）', '(+86)'],
    ['ａ＠ｂ．ｃｏｍ', 'a@b.com'],
    ['你好，世界！好的～', '你好，世界！好的～'],
    ['a\u2014b\u2013c\u2212d', 'a-b-c-d'],
    ['a\u00a0b\u3000c\u2009d', 'a b c d'],
    ['“x” ‘y’', '"x" \'y\''],
    ['1\u200b3\u00ad8\u202e0\u2069', '1380'],
    ['1\ufe0f\u20e33\ufe0f\u20e3', '13'],
    ['1\u03363\u0336', '13'],
    ['Jose\u0301', 'Jose\u0301'],
    ['٠١٢ ۳۴ १२ ৩৪ ๕๖', '012 34 12 34 56'],
    ['\u{1d7cf}\u{1d7d1}\u{1d7e0}', '138'],
    ['\u{1d400}\u{1d41b}\u{1d670}', 'AbA'],
    ['1\u{e0031}2', '12'],
    ['一三八零零一三八零零零', '13800138000'],
    ['幺三八-〇〇幺三-八〇〇〇', '138-0013-8000'],
    ['壹叁捌 零零壹叁 捌零零零', '138 0013 8000'],
    ['1三8零0一3八0零0', '13800138000'],
    ['①③⑧⓪⓪①③⑧⓪⓪⓪', '13800138000'],
    ['13800138000一定要打', '13800138000一定要打'],
    ['一二三四五六', '一二三四五六'],
    ['一个人有三百二十一本书', '一个人有三百二十一本书'],
    ['第①步，第②步', '第①步，第②步'],
    ['x²+y²', 'x²+y²'],
    ['раyраl', 'paypal'],
    ['привет', 'привет'],
    ['2020года', '2020года'],
    ['12：30', '12:30'],
    ['电话：138', '电话：138'],
  ])('`foldText()` folds %j', (text, wanted) => {
    expect(foldText(text).text).toBe(wanted)
  })

  it('`foldText()` leaves ASCII as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const folded = foldText(text)
        expect(folded.text).toBe(text)
        expect(folded.at(3)).toBe(3)
        expect(folded.end(3)).toBe(3)
      }),
      runs(),
    )
  })

  it('`foldText()` maps every character back, in order, without a gap inside and no half of a character', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: plain, at, end } = foldText(text)
        let before = -1
        for (let i = 0; i < plain.length; i++) {
          expect(at(i)).toBeGreaterThan(before)
          expect(end(i + 1)).toBeGreaterThan(at(i))
          if (i + 1 < plain.length) expect(end(i + 1)).toBeLessThanOrEqual(at(i + 1))
          before = at(i)
          const source = text.slice(at(i), end(i + 1))
          const own = plain.charCodeAt(i)
          const isHalf = own >= 0xd800 && own < 0xe000
          expect(isHalf || !/\p{Cs}/u.test(source)).toBe(true)
          if (source.length === 1 && !isHalf) expect(foldText(text).text[i]).toBe(plain[i])
        }
        if (plain.length > 0) expect(end(plain.length)).toBeLessThanOrEqual(text.length)
      }),
      runs(1500),
    )
  })

  it('`foldText()` drops only what has no width, and keeps each other character in its place', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: plain, at, end } = foldText(text)
        let kept = 0
        for (let i = 0; i <= plain.length; i++) {
          const next = i < plain.length ? at(i) : text.length
          const gap = text.slice(kept, next)
          expect([...gap].filter((character) => !withoutWidth.test(character))).toEqual([])
          kept = i < plain.length ? end(i + 1) : kept
        }
      }),
      runs(1500),
    )
  })

  it('`foldText()` comes to rest: what one folding puts beside another character, the next may fold, no more', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const twice = foldText(foldText(text).text).text
        const settled = foldText(twice).text
        expect(foldText(settled).text).toBe(settled)
      }),
      runs(1500),
    )
  })

  it('the prefilter sets its bit for every text that folding changes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        if (foldText(text).text !== text) expect(maskOf(text, allBits) & prefilterBits.fold, text).not.toBe(0)
      }),
      runs(1500),
    )
    for (let code = 0; code < 0x10000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const character = String.fromCharCode(code)
      for (const text of [character, `1${character}`, `a${character}b`, character.repeat(7)])
        if (foldText(text).text !== text && (maskOf(text, allBits) & prefilterBits.fold) === 0)
          expect.unreachable(`U+${code.toString(16)}`)
    }
  })

  it('the prefilter sees in a text all that it sees in the folded text', () => {
    const bits =
      prefilterBits.digits6 |
      prefilterBits.digits7 |
      prefilterBits.digits9 |
      prefilterBits.digits11 |
      prefilterBits.digits15
    const wanted = bits | prefilterBits.at | prefilterBits.dotted | prefilterBits.mixed | prefilterBits.iban
    fc.assert(
      fc.property(texts, (text) => {
        const missing = maskOf(foldText(text).text, allBits) & ~maskOf(text, allBits) & wanted
        expect(missing, text).toBe(0)
      }),
      runs(1500),
    )
  })
})
