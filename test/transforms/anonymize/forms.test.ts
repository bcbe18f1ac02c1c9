/**
 * Every Chinese identifier in every form that people write it in, inside every kind of text that carries it.
 * All values are made up from a seed, with right check digits; the negatives are numbers of other things in
 * the same carriers.
 */

import { describe, expect, it } from 'vitest'
import { passesHkId, passesTaiwanId, passesUscc } from '../../../transforms/anonymize/check-digits/chinese.js'
import { residentIdCheck } from '../../../transforms/anonymize/check-digits/iso-7064.js'
import { luhnDigit } from '../../../transforms/anonymize/check-digits/luhn.js'
import { isWhole } from '../../campaign.js'
import { anonymized } from './anonymized.js'

type Draw = (count: number) => number

/** The Park-Miller generator: whole numbers below `count`. */
function drawsOf(seed: number): Draw {
  let state = seed
  return (count) => {
    state = (state * 48271) % 0x7fffffff
    return state % count
  }
}

const pick = <T>(draw: Draw, from: ArrayLike<T>): T => from[draw(from.length)]
const digits = (draw: Draw, count: number) => Array.from({ length: count }, () => draw(10)).join('')
const zeroPad = (value: number) => String(value).padStart(2, '0')

function checked(draw: Draw, body: string, passes: (code: string) => boolean): string {
  const last = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].find((character) => passes(body + character))
  return last === undefined ? checked(draw, body.slice(0, -1) + draw(10), passes) : body + last
}

const areas = ['110101', '310104', '440305', '510107', '330106', '420102']

function residentId(draw: Draw): string {
  const body = `${pick(draw, areas)}${1950 + draw(60)}${zeroPad(1 + draw(12))}${zeroPad(1 + draw(28))}${digits(draw, 3)}`
  return body + residentIdCheck(body)
}

type Form = (value: string, draw: Draw) => string

const grouped =
  (separator: string, ...lengths: number[]): Form =>
  (value) => {
    const parts: string[] = []
    let from = 0
    for (const length of lengths) {
      parts.push(value.slice(from, from + length))
      from += length
    }
    if (from < value.length) parts.push(value.slice(from))
    return parts.join(separator)
  }
const spelled =
  (separator: string): Form =>
  (value) =>
    [...value].join(separator)
const wide: Form = (value) =>
  value.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const inRow =
  (row: string): Form =>
  (value) =>
    value.replace(/\d/g, (digit) => [...row][Number(digit)])
const hidden =
  (mark: string): Form =>
  (value, draw) => {
    const at = 1 + draw(value.length - 1)
    return value.slice(0, at) + mark + value.slice(at)
  }
const bold: Form = (value) => value.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)))
const behind =
  (prefix: string, form: Form = (value) => value): Form =>
  (value, draw) =>
    prefix + form(value, draw)
const bare: Form = (value) => value

/** Forms that change characters, not the grouping. */
const disguises: Record<string, Form> = {
  bare,
  wide,
  'zero-width': hidden('\u200b'),
  'soft hyphen': hidden('\u00ad'),
  'direction mark': hidden('\u202c'),
}
const inOtherDigits: Record<string, Form> = {
  numerals: inRow('零一二三四五六七八九'),
  'numerals, spoken': inRow('〇幺二三四五六七八九'),
  'numerals, formal': inRow('零壹贰叁肆伍陆柒捌玖'),
  circles: inRow('⓪①②③④⑤⑥⑦⑧⑨'),
  bold,
  arabic: inRow('٠١٢٣٤٥٦٧٨٩'),
}
const separators = {
  dashed: '-',
  spaced: ' ',
  dotted: '.',
  'middle dot': '·',
  'wide space': '\u3000',
  'wide dash': '－',
}

function inGroups(...groupings: number[][]): Record<string, Form> {
  const forms: [string, Form][] = []
  for (const lengths of groupings)
    for (const [name, separator] of Object.entries(separators))
      forms.push([`${name} ${lengths.join('-')}`, grouped(separator, ...lengths)])
  return Object.fromEntries(forms)
}

interface Kind {
  entity: string
  make(draw: Draw): string
  /** The key of a log line or a query. */
  key: string
  /** A word right before the value, where nothing else gives it away. */
  word?: string
  forms: Record<string, Form>
}

