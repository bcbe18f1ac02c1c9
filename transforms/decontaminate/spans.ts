import { normalizeAt } from '../../src/text/text-levels.js'
import { type GramShape, partsOf } from './grams.js'
import type { TextRuns } from './matcher.js'

/** A part of a text, in UTF-16 units: from `start` up to, and without, `end`. */
export interface TextSpan {
  start: number
  end: number
}

/** Where the words and the characters of a text stand, in their order. */
interface PlacedTokens {
  words: TextSpan[]
  characters: TextSpan[]
}

/** A character with its marks; at the level of digits, a number is one of them. */
const units = {
  loose: /\P{M}\p{M}*|\p{M}+/gsu,
  digits: /\p{Nd}+(?:[.,،٫⎖⎗⎘]\p{Nd}+)?|\P{M}\p{M}*|\p{M}+/gsu,
} as const

/**
 * Where the tokens of a text stand, of which `tokensOf` knows only what they are: the text is brought to its level one
 * character after the other, and what each becomes is traced back.
 */
export function placedTokens(text: string, level: GramShape['level']): PlacedTokens {
  let plain = ''
  const from: number[] = []
  const to: number[] = []
  for (const { 0: unit, index } of text.matchAll(units[level])) {
    const found = normalizeAt[level](unit)
    const part = found === '' && !/^\p{Mn}+$/u.test(unit) ? ' ' : found
    plain += part
    for (let i = 0; i < part.length; i++) {
      from.push(index)
      to.push(index + unit.length)
    }
  }
  const placed: PlacedTokens = { words: [], characters: [] }
  for (const { 0: word, index } of plain.matchAll(/\S+/g))
    for (const { text: part, at, isSpaced } of partsOf(word)) {
      const start = index + at
      const span = { start: from[start], end: to[start + part.length - 1] }
      ;(isSpaced ? placed.words : placed.characters).push(span)
    }
  return placed
}

/** The parts of a text that runs stand in, in their order; those that touch or overlap are one. */
export function spansOf(text: string, runs: readonly TextRuns[], level: GramShape['level']): TextSpan[] {
  const { words, characters } = placedTokens(text, level)
  const spans = runs.flatMap((run) =>
    (['words', 'characters'] as const).flatMap((kind) =>
      run[kind].map(({ from, to }) => {
        const tokens = kind === 'words' ? words : characters
        // A text whose tokens cannot be traced is a span as a whole.
        return tokens.length < to
          ? { start: 0, end: text.length }
          : { start: tokens[from].start, end: tokens[to - 1].end }
      }),
    ),
  )
  return united(spans)
}

/** Spans in their order, of which none touches another. */
export function united(spans: readonly TextSpan[]): TextSpan[] {
  const result: TextSpan[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last === undefined || start > last.end) result.push({ start, end })
    else last.end = Math.max(last.end, end)
  }
  return result
}
