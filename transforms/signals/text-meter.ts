import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { openSignalKernel, type SignalKernel } from '../../src/kernels/signals/signals.js'
import { LanguageDetector } from '../../src/text/language-detector.js'
import { TextSweep } from '../../src/text/text-sweep.js'
import { advertisements } from './advertisements.js'
import { type MeasureOptions, SignalMeter } from './measure.js'
import { type SignalGroup, type SignalName, type Signals, signalGroups } from './names.data.js'
import { stopWordsOf } from './stop-words.data.js'
import { signalTables } from './tables.js'

/** All numbers, in the order of the columns. */
export const signalNames: readonly SignalName[] = Object.values(signalGroups).flat()

const groupNames = Object.keys(signalGroups) as SignalGroup[]
const stopLists = Object.keys(stopWordsOf)
const english = stopLists.indexOf('en')
/** Asks the kernel for what takes a second look at Chinese. */
const chineseRuns = 1 << groupNames.length
const adHits = signalNames.indexOf('ad_hits')

/**
 * Measures one text after the other, most of them in the kernel: longer ones than it takes, and words that are found by
 * rules of spaCy, are measured by {@link SignalMeter}, which gives the same numbers.
 */
export class TextMeter {
  readonly #groups: number
  /** Which numbers those are. */
  readonly #wanted: readonly number[]
  readonly #kernel: SignalKernel
  readonly #script: SignalMeter
  readonly #usesScript: boolean
  readonly #languages = new LanguageDetector()
  readonly #signals = new Float64Array(signalNames.length)
  #sweep: TextSweep | undefined
  #swept: TextRange | undefined
  #isShort = false

  constructor(options: MeasureOptions) {
    const bits = groupNames.map((name, i) => (options.groups.includes(name) ? 1 << i : 0))
    this.#groups = bits.reduce((all, bit) => all | bit, options.groups.includes('chinese') ? chineseRuns : 0)
    const names = options.groups.flatMap((group) => signalGroups[group] as readonly SignalName[])
    this.#wanted = signalNames.map((_, i) => i).filter((i) => names.includes(signalNames[i]))
    this.#kernel = openSignalKernel(signalTables())
    this.#script = new SignalMeter(options)
    this.#usesScript = options.tokenizer !== 'fast'
  }

  /** The code of the language of a text, by its letters and frequent words; `undefined` where these do not tell. */
  languageOf(text: TextRange): string | undefined {
    const [code] = this.#languages.detect(text, this.#kindsOf(text)).split('-')
    return code === 'unknown' ? undefined : code
  }

  /** The numbers of a text, in the order of {@link signalNames}: they last until the next. `language` decides which stop words are counted. */
  measure(text: TextRange, language: string | undefined): Float64Array {
    this.#take(text)
    if (this.#usesScript || !this.#isShort) return this.#inScript(text, language)
    const stops = language === undefined ? -1 : stopLists.indexOf(language)
    const mayAdvertise = this.#kernel.measure(this.#groups, stops < 0 ? english : stops)
    const signals = this.#kernel.signals()
    if (mayAdvertise) signals[adHits] = advertisements(text)
    return signals
  }

  /** Numbers that were measured, by their names: those of the groups that were asked for. */
  named(signals: Float64Array): Signals {
    const named: Signals = {}
    for (const i of this.#wanted) named[signalNames[i]] = signals[i]
    return named
  }

  #inScript(text: TextRange, language: string | undefined): Float64Array {
    const found = this.#script.measure(text, language)
    for (let i = 0; i < signalNames.length; i++) this.#signals[i] = found[signalNames[i]] ?? 0
    return this.#signals
  }

  #take(text: TextRange): void {
    if (this.#swept === text) return
    this.#swept = text
    this.#isShort = this.#kernel.sweep(text.bytes, text.start, text.end)
  }

  #kindsOf(text: TextRange): Int32Array {
    this.#take(text)
    if (this.#isShort) return this.#kernel.byKind()
    this.#sweep ??= new TextSweep()
    this.#sweep.measure(text.bytes, text.start, text.end)
    return this.#sweep.byKind
  }
}