const kinds: Record<string, Kind> = {
  mobile: {
    entity: 'CN_MOBILE',
    key: 'phone',
    make: (draw) => `1${3 + draw(7)}${digits(draw, 9)}`,
    forms: {
      ...disguises,
      ...inOtherDigits,
      ...inGroups([3, 4], [3, 3], [4, 4]),
      'slash 3-4': grouped('/', 3, 4),
      'underscore 3-4': grouped('_', 3, 4),
      'mixed 3-4': (value) => `${value.slice(0, 3)}-${value.slice(3, 7)} ${value.slice(7)}`,
      'spaced out': spelled(' '),
      'dashed out': spelled('-'),
      'numerals, spaced out': (value, draw) => spelled(' ')(inOtherDigits.numerals(value, draw), draw),
      'numerals 3-4': (value, draw) => grouped('-', 3, 4)(inOtherDigits.numerals(value, draw), draw),
      'half numerals': (value) =>
        [...value].map((digit, i) => (i % 2 ? [...'零一二三四五六七八九'][Number(digit)] : digit)).join(''),
      keycaps: (value) => [...value].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
      '+86': behind('+86'),
      '+86 spaced': behind('+86 ', grouped(' ', 3, 4)),
      '+86 dashed': behind('+86-', grouped('-', 3, 4)),
      '0086': behind('0086'),
      '0086-': behind('0086-'),
      '86-': behind('86-'),
      '(+86)': behind('(+86)'),
      '(+86) spaced': behind('(+86) ', grouped(' ', 3, 4)),
      '+86 wide': (value, draw) => wide(`+86${value}`, draw),
    },
  },
  landline: {
    entity: 'PHONE_NUMBER',
    key: 'tel',
    make: (draw) => `${pick(draw, ['010', '021', '0571', '0755', '028'])}|${2 + draw(7)}${digits(draw, 7)}`,
    forms: {
      dashed: (value) => value.replace('|', '-'),
      spaced: (value) => value.replace('|', ' '),
      bare: (value) => value.replace('|', ''),
      brackets: (value) => `(${value.replace('|', ')')}`,
      'wide brackets': (value) => `（${value.replace('|', '）')}`,
      'in fours': (value) => value.replace(/\|(.{4})/, '-$1-'),
      'in fours, spaced': (value) => value.replace(/\|(.{4})/, ' $1 '),
      '+86': (value) => `+86-${value.slice(1).replace('|', '-')}`,
      '+86 spaced': (value) => `+86 ${value.slice(1).replace('|', ' ')}`,
      extension: (value) => `${value.replace('|', '-')}-801`,
      'extension 转': (value) => `${value.replace('|', '-')}转8012`,
      'extension 分机': (value) => `${value.replace('|', '-')}分机8012`,
      wide: (value, draw) => wide(value.replace('|', '-'), draw),
      numerals: (value, draw) => inOtherDigits.numerals(value.replace('|', ''), draw),
      'zero-width': (value, draw) => hidden('\u200b')(value.replace('|', '-'), draw),
      'spaced out': (value, draw) => spelled(' ')(value.replace('|', ''), draw),
    },
  },
  service: {
    entity: 'PHONE_NUMBER',
    key: 'hotline',
    make: (draw) => `${pick(draw, ['400', '800'])}${1 + draw(9)}${digits(draw, 6)}`,
    forms: inGroups([3, 3], [3, 4]),
  },
  'resident id': {
    entity: 'CN_RESIDENT_ID',
    key: 'id_no',
    make: residentId,
    forms: {
      ...disguises,
      ...inOtherDigits,
      ...inGroups([6, 8], [6, 4, 4], [3, 3, 3, 3, 3], [4, 4, 4, 4]),
      lower: (value) => value.toLowerCase(),
      'spaced out': spelled(' '),
    },
  },
  'bank card': {
    entity: 'CREDIT_CARD',
    key: 'card',
    make: (draw) => {
      const body = pick(draw, ['622202', '621700', '622848', '621483']) + digits(draw, pick(draw, [9, 12]))
      return body + luhnDigit(body)
    },
    forms: {
      ...disguises,
      ...inOtherDigits,
      ...inGroups([4, 4, 4, 4]),
      'spaced 6': grouped(' ', 6),
      'spaced out': spelled(' '),
    },
  },
  passport: {
    entity: 'CN_PASSPORT',
    key: 'passport',
    make: (draw) => `${pick(draw, ['E', 'G', 'EA', 'EK'])}`.padEnd(9, digits(draw, 8)),
    forms: {
      ...disguises,
      dashed: (value) => value.replace(/(?<=[A-Z])(?=\d)/, '-'),
      spaced: (value) => value.replace(/(?<=[A-Z])(?=\d)/, ' '),
      'dashed twice': (value) => value.replace(/(?<=[A-Z])(?=\d)|(?=\d{4}$)/g, '-'),
      'spaced twice': (value) => value.replace(/(?<=[A-Z])(?=\d)|(?=\d{4}$)/g, ' '),
    },
  },
  uscc: {
    entity: 'CN_USCC',
    key: 'tax_no',
    make: (draw) => {
      const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
      const organ = Array.from({ length: 7 }, () => pick(draw, letters)).join('')
      return checked(draw, `91${pick(draw, areas)}MA${organ}`, passesUscc)
    },
    forms: { ...disguises, ...inGroups([2, 6, 9], [4, 4, 4, 4]), lower: (value) => value.toLowerCase() },
  },
  plate: {
    entity: 'CN_LICENSE_PLATE',
    key: 'plate',
    make: (draw) =>
      `${pick(draw, '京沪粤苏浙川鲁湘')}${pick(draw, 'ABCDE')}${pick(draw, [`${digits(draw, 5)}`, `D${digits(draw, 5)}`, `${pick(draw, 'HJKL')}${digits(draw, 2)}${pick(draw, 'MNP')}${draw(10)}`, `${digits(draw, 4)}学`])}`,
    forms: {
      ...disguises,
      'middle dot': grouped('·', 2),
      spaced: grouped(' ', 2),
      dashed: grouped('-', 2),
      dotted: grouped('.', 2),
    },
  },
  'HK id': {
    entity: 'HK_ID',
    key: 'hkid',
    make: (draw) =>
      checked(
        draw,
        `${pick(draw, 'ABCDEFGHKPRVYZ')}${digits(draw, 6)}`,
        (code) => /[\dA]$/.test(code) && passesHkId(code),
      ),
    forms: {
      brackets: (value) => `${value.slice(0, 7)}(${value.slice(7)})`,
      'wide brackets': (value) => `${value.slice(0, 7)}（${value.slice(7)}）`,
      spaced: (value) => `${value[0]} ${value.slice(1, 7)} (${value.slice(7)})`,
      dashed: (value) => `${value[0]}-${value.slice(1, 7)}(${value.slice(7)})`,
      wide: (value, draw) => wide(`${value.slice(0, 7)}(${value.slice(7)})`, draw),
      'zero-width': (value, draw) => hidden('\u200b')(`${value.slice(0, 7)}(${value.slice(7)})`, draw),
    },
  },
  'TW id': {
    entity: 'TW_ID',
    key: 'tw_id',
    make: (draw) =>
      checked(
        draw,
        `${pick(draw, 'ABCDEFGHJK')}${pick(draw, '1289')}${digits(draw, 7)}`,
        (code) => /\d$/.test(code) && passesTaiwanId(code),
      ),
    forms: { ...disguises, 'dashed 1': grouped('-', 1), 'spaced 1-3-3': grouped(' ', 1, 3, 3) },
  },
  QQ: {
    entity: 'CN_QQ',
    key: 'qq',
    word: 'QQ',
    make: (draw) => `${1 + draw(9)}${digits(draw, 8)}`,
    forms: {
      ...disguises,
      numerals: inOtherDigits.numerals,
      'spaced 3-3': grouped(' ', 3, 3),
      'dashed 3-3': grouped('-', 3, 3),
    },
  },
  WeChat: {
    entity: 'CN_WECHAT_ID',
    key: 'wechat',
    word: '微信号',
    make: (draw) => `${pick(draw, ['wxid_', 'lucky', 'abc-', 'xiao_ming'])}${digits(draw, 4)}`,
    forms: { bare, wide, 'zero-width': hidden('\u200b') },
  },
}

