import type { Draws } from '../../../src/transform/random.js'
import { compactOf } from '../entities/definition/characters.js'
import { findReserved } from '../entities/definition/reserved-code.js'
import type { Entity, EntityDefinition } from '../entities/entities.js'
import type { Identifier } from '../identifiers/identifier.js'

/**
 * Fakes of the many identifiers that look like a code. In order: a range that is never issued, where one is
 * known; a number of the same form whose check digits are wrong or that breaks a rule of its issuer; else,
 * where an issuer gives out every number of the form, a number that begins with zeros. Only of the last kind
 * could one, with bad luck, be somebody's. `undefined` where a value has no letter or digit to draw another for.
 */
export type FakeCode = (definition: EntityDefinition, value: string, draws: Draws) => string | undefined

type Check = (compact: string) => boolean

const maxTries = 300

/** `identifiers` bring the rules, beside the check of a definition, by which a code is known to be wrong. */
export function openFakeCodes(identifiers: readonly Identifier[]): FakeCode {
  const rules = new Map<Entity, Check[]>()
  for (const { entity, pattern, check } of identifiers) {
    const issued: Check = (compact) => pattern.test(compact) && (check?.(compact) ?? true)
    rules.set(entity, [...(rules.get(entity) ?? []), issued])
  }
  const isIssued = ({ name, check }: EntityDefinition, compact: string): boolean =>
    check?.(compact) === true || rules.get(name)?.some((rule) => rule(compact)) === true
  return (definition, value, draws) => {
    if (compactOf(value) === '') return undefined
    const reserved = findReserved(definition.reserved, value)
    if (reserved !== undefined) return drawn(value, { draws, head: reserved.head })
    const hasRules = definition.check !== undefined || rules.has(definition.name)
    for (let tries = 0; hasRules && tries < maxTries; tries++) {
      const candidate = drawn(value, { draws, head: '' })
      if (candidate !== value && !isIssued(definition, compactOf(candidate).toUpperCase())) return candidate
    }
    return drawn(value, { draws, head: /^\d/.test(compactOf(value)) ? '00' : '' })
  }
}

const codeCharacter = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]/g

/** Digits for digits and letters for letters, in their case, behind a head; all else stays. */
function drawn(value: string, { draws, head }: { draws: Draws; head: string }): string {
  let at = 0
  return value.replace(codeCharacter, (character) => {
    const wanted = head[at++] ?? '?'
    if (wanted === '#') return String(draws.below(10))
    if (wanted !== '?') return wanted
    if (/\p{N}/u.test(character)) return String(draws.below(10))
    const letter = String.fromCharCode(65 + draws.below(26))
    return /\p{Lu}/u.test(character) ? letter : letter.toLowerCase()
  })
}
