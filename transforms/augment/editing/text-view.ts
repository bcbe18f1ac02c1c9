import type { Span } from '../../../src/text/protected-spans.js'
import { withoutNames } from './chinese-names.js'
import { isOpen } from './edits.js'
import type { FindProtected } from './protected-parts.js'
import { type Language, splitSpans, type Words } from './words.js'

/** A wide colon, or one that something else follows than a digit, a slash, or more of a word. */
const firstColon = /^[^:：]*(?:：|:(?![\w/]))/
const role =
  /^\s*(?:user|human|assistant|system|question|instruction|prompt|用户|助手|人类|问题|指令)\s*[:：]$/i

/** What views of texts share. */
export interface ViewTools {
  protectedIn: FindProtected
  segmenter: () => Intl.Segmenter
}

/** A text as operations look at it: its words and its protected parts are found once somebody asks. */
export class TextView {
  readonly text: string
  readonly language: Language
  readonly #tools: ViewTools
  #spans: readonly Span[] | undefined
  #words: Words | undefined
  #dataStart: number | undefined

  constructor(text: string, language: Language, tools: ViewTools) {
    this.text = text
    this.language = language
    this.#tools = tools
  }

  /** What must stay as it is, in order. */
  get spans(): readonly Span[] {
    this.#spans ??= this.#tools.protectedIn(this.text, this.language, 'protected')
    return this.#spans
  }

  /** The same for an operation, which may open some of it. */
  spansFor({ opens }: { opens?: 'numbers' | undefined }): readonly Span[] {
    return opens === undefined ? this.spans : this.#tools.protectedIn(this.text, this.language, 'open')
  }

  /** The words outside of that; those of names in Chinese are left out. */
  get words(): Words {
    this.#words ??= this.#split()
    return this.#words
  }

  #split(): Words {
    const words = splitSpans(this.text, this.language, {
      spans: this.spans,
      segmenter: this.#tools.segmenter,
    })
    return this.language === 'zh' ? withoutNames(words) : words
  }

  /**
   * Where the instruction ends and what it is about begins: behind its first colon, as in "Edit this sentence: …". What
   * keeps the meaning of the instruction may still spoil that.
   */
  get dataStart(): number {
    this.#dataStart ??= findDataStart(this.text)
    return this.#dataStart
  }

  /** Whether a part of the text may be changed. */
  isOpen(start: number, end: number): boolean {
    return isOpen(this.spans, start, end)
  }
}

function findDataStart(text: string): number {
  const [colon] = text.match(firstColon) ?? []
  return colon === undefined || role.test(colon) ? text.length : colon.length
}
