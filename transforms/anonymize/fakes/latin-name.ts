import { pick } from '../entities/definition/draw.js'
import type { Gender } from '../entities/definition/fake-context.js'
import { femaleTitle, initial, isFixedWord, maleTitle, title } from '../entities/made-up/name-affixes.js'
import type { OpenDraws } from './draws.js'
import { isFamilyOnly, type NamePools } from './name-pools.js'
import type { NameWords } from './name-words.js'

const word = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*\.?/gu

/** What a fake of a name in words is made of. */
export interface LatinParts {
  pools: NamePools
  words: NameWords
  drawsOf: OpenDraws
}

/** A fake of a name in words: titles, suffixes and particles stay, each other word becomes one of its kind. */
export function latinName(value: string, { pools, words: made, drawsOf }: LatinParts): string | undefined {
  const words = [...value.matchAll(word)].map(([text]) => text)
  const names = words.filter((text) => !isFixedWord(text))
  if (names.length === 0) return undefined
  const gender = genderOfTitles(words)
  const isTurned = /^[^,\s]+(?: [^,\s]+)?, /.test(value) && names.length > 1
  const last = isTurned ? 0 : names.length - 1
  const isFamily = (at: number, name: string): boolean => {
    if (names.length > 1) return at === last
    return words.length > 1 ? title.test(words[0]) : isFamilyOnly(pools.poolOf(name), name)
  }
  let at = -1
  return value.replace(word, (text) => {
    if (isFixedWord(text)) return text
    at++
    if (initial.test(text)) return fakeInitial(text, { words: made, drawsOf })
    const [, name = text, tail = ''] = ending.exec(text) ?? []
    return (isFamily(at, name) ? made.family(name, gender) : made.given(name, gender)) + tail
  })
}

/** A stop, or the s of a genitive, is no part of a name. */
const ending = /^(.+?)((?:['’]s)?\.?)$/u

function genderOfTitles(words: readonly string[]): Gender | undefined {
  if (words.some((text) => femaleTitle.test(text))) return 'female'
  return words.some((text) => maleTitle.test(text)) ? 'male' : undefined
}

function fakeInitial(text: string, { words, drawsOf }: Pick<LatinParts, 'words' | 'drawsOf'>): string {
  const drawn = words.letterOf(text) ?? pick(drawsOf('letter', text), [...'ABCDEFGHJKLMN'])
  return drawn + text.slice(1)
}
