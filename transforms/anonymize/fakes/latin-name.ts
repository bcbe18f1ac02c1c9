import { pick } from '../entities/definition/draw.js'
import type { Gender } from '../entities/definition/fake-context.js'
import { isFamilyOnly, type NameLists } from './name-lists.js'

const title =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|lady|lord|rev|hon|capt|herr|frau|mme|mlle|sra?)\.?$/i
const femaleTitle = /^(?:mrs|ms|miss|madam|lady|frau|mme|mlle|sra)\.?$/i
const maleTitle = /^(?:mr|sir|lord|herr|sr)\.?$/i
const suffix = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq)\.?$/i
const particle =
  /^(?:van|von|de|da|di|del|della|der|den|la|le|las|los|bin|ibn|al|el|dos|das|du|zu|y|e|of|and)$/
const initial = /^\p{Lu}\.?$/u
const word = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*\.?/gu

/** A fake of a name in words: titles, suffixes and particles stay, each other word becomes one of its kind. */
export function latinName(value: string, lists: NameLists): string | undefined {
  const words = [...value.matchAll(word)].map(([text]) => text)
  const names = words.filter((text) => !isFixed(text))
  if (names.length === 0) return undefined
  const gender = genderOfTitles(words)
  const isTurned = /^[^,\s]+(?: [^,\s]+)?, /.test(value) && names.length > 1
  const last = isTurned ? 0 : names.length - 1
  const isFamily = (at: number): boolean => {
    if (names.length > 1) return at === last
    return words.length > 1 ? title.test(words[0]) : isFamilyOnly(lists.poolOf(names[0]), names[0])
  }
  let at = -1
  return value.replace(word, (text) => {
    if (isFixed(text)) return text
    at++
    if (initial.test(text)) return fakeInitial(text, lists)
    return isFamily(at) ? lists.family(text, gender) : lists.given(text, gender)
  })
}

function isFixed(text: string): boolean {
  return title.test(text) || suffix.test(text) || particle.test(text)
}

function genderOfTitles(words: readonly string[]): Gender | undefined {
  if (words.some((text) => femaleTitle.test(text))) return 'female'
  return words.some((text) => maleTitle.test(text)) ? 'male' : undefined
}

function fakeInitial(text: string, { poolOf, letter, drawsOf }: NameLists): string {
  const drawn = letter(poolOf(text), text) ?? pick(drawsOf('letter', text), [...'ABCDEFGHJKLMN'])
  return drawn + text.slice(1)
}