const carriers: Record<string, (value: string, kind: { key: string; word: string }) => string> = {
  'at the start': (v, { word }) => `${word}${v}，请尽快核对后回复我们。`,
  'in the middle': (v, { word }) => `麻烦登记一下${word}${v}谢谢配合。`,
  'at the end': (v, { word }) => `登记信息如下：${word}${v}`,
  'full stop': (v, { word }) => `请记下${word}${v}。`,
  quotes: (v, { word }) => `对方写的是${word}“${v}”，没有别的。`,
  'corner brackets': (v, { word }) => `对方写的是${word}「${v}」，没有别的。`,
  brackets: (v, { word }) => `请联系小李(${word}${v})处理。`,
  JSON: (v, { key }) => `{"level":"info","msg":"登记","${key}":"${v}","ok":true}`,
  log: (v, { key }) => `level=info action=登记 ${key}=${v} status=ok`,
  query: (v, { key }) => `/api/check?from=app&${key}=${v}&lang=zh`,
  CSV: (v, { word }) => `小李,${word}${v},已登记,无备注`,
  chat: (v, { word }) => `哈哈好滴😂 ${word}${v} 👌记得啊`,
}

/** Numbers that belong to nobody. */
const negatives: Record<string, (draw: Draw) => string> = {
  'order number': (draw) => `订单号${20231123}${digits(draw, 10)}`,
  'order number like a mobile': (draw) => `订单编号：138${digits(draw, 8)}`,
  'tracking number': (draw) => `快递单号SF1${digits(draw, 12)}`,
  'tracking number of digits': (draw) => `快递单号：${7 + draw(3)}${digits(draw, 12)}`,
  'epoch in milliseconds': (draw) => `17${digits(draw, 11)}`,
  'epoch in seconds': (draw) => `17${digits(draw, 8)}`,
  'time in one piece': () => '20231123204827',
  'date and time': () => '2023-11-23 20:48:27',
  version: (draw) => `v${draw(9)}.${draw(20)}.${draw(99)}`,
  'version of four': (draw) => `版本号${draw(9)}.${draw(20)}.${draw(99)}.${draw(99)}`,
  md5: (draw) => Array.from({ length: 32 }, () => pick(draw, '0123456789abcdef')).join(''),
  sha1: (draw) => Array.from({ length: 40 }, () => pick(draw, '0123456789abcdef')).join(''),
  uuid: (draw) =>
    [8, 4, 4, 4, 12]
      .map((n) => Array.from({ length: n }, () => pick(draw, '0123456789abcdef')).join(''))
      .join('-'),
  ISBN: (draw) => `978-7-${digits(draw, 3)}-${digits(draw, 5)}-${draw(10)}`,
  EAN: (draw) => `条形码690${digits(draw, 10)}`,
  price: (draw) => `￥${1 + draw(9)}${digits(draw, 4)}.${digits(draw, 2)}`,
  'price in thousands': (draw) => `${1 + draw(9)},${digits(draw, 3)},${digits(draw, 3)}元`,
  scores: (draw) => Array.from({ length: 8 }, () => 60 + draw(40)).join(' '),
  'scores in a list': (draw) => Array.from({ length: 8 }, () => 60 + draw(40)).join('、'),
  'a sequence': () => '1、3、5、7、9、11、13、15',
  'a sequence with commas': () => '1, 3, 5, 7, 9, 11, 13, 15, 17',
  'a sequence with spaces': () => '1 3 5 7 9 11 13 15',
  'long decimal': (draw) => `3.1415926535${digits(draw, 12)}`,
  decimal: (draw) => `13${draw(10)}.${digits(draw, 8)}`,
  coordinates: (draw) => `116.${digits(draw, 6)},39.${digits(draw, 6)}`,
  'stock code': (draw) => `600${digits(draw, 3)}.SH`,
  telephones: (draw) =>
    pick(draw, ['iPhone 15 Pro Max', '华为Mate60Pro', '小米14Ultra', '新P60PRO', 'SM-G9980']),
  'height and weight': (draw) => `身高1${50 + draw(40)}cm体重${45 + draw(40)}kg`,
  formula: () => '(138+256)×400÷8-1024=18676',
  equation: () => '12345679×81=999999999',
  years: () => '1998-2003-2008-2013',
  phone: () => '一二三四五六七八九十',
  percent: (draw) => `${digits(draw, 2)}.${digits(draw, 8)}%`,
  'serial number': (draw) => `序列号C02${digits(draw, 5)}XYZ${digits(draw, 2)}`,
  matrix: () => '[[1 2 3] [4 5 6] [7 8 9] [1 0 0]]',
}

