import type { PersonName, Place } from './person.js'
import { regnal, titles } from './person-words.data.js'
import type { LookUpPerson } from './tables/listed-people.js'
import { wordsOf } from './tables/name-key.js'
import { type LookUpName, nameFacts } from './tables/name-table.js'

/** Stand between two names that were taken for one. */
const separators = /["“”;:&|()/\n]|, | and /

/** How far the rest of a name is looked for, in UTF-16 units. */
const nearby = 32
const wordsBefore = /(?:\p{Lu}[\p{L}'’]*\.? ){1,2}$/u
const wordsBehind = /^(?: \p{Lu}[\p{L}'’]*){1,2}/u
const generation = /^(?:jr|sr)$/

/** The words of a name as keys, without titles before them; and those that begin with a capital. */
interface Words {
  all: string[]
  /** All of them where none does. */
  capitalised: string[]
}

/** Reads names in letters that have case. */
export function openLatinReader(
  lookUp: LookUpName,
  lookUpPerson: LookUpPerson,
): (name: string, place: Place) => PersonName {
  return (name, place) => {
    const names = name
      .split(separators)
      .map(readWords)
      .filter(({ capitalised }) => capitalised.length > 0)
    return {
      words: names.flatMap(({ capitalised }) => capitalised),
      isFull: names.some(({ all, capitalised }) => capitalised.length > 1 && isFullName(all, capitalised)),
      isListed: names.length > 0 && (names.every(isKnown) || isPartOfKnown(place)),
      written: readWritten(names, lookUpPerson),
      isCommon: names.some(({ capitalised }) => hasFact(capitalised[0], nameFacts.given)),
      isExample: names.length > 0 && names.every(({ all }) => hasFact(all.join(' '), nameFacts.example)),
      isTransliterated: false,
    }
  }

  /** Whether words are written as names are; those in small letters are a name where the first one is. */
  function isFullName(all: readonly string[], capitalised: readonly string[]): boolean {
    return all !== capitalised || hasFact(all[0], nameFacts.given)
  }

  /** Of two names that stand together one may be a name alone: "Romeo and Juliet". */
  function isKnown({ all, capitalised }: Words, _: number, names: readonly Words[]): boolean {
    const words = (all.length > capitalised.length ? capitalised : all).filter(
      (word) => !generation.test(word),
    )
    if (words.length === 1)
      return hasFact(words[0], nameFacts.alone) || (names.length > 1 && hasFact(words[0], nameFacts.given))
    if (regnal.test(words[words.length - 1])) return true
    const parts = [all, words]
    // "John Ronald Reuel Tolkien" and "Robert J. Oppenheimer" stand with fewer words in the table.
    if (words.length > 2) parts.push([words[0], words[words.length - 1]], words.slice(1), words.slice(0, -1))
    return parts.some((part) => part.length > 1 && hasFact(part.join(' '), nameFacts.whole))
  }

  /** "Luther King" of "Martin Luther King": with up to two capitalised words before or behind it. */
  function isPartOfKnown({ text, start, end }: Place): boolean {
    const before = wordsBefore.exec(text.slice(Math.max(0, start - nearby), start))
    const behind = wordsBehind.exec(text.slice(end, end + nearby))
    const from = before === null ? start : start - before[0].length
    const to = behind === null ? end : end + behind[0].length
    if (from === start && to === end) return false
    return [text.slice(from, end), text.slice(start, to), text.slice(from, to)].some((whole) => {
      const words = wordsOf(whole).filter((word) => !generation.test(word))
      return words.length > 1 && hasFact(words.join(' '), nameFacts.whole)
    })
  }

  function hasFact(key: string, fact: number): boolean {
    return (lookUp(key) & fact) !== 0
  }
}

/** Of several names the least known one decides. */
function readWritten(names: readonly Words[], lookUpPerson: LookUpPerson): PersonName['written'] {
  const found = names.map(
    ({ all, capitalised }) => lookUpPerson(all.join(' ')) ?? lookUpPerson(capitalised.join(' ')),
  )
  if (found.length === 0 || found.includes(undefined)) return undefined
  return found.includes('other') ? 'other' : 'known'
}

function readWords(name: string): Words {
  const written = name.split(/[\s.]+/).filter((word) => /\p{L}/u.test(word))
  const first = written.findIndex(
    (word, i) => i === written.length - 1 || !titles.test(wordsOf(word).join('')),
  )
  const words = written.slice(Math.max(0, first))
  const all = words.flatMap(wordsOf)
  const capitalised = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).flatMap(wordsOf)
  return { all, capitalised: capitalised.length === 0 ? all : capitalised }
}
