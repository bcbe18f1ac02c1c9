/**
 * Builds `datasets/models/chinese-synonyms.bin` from Chinese Open WordNet, and the table of homophones of common characters
 * in the code. The same files give the same bytes.
 *
 *     node dist/bench/synonyms/chinese.js TAB PINYIN_FOLDER
 *
 * TAB is `wn-data-cmn.tab` of Chinese Open WordNet; PINYIN_FOLDER is a folder in which the package pinyin-pro 3.29 (MIT) is
 * installed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { packageRoot } from '../../src/base/package-root.js'
import {
  costOf,
  findWord,
  kindOf,
  openWords,
  wordHash,
  wordKinds,
} from '../../transforms/anonymize/recognizers/chinese-text/word-tables.js'
import { encodeChineseSynonyms } from '../../transforms/augment/lexicon/chinese-synonyms.js'

/** The greatest costs (minus logarithms of shares, in twelfths) of a word that has synonyms, and of one that is put in its place. */
const rarestWord = 165
const rarestSynonym = 150
/** The least share of the senses of a word that a synonym has, too, and the other way. */
const sharedSenses = 1 / 3
const sharedBack = 0.3
const mostSynonyms = 4
const commonCharacters = 1900

const words = openWords(readFileSync(join(packageRoot(), 'datasets', 'models', 'chinese-words.bin')))
const [tab, pinyinFolder] = process.argv.slice(2)

const entries = synonymEntries(sensesByWord(readFileSync(tab, 'utf8')))
const table = encodeChineseSynonyms(entries)
writeFileSync(join(packageRoot(), 'datasets', 'models', 'chinese-synonyms.bin'), table)
console.log(`${entries.length} words in ${table.length} bytes`)

const groups = homophones()
writeFileSync(
  join(packageRoot(), 'transforms', 'augment', 'operations', 'chinese', 'homophones.data.ts'),
  homophoneCode(groups),
)
console.log(`${groups.length} groups of homophones`)

/** The synsets of each word. */
function sensesByWord(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const senses = new Map<string, Set<string>>()
  for (const line of text.split('\n')) {
    const [synset, kind, word] = line.split('\t')
    if (kind !== 'cmn:lemma' || !/^[\u4e00-\u9fff]{2,4}$/.test(word)) continue
    const found = senses.get(word) ?? new Set()
    senses.set(word, found.add(synset))
  }
  return senses
}

function synonymEntries(senses: ReadonlyMap<string, ReadonlySet<string>>): [string, string[]][] {
  const bySense = new Map<string, string[]>()
  for (const [word, own] of senses)
    for (const synset of own) bySense.set(synset, [...(bySense.get(synset) ?? []), word])
  const entries: [string, string[]][] = []
  for (const [word, own] of senses) {
    const slot = ordinarySlot(word, rarestWord)
    if (slot === undefined) continue
    const shared = new Map<string, number>()
    for (const synset of own)
      for (const other of bySense.get(synset)!)
        if (other !== word) shared.set(other, (shared.get(other) ?? 0) + 1)
    const synonyms = [...shared]
      .filter(([other, count]) => {
        const otherSlot = ordinarySlot(other, rarestSynonym)
        return (
          otherSlot !== undefined &&
          partOf(otherSlot) === partOf(slot) &&
          count / own.size >= sharedSenses &&
          count / senses.get(other)!.size >= sharedBack
        )
      })
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, mostSynonyms)
      .map(([other]) => other)
    if (synonyms.length > 0) entries.push([word, synonyms])
  }
  return entries.sort((a, b) => (a[0] < b[0] ? -1 : 1))
}

/** Where a word stands in the table of words, if it is an ordinary one that texts use so often. */
function ordinarySlot(word: string, rarest: number): number | undefined {
  const slot = findWord(words, wordHash(word))
  if (slot === 0 || costOf(slot) > rarest) return undefined
  return partOf(slot) === undefined ? undefined : slot
}

/** The part of speech of an ordinary word. */
function partOf(slot: number): number | undefined {
  const kind = kindOf(slot)
  if (kind === wordKinds.role) return wordKinds.noun
  if (kind === wordKinds.deed) return wordKinds.verb
  return kind === wordKinds.noun || kind === wordKinds.verb || kind === wordKinds.quality ? kind : undefined
}

/** Common characters that are read alike, tone and all, the commonest first. */
function homophones(): string[] {
  const { pinyin } = createRequire(join(resolve(pinyinFolder), 'package.json'))('pinyin-pro') as {
    pinyin(text: string, options: { toneType: 'num' }): string
  }
  const common = firstLevel()
    .sort((a, b) => words.word[a] - words.word[b] || a - b)
    .slice(0, commonCharacters)
  const groups = new Map<string, string>()
  for (const code of common) {
    const character = String.fromCharCode(code)
    const sound = pinyin(character, { toneType: 'num' })
    groups.set(sound, (groups.get(sound) ?? '') + character)
  }
  return [...groups.values()].filter((group) => group.length > 1).sort()
}

/** The 3,755 characters of the first level of GB 2312, which are those in everyday use. */
function firstLevel(): number[] {
  const decoder = new TextDecoder('gbk')
  const codes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++)
      codes.push(decoder.decode(Uint8Array.of(row, cell)).charCodeAt(0))
  return codes
}

function homophoneCode(groups: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const group of groups) {
    if (line.length + group.length > 90) {
      lines.push(line)
      line = ''
    }
    line += `${group} `
  }
  lines.push(line)
  const code = lines.map((text) => `  '${text}'`).join(' +\n')
  return `/**
 * The ${commonCharacters} commonest characters by how they are read, with their tone: groups of those that are read alike, the commonest first.
 * Built by \`bench/synonyms/chinese.ts\`, with the readings of pinyin-pro (MIT).
 */
export const homophoneGroups =
${code}
`
}
