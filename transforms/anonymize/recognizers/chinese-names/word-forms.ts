import { isMainHan } from '../../../../src/text/letters.js'
import { soundTable } from '../chinese-text/foreign-names.js'
import {
  costOf,
  emptyHash,
  findWord,
  hashStep,
  kindOf,
  never,
  type Words,
  wordKinds,
} from '../chinese-text/word-tables.js'

/** A range of a text, `[start, end)`. */
export interface Place {
  start: number
  end: number
}

/** What ranges of simplified text are: words of the dictionary, or characters used for their sound. */
export interface WordForms {
  /** A word of everyday language: no name of a person, a place or a thing. */
  isOrdinary(text: string, from: number, to: number): boolean
  isKnownPerson(text: string, from: number, to: number): boolean
  isPlace(text: string, from: number, to: number): boolean
  /** A company, a work, a product. */
  isNamed(text: string, from: number, to: number): boolean
  /** The longest word that holds all of a range and more. */
  wordAround(text: string, place: Place): Place | undefined
  /** Whether an everyday word begins before a range and ends in it. */
  cutsWord(text: string, place: Place): boolean
  /** How many characters of a range are used for their sound in foreign names. */
  countSounds(text: string, place: Place): number
  /** Whether such characters, ones that hardly stand alone, go on before or behind a range. */
  soundsGoOn(text: string, place: Place): boolean
  /** Whether such a character stands right before a range and ends no everyday word: 丝 before 狄蒙娜. */
  isMidSound(text: string, place: Place): boolean
}

const longestAround = 6
const longestCut = 3
/** What a character costs that hardly stands alone, in twelfths. */
const rareCost = 112

export function openWordForms(words: Words): WordForms {
  const sounds = soundTable()
  const loose = soundTable('汤丝隆琴密戴宁南翁豪霜柏瑞婷芙狄黛')
  const slotAt = (text: string, from: number, to: number) => {
    if (from < 0 || to > text.length) return 0
    let hash = emptyHash
    for (let i = from; i < to; i++) hash = hashStep(hash, text.charCodeAt(i))
    return findWord(words, hash)
  }
  const isOrdinary: WordForms['isOrdinary'] = (text, from, to) => isEveryday(slotAt(text, from, to))
  const isRareSound = (code: number) => sounds[code] === 1 && words.word[code] >= rareCost
  return {
    isOrdinary,
    isKnownPerson: (text, from, to) => isPerson(slotAt(text, from, to)),
    isPlace: (text, from, to) => kindOf(slotAt(text, from, to)) === wordKinds.place,
    isNamed: (text, from, to) => kindOf(slotAt(text, from, to)) === wordKinds.named,
    wordAround(text, { start, end }) {
      for (let from = start; from > end - longestAround && from >= 0; from--) {
        if (!isMainHan(text.charCodeAt(from))) break
        for (let to = from + longestAround; to >= end && to - from > end - start; to--)
          if (isHan(text, end, to) && slotAt(text, from, to) !== 0) return { start: from, end: to }
      }
      return undefined
    },
    cutsWord(text, { start, end }) {
      for (let from = start - 1; from > start - longestCut && isMainHan(text.charCodeAt(from)); from--)
        for (let to = start + 1; to < end && to - from <= longestCut; to++)
          if (isOrdinary(text, from, to)) return true
      return false
    },
    countSounds(text, { start, end }) {
      let count = 0
      for (let i = start; i < end; i++) if (sounds[text.charCodeAt(i)] === 1) count++
      return count
    },
    isMidSound(text, { start, end }) {
      for (let i = start - 1; i < end; i++) if (loose[text.charCodeAt(i)] !== 1) return false
      const isHanBefore = isMainHan(text.charCodeAt(start - 2))
      return isHanBefore && !isOrdinary(text, start - 2, start) && !isOrdinary(text, start - 3, start)
    },
    soundsGoOn: (text, { start, end }) =>
      (isRareSound(text.charCodeAt(start - 1)) && slotAt(text, start - 2, start) === 0) ||
      (isRareSound(text.charCodeAt(end)) && slotAt(text, end, end + 2) === 0),
  }
}

function isHan(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isMainHan(text.charCodeAt(i))) return false
  return true
}

function isEveryday(slot: number): boolean {
  const kind = kindOf(slot)
  return slot !== 0 && costOf(slot) !== never && kind >= wordKinds.noun && kind <= wordKinds.idiom
}

function isPerson(slot: number): boolean {
  const kind = kindOf(slot)
  return kind === wordKinds.person || kind === wordKinds.foreignPerson
}
