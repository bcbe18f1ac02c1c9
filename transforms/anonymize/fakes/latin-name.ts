import { pick } from '../entities/definition/draw.js'
import type { KnownPeople } from '../entities/definition/fake-context.js'
import { initial, isFixedWord, title } from '../entities/made-up/name-affixes.js'
import type { OpenDraws } from './draws.js'
import { isFamilyOnly, type NamePools } from './name-pools.js'
import type { NameWords } from './name-words.js'
import { ending, genderOfTitles, nameWord, turned } from './people.js'

/** What a fake of a name in words is made of. */
export interface LatinParts {
  pools: NamePools
  words: NameWords
  drawsOf: OpenDraws
  /** Those of the record who are named in full. */
  people: () => KnownPeople
}

/** A fake of a name in words: titles, suffixes and particles stay, each other word becomes one of its kind. */
export function latinName(
  value: string,
  { pools, words: made, drawsOf, people }: LatinParts,
): string | undefined {
  const words = [...value.matchAll(nameWord)].map(([text]) => text)
  const names = words.filter((text) => !isFixedWord(text))
  if (names.length === 0) return undefined
  const titled = genderOfTitles(words)
  // Who is named in the record is of one gender with a title and without.
  const genderOf = (name: string) => (people().roleOf(name) === undefined ? titled : people().genderOf(name))
  const isTurned = turned.test(value) && names.length > 1
  const last = isTurned ? 0 : names.length - 1
  const isFamily = (at: number, name: string): boolean => {
    if (names.length > 1) return at === last
    const role = people().roleOf(name)
    if (role !== undefined) return role === 'family'
    return words.length > 1 ? title.test(words[0]) : isFamilyOnly(pools.poolOf(name), name)
  }
  let at = -1
  return value.replace(nameWord, (text) => {
    if (isFixedWord(text)) return text
    at++
    if (initial.test(text)) return fakeInitial(text, { words: made, drawsOf })
    const [, name = text, tail = ''] = ending.exec(text) ?? []
    return (isFamily(at, name) ? made.family(name, genderOf(name)) : made.given(name, genderOf(name))) + tail
  })
}

function fakeInitial(text: string, { words, drawsOf }: Pick<LatinParts, 'words' | 'drawsOf'>): string {
  const drawn = words.letterOf(text) ?? pick(drawsOf('letter', text), [...'ABCDEFGHJKLMN'])
  return drawn + text.slice(1)
}
