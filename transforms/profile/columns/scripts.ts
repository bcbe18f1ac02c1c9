import { characterRanges } from './scripts.data.js'

/** What a character is, as bits of its class; the number of a letter's script stands above them. */
export const kind = {
  /** A letter or digit of a script that puts spaces between words. */
  wordy: 1,
  letter: 2,
  space: 4,
  /** A letter of a script without spaces between words. */
  unspaced: 8,
} as const

/** The scripts that are told apart; letters of all others are counted together. */
export const scriptNames = [
  'Latin',
  'Han',
  'Hiragana',
  'Katakana',
  'Thai',
  'Hangul',
  'Cyrillic',
  'Arabic',
  'Devanagari',
  'Greek',
  'Hebrew',
  'other',
] as const

export const scriptCount = scriptNames.length

export type ScriptName = (typeof scriptNames)[number]

const unspacedScripts: readonly string[] = ['Han', 'Hiragana', 'Katakana', 'Thai']

/** The class of every code point of the basic plane. */
export function codePointClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  for (const [name, ...bounds] of characterRanges) {
    const found = classOf(name)
    for (let i = 0; i < bounds.length; i += 2) classes.fill(found, bounds[i], bounds[i + 1] + 1)
  }
  return classes
}

function classOf(name: (typeof characterRanges)[number][0]): number {
  if (name === 'space') return kind.space
  if (name === 'digit') return kind.wordy
  if (name === 'none') return 0
  const script = scriptNames.indexOf(name) << 4
  return script | kind.letter | (unspacedScripts.includes(name) ? kind.unspaced : kind.wordy)
}

/** The class of a code point beyond the basic plane: the planes of Han characters, and letters of old scripts. */
export function classOfCodePoint(codePoint: number): number {
  if (codePoint >= 0x20000 && codePoint < 0x3fffe) return classOf('Han')
  if (codePoint < 0x1d000) return codePoint < 0x10000 ? 0 : classOf('other')
  return 0
}
