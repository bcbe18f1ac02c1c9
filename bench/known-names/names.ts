import { chineseTitle } from '../../transforms/anonymize/entities/made-up/name-affixes.js'
import { nameKey } from '../../transforms/anonymize/knowledge/tables/name-key.js'
import { nameFacts } from '../../transforms/anonymize/knowledge/tables/name-table.js'

const han = /\p{Script=Han}/u
/** Longer names are titles and sentences, which no recognizer reports as one name. */
const mostWords = 6

/** Gathers what is known of names. */
export class Names {
  readonly facts = new Map<string, number>()
  /** Names and parts of names that people have: what is also one of these is no sure sign of a thing or a place. */
  readonly #ofPeople = new Set<string>()
  readonly #common = new Set<string>()

  /** Common given or family names. */
  takeCommon(name: string, fact: 'given' | 'family'): void {
    const key = nameKey(name)
    if (key === '') return
    this.#common.add(key)
    this.#ofPeople.add(key)
    this.#add(key, nameFacts[fact])
  }

  /** A rarer name that somebody has, given or family. */
  takeBorne(name: string): void {
    this.#ofPeople.add(nameKey(name))
  }

  /** A public person or a character, in full or by one word. */
  takePerson(name: string): void {
    const key = nameKey(name)
    if (key === '' || key.split(' ').length > mostWords) return
    if (han.test(key)) {
      if (key.length > 1) this.#add(key, nameFacts.whole)
    } else if (key.includes(' ')) this.#add(key, nameFacts.whole)
    else if (key.length > 2) {
      if (!this.#common.has(key)) this.#add(key, nameFacts.alone)
      this.#ofPeople.add(key)
    }
  }

  /** A surname in Chinese characters, or a foreign name that stands for nobody by itself. */
  takeChinese(name: string, fact: 'given' | 'family'): void {
    this.#add(nameKey(name), nameFacts[fact])
  }

  /**
   * A Chinese name of a list that does not say whose: without those as many people have, a surname with a given
   * name of one character or of those most often given, or with a title.
   */
  takeListed(name: string, given: ReadonlySet<string>): void {
    const key = nameKey(name)
    if (!han.test(key) || key.length < 2 || this.#has(key, nameFacts.given) || chineseTitle.test(key)) return
    const surname = this.#has(key.slice(0, 2), nameFacts.family)
      ? 2
      : this.#has(key[0], nameFacts.family)
        ? 1
        : 0
    const rest = key.slice(surname)
    if (surname > 0 && (given.has(rest) || rest.length < 2 || /^小|^(.)\1/.test(rest))) return
    this.#add(key, nameFacts.whole)
  }

  /** A name that stands for anybody in examples: John Doe, 张三. */
  takeExample(name: string): void {
    this.#add(nameKey(name), nameFacts.example)
  }

  /** How many names there are of each kind. */
  counts(): Record<string, number> {
    return Object.fromEntries(
      Object.entries(nameFacts).map(([name, fact]) => [
        name,
        [...this.facts.values()].filter((facts) => (facts & fact) !== 0).length,
      ]),
    )
  }

  #has(key: string, fact: number): boolean {
    return ((this.facts.get(key) ?? 0) & fact) !== 0
  }

  /** What is surely no person, whatever words it begins with: "moore's law". */
  takeSure(title: string): void {
    const key = nameKey(title)
    if (key.split(' ').length <= mostWords) this.#add(key, nameFacts.thing)
  }

  /** The title of something well known, a person or not. */
  takeTitle(title: string): void {
    const key = nameKey(title)
    const words = key.split(' ').length
    if (words > 1 && words <= mostWords && !han.test(key)) this.#add(key, nameFacts.whole)
  }

  /** A thing or a place, after all people: one that a person could be called is left out. */
  takeOther(name: string, fact: 'thing' | 'place'): void {
    const key = nameKey(name)
    const words = key.split(' ')
    if (key.length < 3 || words.length > mostWords || this.#isOfPeople(key, words)) return
    this.#add(key, nameFacts[fact])
  }

  #isOfPeople(key: string, words: readonly string[]): boolean {
    if (words.length === 1) return this.#ofPeople.has(key) || (this.facts.get(key) ?? 0) !== 0
    return this.#common.has(words[0]) && (words.length < 3 || this.#ofPeople.has(words[words.length - 1]))
  }

  #add(key: string, fact: number): void {
    this.facts.set(key, (this.facts.get(key) ?? 0) | fact)
  }
}
