import { isMainHan } from '../../../../src/text/letters.js'
import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer, Report, Scan } from '../../detect/recognizer.js'
import {
  addressed,
  familyNames,
  givenCharacters,
  hiraganaNames,
  honorifics,
  labels,
} from './japanese.data.js'

/**
 * Japanese names: a family name, known or not, before an honorific or a title, after a label, or a known one before
 * characters of given names. Words are not cut: a name begins where a run of Chinese characters begins.
 */

const anyJapanese = /[\u3040-\u30ff]|様|殿|氏名|受取人|契約者|〒|社長|部長/
const longestFamily = 3
const longestGiven = 3
const scores = { honorific: 0.9, label: 0.85, said: 0.8, whole: 0.65, unknown: 0.6 } as const
const endsName =
  /^(?:$|[\s　、。，,.:：;；!！?？)）」』〕\]"'（(・]|[はがをのとにへでもや](?!\p{Script=Hiragana}{0}っ)|です|と申し|と言い|といい|から|まで|より|だ)/u
const saysName = /^(?:です|と申し|と言い|といい)/
const foreign = /[ァ-ヶー]{2,12}(?:[・＝][ァ-ヶー]{2,12}){1,3}(?=さん|氏|様|選手|監督|大統領|首相|教授|先生)/g

/** Names of persons in Japanese text. */
export const japaneseNames: Recognizer = {
  name: 'japanese_names',
  entities: ['PERSON'],
  bits: 0,
  rescans: true,
  sparesCode: 'words',
  find(scan, report) {
    const { text, languages } = scan
    if (languages?.hasOthers === false || !anyJapanese.test(text)) return
    for (const { 0: name, index } of allMatches(foreign, text))
      report(match(index, index + name.length, { score: scores.honorific, why: 'before an honorific' }))
    for (let i = 0; i < text.length; i++) {
      if (!startsRun(text, i)) continue
      const end = endOfName(scan, i, report)
      if (end > i) i = end - 1
    }
  },
}

function match(start: number, end: number, { score, why }: { score: number; why: string }) {
  return { start, end, score, why, validated: false }
}

function isHan(text: string, i: number): boolean {
  return i >= 0 && i < text.length && (isMainHan(text.charCodeAt(i)) || text[i] === '々')
}

/** The first of a run of Chinese characters, or a hiragana name behind no other hiragana but a particle. */
function startsRun(text: string, i: number): boolean {
  if (isHan(text, i)) return !isHan(text, i - 1)
  return (
    /[\u3041-\u3096]/.test(text[i]) && !/[\u3041-\u3096]/.test((text[i - 1] ?? '').replace(/[とやのは]/, ''))
  )
}

/** Reports the name that begins at `i`; answers where it ends, `i` where there is none. */
function endOfName(scan: Scan, i: number, report: Report): number {
  const { text } = scan
  const found = isHan(text, i) ? (familyName(text, i) ?? unknownName(text, i)) : hiraganaName(text, i)
  if (found === undefined) return i
  report(found)
  return found.end
}

function familyName(text: string, i: number) {
  const isLabelled = labels.test(text.slice(Math.max(0, i - 10), i))
  for (let size = longestFamily; size > 0; size--) {
    const family = text.slice(i, i + size)
    if (!familyNames.has(family)) continue
    const ends = endsOfGiven(text, i + size)
    for (const end of ends) {
      const after = text.slice(end, end + 6)
      const hasGiven = end > i + size
      if (honorificAt(after)) return match(i, end, { score: scores.honorific, why: 'before an honorific' })
      if (!endsName.test(after)) continue
      if (isLabelled) return match(i, end, { score: scores.label, why: 'label' })
      if (saysName.test(after) && (hasGiven || size > 1) && isIntroduced(text, i, hasGiven))
        return match(i, end, { score: scores.said, why: 'says the name' })
      if (hasGiven && size > 1 && isGiven(text.slice(i + size, end)))
        return match(i, end, { score: scores.whole, why: 'family and given name' })
    }
  }
  return undefined
}

/** "みらいの高橋です", "担当の吉田まで": a family name alone needs somebody who speaks. */
function isIntroduced(text: string, i: number, hasGiven: boolean): boolean {
  return hasGiven || /(?:の|は|、|。|^|\n)$/.test(text.slice(Math.max(0, i - 1), i))
}

/** Where a given name behind a family name may end, the longest first, and behind none. */
function endsOfGiven(text: string, from: number): number[] {
  const ends: number[] = []
  const start = /[ 　]/.test(text[from] ?? '') ? from + 1 : from
  let at = start
  while (at - start < longestGiven && isHan(text, at)) ends.unshift(++at)
  if (ends.length === 0)
    for (let size = 4; size > 1; size--)
      if (hiraganaNames.has(text.slice(start, start + size))) ends.unshift(start + size)
  return [...ends, from]
}

function isGiven(given: string): boolean {
  const plain = given.trim()
  return hiraganaNames.has(plain) || [...plain].every((character) => givenCharacters.has(character))
}

function honorificAt(after: string): boolean {
  return honorifics.some((honorific) => after.startsWith(honorific))
}

/** Two to four characters before さん, 様 or 氏 that are no word for somebody, or anything after a label. */
function unknownName(text: string, i: number) {
  // ご苦労様, お客様: what is honoured is a word.
  if (/[ごお御]/.test(text[i - 1] ?? '')) return undefined
  let end = i
  while (end - i < 6 && isHan(text, end)) end++
  for (let size = Math.min(5, end - i); size > 1; size--) {
    const after = text.slice(i + size, i + size + 3)
    const isBare = /^(?:さん|さま|くん|様|氏(?!名))/.test(after)
    const name = text.slice(i, i + size)
    if (isBare && size < 5 && !addressed.test(name))
      return match(i, i + size, { score: scores.unknown, why: 'before an honorific' })
  }
  return undefined
}

function hiraganaName(text: string, i: number) {
  for (let size = 5; size > 1; size--)
    if (
      hiraganaNames.has(text.slice(i, i + size)) &&
      /^(?:ちゃん|さん|くん)/.test(text.slice(i + size, i + size + 3))
    )
      return match(i, i + size, { score: scores.honorific, why: 'before an honorific' })
  return undefined
}
