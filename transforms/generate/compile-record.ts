import { quoteName } from '../../src/arrow/path.js'
import { Draws } from '../../src/transform/random.js'
import { type CompiledText, compileText } from './compile-text.js'
import type { Language } from './languages.js'
import { Persona } from './placeholders/persona.js'

/** Where a value that was filled in stands. */
export interface Span {
  /** The path of its text, such as `messages[0].content`. */
  field: string
  type: string
  /** Where it begins, in Unicode characters. */
  start: number
  /** Where the text behind it begins. */
  end: number
  text: string
}

/** A row that was made. */
export interface FilledRow {
  row: Record<string, unknown>
  spans: Span[]
}

/** The fields of a template, ready to be filled. */
export interface CompiledRecord {
  fill(draws: Draws): FilledRow
}

interface Filling {
  draws: Draws
  personaOf(number: number): Persona
  spans: Span[]
}

type Fill = (filling: Filling) => unknown

/** Compiles the texts in the fields of a template; all other values stand in every row. Throws `bad_option`, naming the field, `above` before it. */
export function compileRecord(
  fields: Readonly<Record<string, unknown>>,
  { language, above = '' }: { language: Language; above?: string },
): CompiledRecord {
  const fill = compileValue(fields, '')
  return {
    fill(draws) {
      const people: Persona[] = []
      const seeds = { low: draws.uint32(), high: draws.uint32() }
      const spans: Span[] = []
      const personaOf = (number: number) =>
        (people[number] ??= new Persona(language, personaDraws(seeds, number)))
      return { row: fill({ draws, personaOf, spans }) as Record<string, unknown>, spans }
    },
  }

  function compileValue(value: unknown, path: string): Fill {
    if (typeof value === 'string') return compileLeaf(value, path)
    if (Array.isArray(value)) {
      const items = value.map((item, i) => compileValue(item, `${path}[${i}]`))
      return (filling) => items.map((item) => item(filling))
    }
    if (typeof value !== 'object' || value === null) return () => value
    const entries = Object.entries(value).map(
      ([name, inner]) =>
        [name, compileValue(inner, `${path === '' ? '' : `${path}.`}${quoteName(name)}`)] as const,
    )
    return (filling) => Object.fromEntries(entries.map(([name, inner]) => [name, inner(filling)]))
  }

  function compileLeaf(text: string, field: string): Fill {
    const pieces = compileText(text, { language, field: above + field })
    if (pieces.every((piece) => typeof piece === 'string')) return () => pieces.join('')
    return (filling) => fillText({ pieces, field }, filling)
  }
}

function personaDraws({ low, high }: { low: number; high: number }, number: number): Draws {
  return new Draws(low ^ Math.imul(number, 0x9e3779b9), (high + number) | 0)
}

function fillText(
  { pieces, field }: { pieces: CompiledText; field: string },
  { draws, personaOf, spans }: Filling,
): string {
  let text = ''
  let length = 0
  for (const piece of pieces) {
    const added = typeof piece === 'string' ? piece : piece.value(personaOf(piece.persona), draws)
    const end = length + charactersIn(added)
    if (typeof piece !== 'string' && piece.entity !== undefined && added !== '')
      spans.push({ field, type: piece.entity, start: length, end, text: added })
    text += added
    length = end
  }
  return text
}

/** Unicode characters, which Python counts; only emoji and rare characters make them differ from UTF-16 units. */
function charactersIn(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).length : text.length
}
