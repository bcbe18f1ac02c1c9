import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { LanguageDetector } from '../../src/text/language-detector.js'
import { mainScript, scriptCodes, scriptShares } from '../../src/text/script-shares.js'
import { codePointKinds } from '../../src/text/scripts.js'
import { TextSweep } from '../../src/text/text-sweep.js'
import { type LabelModel, labelIn } from './label-model.js'

/** What is known of the language of a text. */
export interface Identified {
  /** The code, such as `zh`, or the label of a model. */
  code?: string | undefined
  /** From 0 to 1, of a model. */
  score?: number | undefined
  /** The script most of it is in: `Latn`, `Hans`. */
  script?: string | undefined
  /** The share of each script in its letters. */
  shares?: Readonly<Record<string, number>> | undefined
}

/** How languages are told. */
export interface IdentifierOptions {
  /** `auto` asks the model only where letters and frequent words do not suffice. */
  method: 'auto' | 'fast' | 'model'
  /** Opens the model, when it is first asked; left out where `method` asks none. */
  classifier?(): LabelModel
  /** The label whose score is wanted; that of the likeliest when left out. */
  label?: string | undefined
  /** Whether the shares of scripts are wanted. */
  shares: boolean
  /** How much of the start of a text the model is given. */
  maxBytes: number
}

/** Tells the language of one text after the other. */
export class LanguageIdentifier {
  readonly #options: IdentifierOptions
  readonly #sweep: TextSweep
  readonly #detector: LanguageDetector
  readonly #shares = new Float64Array(scriptCodes.length)
  #classifier: LabelModel | undefined
  #label = -1

  constructor(options: IdentifierOptions) {
    this.#options = options
    const kinds = codePointKinds()
    this.#sweep = new TextSweep(kinds)
    this.#detector = new LanguageDetector(kinds)
  }

  identify(text: TextRange): Identified {
    const { method } = this.#options
    const { byKind } = this.#sweep
    this.#sweep.measure(text.bytes, text.start, text.end)
    const letters = scriptShares(byKind, this.#shares)
    const found: Identified = {
      script: mainScript(byKind, this.#shares),
      shares: this.#options.shares
        ? Object.fromEntries(scriptCodes.map((code, i) => [code, this.#shares[i]]))
        : undefined,
    }
    if (method !== 'model') {
      const [code] = this.#detector.detect(text, byKind).split('-')
      if (code !== 'unknown') return { ...found, code }
    }
    // A model names a language for signs and numbers too.
    return method === 'fast' || (method === 'auto' && letters === 0)
      ? found
      : { ...found, ...this.#ask(text) }
  }

  #ask({ bytes, start, end }: TextRange): { code?: string; score?: number } {
    const { label, maxBytes } = this.#options
    this.#classifier ??= this.#open()
    let cut = Math.min(end, start + maxBytes)
    while (cut < end && cut > start && (bytes[cut] & 0xc0) === 0x80) cut--
    const text = { bytes, start, end: cut }
    if (label === undefined) {
      const best = this.#classifier.predict(text)
      return best === undefined ? {} : { code: best.label, score: best.score }
    }
    const scores = this.#classifier.scores(text)
    return scores === undefined ? {} : { code: label, score: scores[this.#label] }
  }

  #open(): LabelModel {
    const { label, classifier } = this.#options
    const opened = classifier!()
    if (label === undefined) return opened
    this.#label = labelIn(opened, label)
    return opened
  }
}
