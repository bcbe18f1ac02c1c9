import type { Entity } from '../entities/entities.js'
import { readDate } from './dates.js'
import { type Operator, placeholderOf } from './operator.js'
import { restrictedZips } from './restricted-zips.data.js'

/** How coarse a value becomes. */
export interface GeneralizeOptions {
  /** Ages are reported in bands of so many years. */
  ageBand: number
  /** From this age on there is one band, such as 90+. */
  ageTop: number
  /** Digits of a postal code that stay. */
  zipDigits: number
}

/**
 * A coarser value instead of an exact one: an age becomes a band (30-39), a postal code its first digits, a
 * date its year, an address of the internet its network. A value that is not understood becomes its
 * placeholder.
 */
export function openGeneralize(options: GeneralizeOptions): Operator {
  return (entity, value) => generalized(entity, value, options) ?? placeholderOf(entity)
}

/** Whether `generalize` knows what to do with an entity, or only names it. */
export function canGeneralize(entity: Entity): boolean {
  return ['AGE', 'ZIP_CODE', 'DATE_OF_BIRTH', 'DATE_TIME', 'IP_ADDRESS'].includes(entity)
}

function generalized(entity: Entity, value: string, options: GeneralizeOptions): string | undefined {
  switch (entity) {
    case 'AGE':
      return ageBand(value, options)
    case 'ZIP_CODE':
      return zipPrefix(value, options.zipDigits)
    case 'DATE_OF_BIRTH':
    case 'DATE_TIME':
      return yearOf(value)
    case 'IP_ADDRESS':
      return network(value)
    default:
      return undefined
  }
}

/** 34 becomes 30-39, and words around the number go: "34 years old" and 34岁 name the same band. */
function ageBand(value: string, { ageBand: band, ageTop }: GeneralizeOptions): string | undefined {
  const numbers = value.match(/\d{1,3}/g)
  if (numbers === null || numbers.length > 1) return undefined
  const age = Number(numbers[0])
  if (age >= ageTop) return `${ageTop}+`
  const from = age - (age % band)
  return `${from}-${Math.min(from + band, ageTop) - 1}`
}

/**
 * 45 CFR 164.514(b)(2)(i)(B): three digits may stay where the area they share has more than 20,000 people,
 * 000 stands for all others.
 */
function zipPrefix(value: string, kept: number): string | undefined {
  const digits = value.replace(/\D/g, '')
  if (digits.length < 5 || /[A-Za-z]/.test(value)) return undefined
  const isUs = digits.length === 5 || digits.length === 9
  if (isUs && kept >= 3 && restrictedZips.includes(digits.slice(0, 3))) return '000'
  return digits.slice(0, kept)
}

function yearOf(value: string): string | undefined {
  const date = readDate(value)
  if (date !== undefined) return String(date.year)
  const years = value.match(/(?<!\d)(?:1[89]|20)\d{2}(?!\d)/g) ?? []
  return years.length === 1 ? years[0] : undefined
}

/** The first 24 bits of an IPv4 address, the first 48 of an IPv6 one (RFC 4632 and 4291 write them so). */
function network(value: string): string | undefined {
  const v4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(value)
  if (v4 !== null) return `${v4[1]}.0/24`
  const v6 = /^([0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}):/i.exec(value)
  return v6 === null ? undefined : `${v6[1]}::/48`
}
