import type { DrawFake } from './fake-context.js'
import { type FormReader, plainForm } from './number-form.js'
import type { ReservedCode } from './reserved-code.js'

/** The name of an entity, such as `EMAIL_ADDRESS`. Recognizers that a user declares may bring names of their own. */
export type Entity = string

/** The groups that entities are listed under, in the order of every listing. */
export const listedGroups = ['contact', 'finance', 'secrets', 'government', 'names', 'context'] as const

/** A group that entities are listed under. */
export type ListedGroup = (typeof listedGroups)[number]

/** How coarse a value becomes. */
export interface GeneralizeOptions {
  /** Ages are reported in bands of so many years. */
  ageBand: number
  /** From this age on there is one band, such as 90+. */
  ageTop: number
  /** Digits of a postal code that stay. */
  zipDigits: number
}

/** Everything that is known of one kind of personal data, but for how it is found. */
export interface EntityDefinition {
  readonly name: Entity
  readonly group: ListedGroup
  /** What it is, in English. */
  readonly about: string
  /** The countries that give it out, by their codes in ISO 3166-1; none where it belongs to no country. */
  readonly countries: readonly string[]
  /**
   * One spelling for each value, so that all spellings share a fake, a tag and a number. It is given the value
   * with full-width forms and look-alikes folded; `as-written` takes every spelling for a value of its own.
   */
  readonly canonical: 'as-written' | ((folded: string) => string)
  /**
   * How a fake is drawn. `code`: other letters and digits in the place of those of the value, in a range of
   * `reserved` or with wrong check digits. `shift`: not drawn, moved with the dates of its record.
   */
  readonly fake: 'code' | 'shift' | DrawFake
  /** The fuller one of the values of a record of which a value is a part, whose fake stands for both; the value where none is. */
  readonly wholeOf: ((value: string, values: readonly string[]) => string) | undefined
  /** Of the values of a record the one that surely stands for the same as this one: they share a number. */
  readonly sameAs: ((value: string, values: readonly string[]) => string) | undefined
  /** Ranges that are never issued, which fakes by `code` come from where one has the length of the value. */
  readonly reserved: readonly ReservedCode[]
  /** Whether the check characters of the bare value, in upper case, are right; fakes by `code` fail it. */
  readonly check: ((compact: string) => boolean) | undefined
  /**
   * Whether a value is of the range that every fake of this entity comes from. Where there is this test, any
   * other value that an output holds is the input's own.
   */
  readonly isFake: ((value: string) => boolean) | undefined
  /** The same of what is written here alone, where others use the range as well; `undefined` where they do not. */
  readonly isOwnFake: ((value: string) => boolean) | undefined
  /**
   * How a fake stands in a text, where that is told from all that is anybody's: global patterns. In their matches
   * nothing is looked for once fakes are written, so that no part of a fake is taken for a value.
   */
  readonly fakeForms: readonly RegExp[]
  /** What of a value is enciphered; `none` where it is no number of any form. */
  readonly fpe: 'none' | FormReader
  readonly mask: {
    /** Whether the last characters stay readable where the user does not say. */
    keepsLast: boolean
    /** Whether a mask shows neither how long a value is nor which signs are in it. */
    hidesForm?: boolean | undefined
    /** The last of these marks and what follows it is the domain, which a mask may show. */
    domainMark?: string | undefined
  }
  /** A coarser value; `undefined` for one that is not understood. */
  readonly generalize: ((value: string, options: GeneralizeOptions) => string | undefined) | undefined
  /**
   * Whether it belongs to one private person, and so does a name beside it: a phone number, an account. Pages, places
   * and dates are said of public people as well.
   */
  readonly isOfOnePerson: boolean
  /** Labels of common models that stand for it, in capitals without `_`, `-` and spaces. */
  readonly modelLabels: readonly string[]
  /** By which words a model is asked for it that takes labels as text; `undefined` where none is asked unless users say so. */
  readonly modelText: string | undefined
  /** Types of common gold data that stand for it beside its own name, in capitals with `_`. */
  readonly goldTypes: readonly string[]
  /** Types of such data that stand for another entity and for which it is as right. */
  readonly otherGoldTypes: readonly string[]
}

/** A definition as it is written: all but the first three may be left out. */
export type EntityDeclaration = Pick<EntityDefinition, 'name' | 'group' | 'about'> & {
  readonly [Key in keyof Omit<EntityDefinition, 'mask'>]?: EntityDefinition[Key]
} & { readonly mask?: Partial<EntityDefinition['mask']> }

type GroupDefaults = Pick<EntityDefinition, 'canonical' | 'fpe' | 'mask' | 'isOfOnePerson'>

const codes: GroupDefaults = {
  canonical: canonicalCode,
  fpe: plainForm,
  mask: { keepsLast: true },
  isOfOnePerson: true,
}
const words: GroupDefaults = {
  canonical: canonicalWords,
  fpe: 'none',
  mask: { keepsLast: false },
  isOfOnePerson: false,
}
const secrets: GroupDefaults = { ...words, canonical: 'as-written', isOfOnePerson: true }

const defaultsOfGroup: Readonly<Record<ListedGroup, GroupDefaults>> = {
  contact: codes,
  finance: codes,
  secrets,
  government: codes,
  names: words,
  context: words,
}

/**
 * Defines an entity, the one place where all but its recognizer is said. What is left out is that of its
 * group: contact, finance and government are codes of letters and digits; names and
 * context are words; of secrets nothing may be seen. A name that begins with two letters and `_`, such as
 * `US_SSN`, is given out by that country unless `countries` says otherwise.
 */
export function defineEntity(declared: EntityDeclaration): EntityDefinition {
  const { name, group } = declared
  const defaults = defaultsOfGroup[group]
  return Object.freeze({
    countries: /^[A-Z]{2}(?=_)/.exec(name)?.slice(0, 1) ?? [],
    fake: 'code' as const,
    wholeOf: undefined,
    sameAs: undefined,
    reserved: [],
    check: undefined,
    isFake: undefined,
    isOwnFake: undefined,
    fakeForms: [],
    generalize: undefined,
    modelLabels: [],
    modelText: undefined,
    goldTypes: [],
    otherGoldTypes: [],
    ...defaults,
    ...declared,
    mask: { ...defaults.mask, ...declared.mask },
  })
}

/** Letters and digits alone, in upper case: separators and case do not count. */
export function canonicalCode(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
}

/** Lower case, single spaces. */
export function canonicalWords(folded: string): string {
  return folded.trim().toLowerCase().replace(/\s+/g, ' ')
}
