/**
 * Builds `datasets/models/chinese-words.bin`, by which names in Chinese text are told apart from words: costs of
 * words and of characters as parts of names, and traditional characters with their simplified forms.
 *
 *     node dist/bench/train-chinese/build-words.js JIEBA_DICT TS_CHARACTERS
 *
 * JIEBA_DICT is `jieba/dict.txt` of the Python package jieba 0.42.1 (MIT, Sun Junyi); TS_CHARACTERS is
 * `TSCharacters.txt` of OpenCC (Apache-2.0). Given names come from that dictionary and from lists of this
 * project. The file holds no word itself, only fingerprints.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { divisions } from '../../transforms/anonymize/recognizers/chinese-text/divisions.data.js'
import {
  packWords,
  type WordTables,
  wordHash,
} from '../../transforms/anonymize/recognizers/chinese-text/word-tables.js'
import { givenCharacters } from './given-names.data.js'
import { nameLogs } from './name-counts.js'
import { foreignCharacters, missingWords, trueNames, wordEndings } from './name-words.data.js'

interface Word {
  text: string
  count: number
  kind: string
}

const [dictionary, characters] = process.argv.slice(2)
const out = 'datasets/models/chinese-words.bin'
const slotBits = 17
/** What the names of divisions count at least. */
const divisionCount = 100
/** Words rarer than this, by length, are left out. */
const leastCount = [0, 1, 5, 10, 30]
const unit = 12

const words = readFileSync(dictionary, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .map(([text, count, kind]): Word => ({ text, count: Number(count), kind }))
  .filter(({ text }) => text.length <= 4 && /^\p{Script=Han}+$/u.test(text))
const total = words.reduce((sum, { count }) => sum + count, 0)

const known = new Set(trueNames.split(' '))
const surnames = nameLogs([]).surname
const isForeign = (text: string) => foreignCharacters.includes(text[1]) && foreignCharacters.includes(text[2])
const isName = ({ text, kind }: Word) =>
  known.has(text) ||
  (kind === 'nr' &&
    text.length === 3 &&
    surnames.has(text[0]) &&
    (givenCharacters.last.includes(text[2]) || !wordEndings.includes(text[2])) &&
    !isForeign(text))
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

const counts = new Map<string, number>()
for (const word of words) {
  if (isName(word)) continue
  const text = [...word.text].map((character) => simplified.get(character) ?? character).join('')
  counts.set(text, Math.max(counts.get(text) ?? 0, word.count))
}
for (const text of missingWords.split(' ')) counts.set(text, Math.max(counts.get(text) ?? 0, 600))

for (const lines of Object.values(divisions))
  for (const name of lines.join('').trim().split(' ')) {
    if (name.length > 4) continue
    counts.set(name, Math.max(counts.get(name) ?? 0, divisionCount))
    const short = name.replace(/[省市县区州]$/, '')
    if (short.length > 1) counts.set(short, Math.max(counts.get(short) ?? 0, divisionCount))
  }

const cost = (log: number | undefined) => (log === undefined ? 255 : Math.min(254, Math.round(-log * unit)))
const singles = new Map([...counts].filter(([text]) => text.length === 1))
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
    word: cost(Math.log((singles.get(character) ?? 0.5) / total)),
    surname: cost(logs.surname.get(character)),
    first: cost(logs.first.get(character)),
    last: cost(logs.last.get(character)),
    only: cost(logs.only.get(character)),
  })),
  words: [...counts]
    .filter(([text, count]) => text.length > 1 && count >= leastCount[text.length])
    .map(([text, count]) => ({ hash: wordHash(text), cost: cost(Math.log(count / total)) })),
  slotBits,
}
const packed = packWords(tables)
writeFileSync(out, packed)
process.stdout.write(
  `${out}: ${packed.length} bytes, ${tables.words.length} words, ${all.length} characters, ${names.length} names\n`,
)
