import { Buffer } from 'node:buffer'
import { characterRanges } from '../scripts.data.js'
import { punctuationSigns, sentenceEnds } from './punctuation.data.js'

/** What a character is, as bits: a letter, a digit or number, a mark of a letter, a sign, space, an end of a sentence, of a script without spaces. */
export const letter = 1
export const number = 2
export const mark = 4
export const sign = 8
export const space = 16
export const sentenceEnd = 32
export const unspaced = 64
/** A small letter, or one of a script that knows no large ones; and a large one, likewise. */
export const lowerCase = 128
export const upperCase = 256
/** A sign that is stripped from the sides of a chunk. */
export const edge = 512

const patterns: readonly (readonly [RegExp, number])[] = [
  [/\p{L}/u, letter],
  [/\p{N}/u, number],
  [/\p{M}/u, mark],
  [/[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/, space],
  [/[\p{Ll}\p{Lo}]/u, lowerCase],
  [/[\p{Lu}\p{Lo}]/u, upperCase],
  [
    /[§%=—–…,:;!?¿؟¡()[\]{}<>_#*&。？！，、；：～·।،۔؛٪'"”“`‘´’‚„»«「」『』（）〔〕【】《》〈〉⟦⟧$£€¥฿₽\p{So}\u20a0-\u20bf]/u,
    edge,
  ],
]

const unspacedScripts: ReadonlySet<string> = new Set(['Thai', 'Hiragana', 'Katakana', 'Han'])

/** The classes of every code point of the basic plane. */
export function characterClasses(): Uint16Array {
  const classes = new Uint16Array(0x10000)
  // Runs of characters of a class are found many times faster than each is asked for.
  const all = basicPlane()
  for (const [{ source }, bit] of patterns)
    for (const { 0: run, index } of all.matchAll(new RegExp(`${source}+`, 'gu')))
      for (let code = index; code < index + run.length; code++) classes[code] |= bit
  for (const [name, ...bounds] of characterRanges)
    if (unspacedScripts.has(name))
      for (let i = 0; i < bounds.length; i += 2)
        for (let code = bounds[i]; code <= bounds[i + 1]; code++) classes[code] |= unspaced
  for (const character of punctuationSigns) classes[character.charCodeAt(0)] |= sign
  for (let code = 0; code < 160; code++)
    if ((code < 32 || code > 126) && code !== 9 && code !== 10) classes[code] |= sign
  for (const digits of sentenceEnds.split(' ')) {
    const code = Number.parseInt(digits, 16)
    if (code < 0x10000) classes[code] |= sign | sentenceEnd
  }
  return classes
}

/** Every character of the basic plane at its place; halves of others, which are of no class, are NUL. */
function basicPlane(): string {
  const units = Uint16Array.from({ length: 0x10000 }, (_, code) => ((code & 0xf800) === 0xd800 ? 0 : code))
  return Buffer.from(units.buffer).toString('utf16le')
}

/** The classes of a code point beyond the basic plane. */
export function classesBeyond(code: number): number {
  const ends = sentenceEnds.includes(code.toString(16)) ? sign | sentenceEnd : 0
  return classOf(String.fromCodePoint(code)) | ends | (code >= 0x20000 && code < 0x3fffe ? unspaced : 0)
}

function classOf(character: string): number {
  let found = 0
  for (const [pattern, bit] of patterns) if (pattern.test(character)) found |= bit
  return found
}
