/**
 * What each character becomes before matching, by UTF-16 unit: facts of the Unicode Character Database
 * (compatibility decompositions of U+FF01 to U+FF5E, decimal digit values, general categories Cf, Pd, Zs and
 * Mn) and, for letters that look alike, the pairs anybody sees in print; written for this project.
 */

/** Stays as it is. */
export const stays = 0
/** Taken out: zero-width marks, bidirectional controls, the soft hyphen. */
export const dropped = 1
/** Taken out, as a part of the character before it: variation selectors, the keycap. */
export const attached = 2
/** Taken out right after a digit: marks that strike through or dot what stands before them. */
export const combining = 3
/** The first half of a character beyond the Basic Multilingual Plane that may be folded. */
export const surrogate = 4
/** A digit only inside a long run of its like: Chinese numerals, digits in circles, superscripts. */
export const numeral = 5
/** An ASCII letter only inside a word with others: Cyrillic and Greek letters that look like one. */
export const lookalike = 6
/** A Cyrillic or Greek letter that looks like none. */
export const foreign = 7
/** The full-width colon, folded between ASCII characters alone: Chinese prose is full of it. */
export const wideColon = 8
/** A value from here on is the character that takes the place of this one. */
export const firstReplacement = 32

/** Zeros of the decimal digits that are folded wherever they stand: Arabic, Devanagari to Malayalam, Thai, Lao. */
const zeros = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xff10,
]

/** By UTF-16 unit: one of the classes above, or the character that takes its place. */
export const foldTable: Uint16Array = buildFoldTable()

/** The digit that a `numeral` stands for, and the ASCII letter of a `lookalike`. */
export const secondTable: ReadonlyMap<number, number> = buildSecondTable()

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  const put = (characters: string, value: number) => {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = value
  }
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0
  // Chinese prose is full of these; nothing personal is written with them.
  put('，！？；～', stays)
  put('：', wideColon)
  put('\u00a0\u202f\u205f\u3000', 0x20)
  for (let code = 0x2000; code <= 0x200a; code++) table[code] = 0x20
  for (let code = 0x2010; code <= 0x2015; code++) table[code] = 0x2d
  put('\u2043\u2212\ufe58\ufe63', 0x2d)
  put('・‧•∙⋅･', 0xb7)
  put('“”„‟″', 0x22)
  put('‘’‚‛′', 0x27)
  put('⁄∕', 0x2f)
  put('﹒․', 0x2e)
  for (const zero of zeros) for (let i = 0; i < 10; i++) table[zero + i] = 0x30 + i
  put('\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\ufeff', dropped)
  for (const [from, to] of [
    [0x202a, 0x202e],
    [0x2060, 0x206f],
  ])
    table.fill(dropped, from, to + 1)
  table.fill(attached, 0xfe00, 0xfe10)
  table[0x20e3] = attached
  table.fill(combining, 0x300, 0x34f)
  table.fill(combining, 0x350, 0x370)
  table[0xd835] = surrogate
  table[0xdb40] = surrogate
  table.fill(foreign, 0x370, 0x530)
  for (const [character] of numerals()) table[character.charCodeAt(0)] = numeral
  for (const [character] of lookalikes()) table[character.charCodeAt(0)] = lookalike
  return table
}

function buildSecondTable(): Map<number, number> {
  const second = new Map<number, number>()
  for (const [character, plain] of [...numerals(), ...lookalikes()])
    second.set(character.charCodeAt(0), plain.charCodeAt(0))
  return second
}

/** Pairs of a numeral and its digit. 两 counts things and is no digit. */
function numerals(): [string, string][] {
  const rows: [string, number][] = [
    ['零一二三四五六七八九', 0],
    ['〇壹贰叁肆伍陆柒捌玖', 0],
    ['○壹貳參肆伍陸柒捌玖', 0],
    ['①②③④⑤⑥⑦⑧⑨', 1],
    ['⓪❶❷❸❹❺❻❼❽❾', 0],
    ['⓿➀➁➂➃➄➅➆➇➈', 0],
    ['➊➋➌➍➎➏➐➑➒', 1],
    ['⓵⓶⓷⓸⓹⓺⓻⓼⓽', 1],
    ['⑴⑵⑶⑷⑸⑹⑺⑻⑼', 1],
    ['⒈⒉⒊⒋⒌⒍⒎⒏⒐', 1],
    ['⁰¹²³⁴⁵⁶⁷⁸⁹', 0],
    ['₀₁₂₃₄₅₆₇₈₉', 0],
    ['幺', 1],
  ]
  return rows.flatMap(([row, first]) =>
    [...row].map((character, i): [string, string] => [character, String(first + i)]),
  )
}

/** Pairs of a Cyrillic or Greek letter and the ASCII letter that looks the same. */
function lookalikes(): [string, string][] {
  const rows: [string, string][] = [
    ['АВСЕНІЈКМОРЅТХУҮԌԚԜ', 'ABCEHIJKMOPSTXYYGQW'],
    ['асеһіјорѕухԁԛԝѵӏ', 'acehijopsyxdqwvl'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['ονϲ', 'ovc'],
  ]
  return rows.flatMap(([row, plains]) =>
    [...row].map((character, i): [string, string] => [character, plains[i]]),
  )
}
