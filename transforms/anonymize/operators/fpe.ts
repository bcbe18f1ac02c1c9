import { derivedKey, loadPermutations, type Permutation } from '../crypto/ciphers.js'
import { type NumberForm, readForm } from '../entities/definition/number-form.js'
import { definitionOf, type Entity, type LookUp } from '../entities/entities.js'

/**
 * Format-preserving encryption: a number becomes another of the same length, with the same separators, and
 * can be had back with the key. FF1 of NIST SP 800-38G over the numerals of a form; where their radices
 * differ, over their rank among all values of the form, with cycle walking (Black and Rogaway, "Ciphers with
 * Arbitrary Finite Domains", 2002). The entity is the tweak.
 */
export interface NumberCipher {
  /** Another value of the same form; `undefined` where there is no form or it has under a million values. */
  encipher(entity: Entity, value: string): string | undefined
  /** The value that {@link encipher} made another of; `undefined` where it can have made none. */
  decipher(entity: Entity, value: string): string | undefined
}

/** The least number of values that a form may have (SP 800-38G Rev. 1, radix ** minlen). */
const minDomain = 1_000_000n
const maxRadix = 65_536n

type Direction = 'encrypt' | 'decrypt'

/** Opens the cipher for a secret. */
export async function openNumberCipher(
  secret: Uint8Array,
  lookUp: LookUp = definitionOf,
): Promise<NumberCipher> {
  const open = await loadPermutations(derivedKey(secret, 'fpe FF1', 32))
  const opened = new Map<string, Permutation>()
  const permutation = (radix: number, tweak: string): Permutation => {
    const name = `${radix} ${tweak}`
    const known = opened.get(name) ?? open(radix, tweak)
    opened.set(name, known)
    return known
  }

  const turn = (entity: Entity, value: string, direction: Direction): string | undefined => {
    const { fpe } = lookUp(entity)
    const form = fpe === 'none' ? undefined : readForm(value, fpe)
    if (form === undefined || domainOf(form) < minDomain) return undefined
    const { numerals, radices } = form
    if (radices.every((radix) => radix === radices[0]))
      return form.write(permutation(radices[0], entity)[direction]([...numerals]))
    const { radix, length } = wrapping(domainOf(form))
    const inner = permutation(radix, entity)
    let rank = rankOf(form)
    do rank = joined(inner[direction](parted(rank, { radix, length })), radix)
    while (rank >= domainOf(form))
    return form.write(unranked(rank, radices))
  }

  return {
    encipher: (entity, value) => turn(entity, value, 'encrypt'),
    decipher: (entity, value) => turn(entity, value, 'decrypt'),
  }
}

function domainOf({ radices }: NumberForm): bigint {
  return radices.reduce((product, radix) => product * BigInt(radix), 1n)
}

function rankOf({ numerals, radices }: NumberForm): bigint {
  return numerals.reduce((rank, numeral, i) => rank * BigInt(radices[i]) + BigInt(numeral), 0n)
}

function unranked(rank: bigint, radices: readonly number[]): number[] {
  const numerals: number[] = []
  let rest = rank
  for (const radix of radices.toReversed()) {
    numerals.unshift(Number(rest % BigInt(radix)))
    rest /= BigInt(radix)
  }
  return numerals
}

/** The radix and length of strings just enough to hold a domain, so that few walks leave it. */
function wrapping(domain: bigint): { radix: number; length: number } {
  for (let length = 6; ; length += 2) {
    let radix = BigInt(Math.floor(Number(domain) ** (1 / length)))
    while (radix ** BigInt(length) < domain) radix++
    if (radix <= maxRadix) return { radix: Number(radix), length }
  }
}

function parted(rank: bigint, { radix, length }: { radix: number; length: number }): number[] {
  return unranked(rank, new Array<number>(length).fill(radix))
}

function joined(numerals: readonly number[], radix: number): bigint {
  return numerals.reduce((rank, numeral) => rank * BigInt(radix) + BigInt(numeral), 0n)
}
