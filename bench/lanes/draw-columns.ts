import { Bool, Field, Float64, Int64, List, Schema, Struct, Utf8 } from '../../src/arrow/arrow.js'
import type { Draws } from '../../src/transform/random.js'
import { chineseCharacters, codeLines, englishWords } from '../corpus-words.data.js'

/** What a column holds. */
export type Kind = 'text' | 'whole' | 'number' | 'truth' | 'texts' | 'turns'

/** Columns of a file, by name. */
export type Columns = readonly { name: string; kind: Kind }[]

const turn = [new Field('role', new Utf8(), true), new Field('content', new Utf8(), true)]
const types = {
  text: () => new Utf8(),
  whole: () => new Int64(),
  number: () => new Float64(),
  truth: () => new Bool(),
  texts: () => new List(new Field('item', new Utf8(), true)),
  turns: () => new List(new Field('item', new Struct(turn), true)),
}

/** One to eight columns of these kinds. */
export function drawColumns(draws: Draws, kinds: readonly Kind[]): Columns {
  return Array.from({ length: 1 + draws.below(8) }, (_, i) => ({ name: `c${i}`, kind: pick(draws, kinds) }))
}

export function schemaOf(columns: Columns): Schema {
  return new Schema(columns.map(({ name, kind }) => new Field(name, types[kind](), true)))
}

export function pick<T>(draws: Draws, values: readonly T[]): T {
  return values[draws.below(values.length)]
}

/** English, Chinese, code or what lies at the edges, of a length that is mostly short. */
export function drawText(draws: Draws): string {
  const length = draws.below(12) * (draws.chance(0.02) ? 40 : 1)
  const roll = draws.unit()
  if (roll < 0.5) return Array.from({ length }, () => pick(draws, englishWords)).join(' ')
  if (roll < 0.75) return Array.from({ length }, () => pick(draws, chineseCharacters)).join('')
  if (roll < 0.9) return Array.from({ length: length >> 2 }, () => pick(draws, codeLines)).join('\n')
  return pick(draws, edges)
}

const edges = [
  '',
  ' ',
  '"',
  '""',
  '\\',
  '\\"',
  '\t',
  '\n',
  '\r\n',
  ',',
  '\u0000',
  '\u007f',
  '\u00e9',
  '\u{1f600}',
  '\u2028',
  '{}',
  '[1]',
  'null',
]

/** A whole number as digits, mostly small. */
export function drawWhole(draws: Draws): string {
  if (draws.chance(0.03))
    return pick(draws, [
      '0',
      '-0',
      '9007199254740993',
      '9223372036854775807',
      '-9223372036854775808',
      '123456789012345678',
    ])
  return String(draws.below(draws.chance(0.5) ? 100 : 1e9) * (draws.chance(0.2) ? -1 : 1))
}

/** A number with a fraction or an exponent. */
export function drawNumber(draws: Draws): string {
  if (draws.chance(0.1))
    return pick(draws, [
      '1e3',
      '-0.0',
      '1E-5',
      '0.1234567890123456789',
      '1e308',
      '4.9e-324',
      '2.2250738585072014e-308',
      '123456789.125',
    ])
  return String(draws.below(1e7) / pick(draws, [10, 100, 1000, 7]))
}
