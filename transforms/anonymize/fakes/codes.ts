import type { Draws } from '../../../src/transform/random.js'
import { passesHkId, passesTaiwanId, passesUscc } from '../check-digits/chinese.js'
import type { Entity } from '../entities/entities.js'
import type { Identifier } from '../identifiers/identifier.js'
import { type ReservedCode, reservedCodes } from './reserved-codes.data.js'

/**
 * Fakes of the many identifiers that look like a code. In order: a range that is never issued, where one is
 * known; a number of the same form whose check digits are wrong or that breaks a rule of its issuer; else,
 * where an issuer gives out every number of the form, a number that begins with zeros. Only of the last kind
 * could one, with bad luck, be somebody's. `undefined` where a value has no letter or digit to draw another for.
 */
export type FakeCode = (entity: Entity, value: string, draws: Draws) => string | undefined

type Check = (compact: string) => boolean

const maxTries = 300

/** `identifiers` bring the rules by which a code is told to be wrong. */
export function openFakeCodes(identifiers: readonly Identifier[]): FakeCode {
  const checks = new Map<Entity, Check[]>([
    ['HK_ID', [passesHkId]],
    ['TW_ID', [passesTaiwanId]],
    ['CN_USCC', [passesUscc]],
  ])
  for (const { entity, pattern, check } of identifiers) {
    const issued: Check = (compact) => pattern.test(compact) && (check?.(compact) ?? true)
    checks.set(entity, [...(checks.get(entity) ?? []), issued])
  }
  return (entity, value, draws) => {
    if (compactOf(value) === '') return undefined
    const reserved = reservedFor(entity, value)
    if (reserved !== undefined) return drawn(value, { draws, head: reserved.head })
    const issued = checks.get(entity) ?? []
    for (let tries = 0; issued.length > 0 && tries < maxTries; tries++) {
      const candidate = drawn(value, { draws, head: '' })
      const compact = compactOf(candidate).toUpperCase()
      if (candidate !== value && !issued.some((check) => check(compact))) return candidate
    }
    return drawn(value, { draws, head: /^\d/.test(compactOf(value)) ? '00' : '' })
  }
}

/** Whether a code is of a range that is never issued. */
export function isReservedCode(entity: Entity, value: string): boolean {
  const reserved = reservedFor(entity, value)
  if (reserved === undefined) return false
  const compact = compactOf(value).toUpperCase()
  return Array.from(reserved.head).every((wanted, i) => {
    if (wanted === '?') return true
    return wanted === '#' ? /\d/.test(compact[i]) : compact[i] === wanted
  })
}

function reservedFor(entity: Entity, value: string): ReservedCode | undefined {
  if (!Object.hasOwn(reservedCodes, entity)) return undefined
  const { length } = compactOf(value)
  return reservedCodes[entity].find(
    ({ head, lengths }) => length > head.length && (lengths?.includes(length) ?? true),
  )
}

const codeCharacter = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]/g

function compactOf(value: string): string {
  return value.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '')
}

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
