import type { gateBits } from '../../src/core/gate.js'

/**
 * The kinds of personal data that are found. Names are those of Presidio where it has one
 * (https://microsoft.github.io/presidio/supported_entities/).
 */
export const entityNames = [
  'EMAIL_ADDRESS',
  'URL',
  'IP_ADDRESS',
  'CN_RESIDENT_ID',
  'CREDIT_CARD',
  'IBAN_CODE',
  'US_SSN',
  'CN_MOBILE',
  'PHONE_NUMBER',
  'PERSON',
] as const

export type Entity = (typeof entityNames)[number]

/** A stretch of a text, `text.slice(start, end)`, that stands for an entity. */
export interface Span {
  entity: Entity
  start: number
  end: number
  /** A check digit, a complete syntax or a numbering plan speaks for it, not its outer form alone. */
  validated: boolean
}

/** Takes what a recognizer finds. */
export type Found = (start: number, end: number, validated: boolean) => void

/** Finds one kind of entity in a folded text, in time linear in its length. */
export interface Recognizer {
  entity: Entity
  /** Runs only on texts whose gate mask holds this bit. */
  gate: (typeof gateBits)[keyof typeof gateBits]
  find(text: string, found: Found): void
}
