import type { Language, LanguageGuesser } from '../../../src/text/languages.js'
import { matchAt } from '../../../src/text/match-at.js'
import type { TextCues } from './text-cues.js'

/** Letters that English words are not written with. */
const foreignLetter = /[\u00c0-\u024f\u0370-\u1fff\u3040-\ud7ff]/g

/**
 * The languages of the lines of one text, each guessed when it is asked for. Most texts are English throughout, which
 * a few words show, and no line of them is looked at.
 */
export class TextLanguages {
  readonly #guesser: LanguageGuesser
  readonly #text: string
  readonly #cues: TextCues | undefined
  #isGuessed = false
  #whole: Language | undefined
  #hasOthers = false
  #from = 0
  #to = 0
  #ofLine: Language | undefined

  /** `cues` tells of texts without any letter that English has not. */
  constructor(guesser: LanguageGuesser, text: string, cues?: TextCues) {
    this.#guesser = guesser
    this.#cues = cues
    this.#text = text
  }

  /** The language of most of the text; `undefined` where too little speaks for one. */
  get whole(): Language | undefined {
    this.#guess()
    return this.#whole
  }

  /** Whether anything speaks for another language than English. */
  get hasOthers(): boolean {
    this.#guess()
    return this.#hasOthers
  }

  /** The language at a place: that of its line, or where the line says too little, that of the text. */
  at(place: number): Language | undefined {
    if (!this.hasOthers) return this.#whole
    if (place < this.#from || place >= this.#to) this.#guessLine(place)
    return this.#ofLine ?? this.#whole
  }

  #guess(): void {
    if (this.#isGuessed) return
    this.#isGuessed = true
    this.#whole = this.#guesser.guess(this.#text)
    this.#hasOthers = (this.#whole !== undefined && this.#whole !== 'en') || this.#hasForeignLine()
  }

  /** Whether a line with a letter that English has not is no English one, as a line with "café" in it may be. */
  #hasForeignLine(): boolean {
    if (this.#cues?.isAscii(this.#text) === true) return false
    let letter = matchAt(foreignLetter, this.#text, 0)
    while (letter !== undefined) {
      this.#guessLine(letter.index)
      if (this.#ofLine !== 'en') return true
      letter = matchAt(foreignLetter, this.#text, this.#to)
    }
    return false
  }

  #guessLine(place: number): void {
    const text = this.#text
    const next = text.indexOf('\n', place)
    this.#from = text.lastIndexOf('\n', Math.max(0, place - 1)) + 1
    this.#to = next === -1 ? text.length + 1 : next + 1
    // Place itself may be the line break.
    if (this.#from > place) this.#from = place
    this.#ofLine = this.#guesser.guess(text, this.#from, this.#to)
  }
}