describe('forms of Chinese identifiers', () => {
  it.runIf(isWhole)(
    '`anonymize()` finds at least 98 in 100 of them, and takes exactly their characters',
    async () => {
      const draw = drawsOf(20)
      const cases: { cell: string; text: string; wanted: string }[] = []
      for (const [name, { entity, make, key, word = '', forms }] of Object.entries(kinds))
        for (const [form, write] of Object.entries(forms))
          for (const [carrier, carry] of Object.entries(carriers)) {
            const value = write(make(draw), draw)
            const parts = { key, word: word === '' ? '' : `${word}${pick(draw, ['', '：', ':', ' '])}` }
            cases.push({
              cell: `${name} / ${form} / ${carrier}`,
              text: carry(value, parts),
              wanted: carry(`<${entity}>`, parts),
            })
          }
      const after = await anonymized(
        cases.map(({ text }) => text),
        { entities: ['identifiers'] },
      )
      const missed = cases.filter(({ wanted }, i) => after[i] !== wanted)
      const report = missed.map(
        ({ cell, text }) => `${cell}: ${text} -> ${after[cases.findIndex((c) => c.text === text)]}`,
      )
      expect(cases.length).toBeGreaterThan(1500)
      expect(1 - missed.length / cases.length, report.join('\n')).toBeGreaterThanOrEqual(0.98)
    },
  )

  it('`anonymize()` finds nothing in numbers of other things', async () => {
    const draw = drawsOf(21)
    const texts: string[] = []
    for (const make of Object.values(negatives))
      for (const carry of Object.values(carriers))
        for (let i = 0; i < 4; i++) texts.push(carry(make(draw), { key: 'value', word: '' }))
    const after = await anonymized(texts, { entities: ['identifiers'] })
    expect(after.filter((text, i) => text !== texts[i])).toEqual([])
  })
})
