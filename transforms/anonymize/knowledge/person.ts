import type { Span } from '../detect/recognizer.js'

/** Why names of persons stay, as `--explain` says it. */
export const stayReasons = {
  listed: 'public figure',
  written: 'public figure: an encyclopedia has an article on somebody of this name',
  shown: 'public figure: a work, an office or the dates of a life beside it',
  recalled: 'public figure: named in full elsewhere in the text',
  among: 'public figure: among others',
  enumerated: 'public: in a list of names most of which are',
  history: 'public figure: the text tells of history or of other public people, and of nothing private',
  published: 'public: the passage describes the world or reports news, and holds nothing private',
  fiction: 'fiction: the text speaks of a story and its characters',
  foreign: 'a foreign name in Chinese characters, with nothing private in the text',
  example: 'a name for anybody in examples',
  exercise: 'a name in an exercise',
  page: 'a page that names nobody',
  place: 'the address of a public place',
  alone: 'a name alone, with nothing private in the text',
  elsewhere: 'public, by the other texts of the record or other places of the text',
}

/** Where a name stands in a text. */
export interface Place {
  text: string
  start: number
  end: number
}

/** What is read of a name. */
export interface PersonName {
  /** Its words as keys, without titles; one for a Chinese name. */
  words: string[]
  /** Whether it says who: a given and a family name, or as much. */
  isFull: boolean
  /** Whether the table knows a full name as that of a public person, or a single word as one. */
  isListed: boolean
  /** What an encyclopedia says of the full name, which others may share. */
  written?: 'known' | 'other' | undefined
  /** Whether lists know its first word as a given name. */
  isCommon: boolean
  /** Whether it stands for anybody in examples: "John Doe". */
  isExample: boolean
  /** Whether it is a foreign name in Chinese characters, in full: 约翰·洛克. */
  isTransliterated: boolean
  /** Whether its text tells of the lives of private people, where even a name alone is somebody. */
  isLived?: boolean
}

/** One name of a text, and what is decided of it. */
export interface Person extends PersonName {
  span: Span
  /** Why it stays; `undefined` for one that is taken. */
  reason?: string | undefined
}

const han = /\p{Script=Han}/u

/** Whether a name alone is a part of one of these: "Jordan" of "Michael Jordan", 莎士比亚 of 威廉·莎士比亚. */
export function isPart(word: string, names: ReadonlySet<string>): boolean {
  if (names.has(word)) return true
  if (!han.test(word)) return false
  for (const name of names) if (name.length > word.length && name.includes(word)) return true
  return false
}
