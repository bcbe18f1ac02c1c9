import { nearestNames, PrepError } from '../../src/base/errors.js'
import { orList } from '../../src/base/or-list.js'
import type { Draws } from '../../src/transform/random.js'
import { pick } from '../anonymize/entities/definition/draw.js'
import type { Entity } from '../anonymize/entities/entities.js'
import type { Language } from './languages.js'
import type { Persona } from './placeholders/persona.js'
import { placeholderNames, placeholders } from './placeholders.js'

/** A placeholder in a text. */
export interface Slot {
  /** Which persona of the row, from 1. */
  persona: number
  entity: Entity | undefined
  /** `draws` belong to the row and go on from slot to slot; facts of a persona need none. */
  value(persona: Persona, draws: Draws): string
}

/** A text of a template: what stands as it is, and what is filled in. */
export type CompiledText = readonly (string | Slot)[]

const opening = /\\\{\{|\{\{/g
const inside = /^\s*(?:(\d{1,3})\.)?([A-Za-z_][\w-]*)((?:\.[A-Za-z]\w*)*)\s*(?::([^{}]*))?$/

/**
 * Parts the text of a field at its placeholders: `{{name}}`, `{{2.name}}`, `{{number:1-6}}`, `{{one_of:red|green}}`,
 * `{{faker.commerce.productName}}`; a backslash before the braces lets them stand. Throws `bad_option` with the place, counted
 * in characters from 1, of what is none, and with the names that may be meant.
 */
export function compileText(
  text: string,
  { language, field }: { language: Language; field: string },
): CompiledText {
  const pieces: (string | Slot)[] = []
  let plain = ''
  let from = 0
  for (const { 0: found, index } of text.matchAll(opening)) {
    if (index < from) continue
    plain += text.slice(from, index)
    from = index + found.length
    if (found.startsWith('\\')) {
      plain += found.slice(1)
      continue
    }
    const end = text.indexOf('}}', from)
    const place = `at character ${Array.from(text.slice(0, index)).length + 1} of "${field}"`
    if (end < 0)
      throw fault(`The braces ${place} are not closed. Close them with }}, or write \\{{ for braces`)
    if (plain !== '') pieces.push(plain)
    plain = ''
    pieces.push(slotOf(text.slice(from, end), { place, language }))
    from = end + 2
  }
  plain += text.slice(from)
  if (plain !== '') pieces.push(plain)
  return pieces
}

interface SlotPlace {
  place: string
  language: Language
}

function slotOf(content: string, { place, language }: SlotPlace): Slot {
  const [, number = '1', name, path = '', argument] = inside.exec(content) ?? []
  if (name === undefined)
    throw fault(
      `Placeholder {{${content}}} ${place} is malformed. Write {{name}}, {{2.name}} for a second person, or \\{{ for braces`,
    )
  const persona = Number(number)
  if (persona === 0)
    throw fault(`Placeholder {{${content}}} ${place} names person 0. People are counted from 1`)
  if (name === 'faker')
    return { persona, entity: undefined, value: fakerValue(path.slice(1), { place, language }) }
  if (path === '' && name === 'number')
    return { persona, entity: undefined, value: numberValue(argument, place) }
  if (path === '' && name === 'one_of')
    return { persona, entity: undefined, value: choiceValue(argument, place) }
  const known =
    path === '' && argument === undefined && Object.hasOwn(placeholders, name)
      ? placeholders[name]
      : undefined
  if (known === undefined)
    throw fault(`Placeholder {{${content}}} ${place} is unknown. ${suggestion(name + path)}`)
  const { locale } = language.pool
  if (
    known.locales?.includes(locale) === false ||
    (known.needs !== undefined && language.pool[known.needs].length === 0)
  )
    throw fault(
      `Placeholder {{${name}}} ${place} has nothing in the language "${locale}". Leave it out, or take a language that has it, such as en or zh`,
    )
  const { entity } = known
  return {
    persona,
    entity: typeof entity === 'function' ? entity(locale) : entity,
    value: (somebody) => somebody.fact(`= ${name}`, (draws) => known.value(somebody, draws)),
  }
}

function suggestion(name: string): string {
  const near = nearestNames(name, placeholderNames).slice(0, 3)
  if (near.length === 0) return `Known: ${placeholderNames.join(', ')}`
  return `Did you mean ${orList(near.map((one) => `{{${one}}}`))}?`
}

function numberValue(argument: string | undefined, place: string): Slot['value'] {
  const [, low, high] = /^\s*(-?\d{1,15})\s*-\s*(-?\d{1,15})\s*$/.exec(argument ?? '') ?? []
  if (low === undefined || Number(high) < Number(low))
    throw fault(`Placeholder {{number}} ${place} has no range. Write {{number:1-100}}, the least first`)
  const count = Number(high) - Number(low) + 1
  return (_, draws) =>
    String(Number(low) + Math.min(count - 1, Math.floor(((draws.uint32() + draws.unit()) / 2 ** 32) * count)))
}

function choiceValue(argument: string | undefined, place: string): Slot['value'] {
  const words = argument?.split('|').map((word) => word.trim()) ?? []
  if (words.length < 2 || words.includes(''))
    throw fault(`Placeholder {{one_of}} ${place} has no choice. Write {{one_of:red|green|blue}}`)
  return (_, draws) => pick(draws, words)
}

function fakerValue(path: string, { place, language: { methods, pool } }: SlotPlace): Slot['value'] {
  if (methods === undefined) throw new Error('The methods of faker are not loaded')
  if (!methods.answers(path)) {
    const near = nearestNames(path, methods.names()).slice(0, 3)
    throw fault(
      `Placeholder {{faker.${path}}} ${place} is no method of faker that answers a text without being told more. ` +
        (near.length === 0
          ? 'See fakerjs.dev/api for those that there are'
          : `Did you mean ${orList(near.map((one) => `{{faker.${one}}}`))}?`),
    )
  }
  return (_, draws) => methods.call(path, draws) ?? pool.locale
}

function fault(message: string): PrepError {
  return new PrepError('bad_option', message)
}
