import { readFileSync } from 'node:fs'
import { wordKinds } from '../../transforms/anonymize/recognizers/chinese-text/word-tables.js'

/** A word of jieba's dictionary: how often it was seen, and its part of speech (`nr` is a name of a person). */
export interface JiebaWord {
  text: string
  count: number
  tag: string
}

/** What CC-CEDICT says of a word. */
export interface CedictWord {
  text: string
  /** Some reading of it is written small: it is an ordinary word. */
  isCommon: boolean
  /** Some reading of it is a name of a person: with years of birth and death, or marked as a name. */
  isPerson: boolean
  isPlace: boolean
}

const han = /^\p{Script=Han}+$/u
const entry = /^\S+ (\S+) \[(.*?)\] \/(.*)\/$/
const personText =
  /\((?:c\. ?)?\d{3,4}(?: BC)?-(?:\d{2,4}|)[^)]*\)|\(name\)|\(surname\)|(?:given|personal|first) name/
const placeText =
  /\b(?:city|cities|county|district|province|country|capital|town|township|village|region|republic|kingdom|state|island|islands|river|lake|mountain|mount|sea|ocean|desert|prefecture|municipality|peninsula|strait|gulf|bay|continent|port|place name|suburb|airport|valley|canton|commune)\b/i

export function readJieba(path: string, longest: number): JiebaWord[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([text, count, tag]): JiebaWord => ({ text, count: Number(count), tag }))
    .filter(({ text }) => text.length <= longest && han.test(text))
}

/** The words of CC-CEDICT of two characters or more, simplified. */
export function readCedict(path: string, longest: number): Map<string, CedictWord> {
  const found = new Map<string, CedictWord>()
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    const match = entry.exec(line)
    if (match === null) continue
    const [, text, reading, meaning] = match
    if (text.length < 2 || text.length > longest || !han.test(text)) continue
    const word = found.get(text) ?? { text, isCommon: false, isPerson: false, isPlace: false }
    const isProper = reading[0] !== reading[0].toLowerCase()
    const isPerson = isProper && personText.test(meaning)
    if (!isProper && !meaning.startsWith('surname ')) word.isCommon = true
    if (isPerson) word.isPerson = true
    if (isProper && !isPerson && placeText.test(meaning)) word.isPlace = true
    found.set(text, word)
  }
  return found
}

const kindOfTag: Readonly<Record<string, number>> = {
  n: wordKinds.noun,
  v: wordKinds.verb,
  a: wordKinds.quality,
  d: wordKinds.quality,
  z: wordKinds.quality,
  b: wordKinds.quality,
  m: wordKinds.count,
  q: wordKinds.count,
  t: wordKinds.count,
  i: wordKinds.idiom,
  l: wordKinds.idiom,
  ns: wordKinds.place,
  nt: wordKinds.named,
  nz: wordKinds.named,
}

/** The kind of word that a part of speech stands for. */
export function kindOfJieba(tag: string): number {
  return kindOfTag[tag] ?? kindOfTag[tag[0]] ?? wordKinds.grammar
}
