import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { openSignalKernel } from '../../src/kernels/signals/signals.js'
import { LanguageDetector, languageNames, languageOf } from '../../src/text/language-detector.js'
import { TextSweep } from '../../src/text/text-sweep.js'
import { advertisements } from './advertisements.js'
import { SignalMeter, type TokenizerName } from './measure.js'
import { kernelGroups, type SignalGroup, type SignalName, type Signals, signalGroups } from './names.data.js'
import { addPageSignals } from './page-signals.js'
import { stopWordsOf } from './stop-words.data.js'
import { signalTables } from './tables.js'

/** All numbers, in the order of the columns. */
export const signalNames: readonly SignalName[] = Object.values(signalGroups).flat()

/** The place of each number. */
export const placeOf = Object.fromEntries(signalNames.map((name, i) => [name, i])) as Readonly<
  Record<SignalName, number>
>

/** What is measured in the script, text by text. */
const pageGroups: readonly SignalGroup[] = ['nemo', 'code']
const stopLists = Object.keys(stopWordsOf)
const english = stopLists.indexOf('en')
const adHits = signalNames.indexOf('ad_hits')
/** What takes a second look at a text is asked for apart from its group: each has a bit behind those of the groups. */
const askedApart: readonly SignalName[] = ['repeat_13', 'ad_hits', 'prose_ratio']

/** What is to be measured of a text. */
export interface WantedSignals {
  names: readonly SignalName[]
  /** Their places. */
  places: Uint8Array
  /** Their groups, as bits for the kernel. */
  bits: number
  /** Those of their groups that the kernel does not know. */
  pages: readonly SignalGroup[]
}

/** Asks for some numbers. Others of the same groups are measured with them. */
export function wantedSignals(names: readonly SignalName[]): WantedSignals {
  const wanted = new Set<SignalName>(names)
  const isWanted = (group: SignalGroup) =>
    signalGroups[group].some((name) => wanted.has(name) && !askedApart.includes(name))
  const bits = [...kernelGroups.map(isWanted), ...askedApart.map((name) => wanted.has(name))]
  const asked = signalNames.filter((name) => wanted.has(name))
  return {
    names: asked,
    places: Uint8Array.from(asked, (name) => placeOf[name]),
    pages: pageGroups.filter(isWanted),
    bits: bits.reduce((all, isSet, i) => (isSet ? all | (1 << i) : all), 0),
  }
}

/**
 * Measures one text after the other, most of them in the kernel: longer ones than it takes, and words that are found by
 * rules of spaCy, are measured by {@link SignalMeter}, which gives the same numbers.
 */
export class TextMeter {
  readonly #kernel = openSignalKernel(signalTables())
  readonly #tokenizer: TokenizerName
  readonly #signals = new Float64Array(signalNames.length)
  /** For texts that the kernel does not take, made with the first of them. */
  #script: SignalMeter | undefined
  #sweep: TextSweep | undefined
  #languages: LanguageDetector | undefined
  #swept: TextRange | undefined
  #isShort = false

  constructor(tokenizer: TokenizerName) {
    this.#tokenizer = tokenizer
  }

  /** The code of the language of a text, by its letters and frequent words; `undefined` where these do not tell. */
  languageOf(text: TextRange): string | undefined {
    this.#take(text)
    const name = this.#isShort
      ? languageOf(this.#kernel.byKind(), () => languageNames[this.#kernel.languageByWords()])
      : this.#languageOfLong(text)
    if (name === 'unknown') return undefined
    return name.startsWith('zh') ? 'zh' : name
  }

  /** The numbers of a text, in the order of {@link signalNames}: they last until the next. `language` decides which stop words are counted. */
  measure(
    text: TextRange,
    { wanted, language }: { wanted: WantedSignals; language: string | undefined },
  ): Float64Array {
    this.#take(text)
    const signals = this.#measure(text, { wanted, language })
    if (wanted.pages.length === 0) return signals
    const more: Signals = {}
    addPageSignals(more, text, wanted.pages)
    for (const [name, value] of Object.entries(more)) signals[placeOf[name as SignalName]] = value
    return signals
  }

  #measure(
    text: TextRange,
    { wanted, language }: { wanted: WantedSignals; language: string | undefined },
  ): Float64Array {
    if (this.#tokenizer !== 'fast' || !this.#isShort) return this.#inScript(text, language)
    const stops = language === undefined ? -1 : stopLists.indexOf(language)
    const mayAdvertise = this.#kernel.measure(wanted.bits, stops < 0 ? english : stops)
    const signals = this.#kernel.signals()
    signals[adHits] = mayAdvertise ? advertisements(text) : 0
    return signals
  }

  /** The same by their names. */
  named(
    text: TextRange,
    { wanted, language }: { wanted: WantedSignals; language: string | undefined },
  ): Signals {
    const signals = this.measure(text, { wanted, language })
    const named: Signals = {}
    for (const name of wanted.names) named[name] = signals[placeOf[name]]
    return named
  }

  #inScript(text: TextRange, language: string | undefined): Float64Array {
    this.#script ??= new SignalMeter({ groups: kernelGroups, tokenizer: this.#tokenizer })
    const found = this.#script.measure(text, language)
    for (let i = 0; i < signalNames.length; i++) this.#signals[i] = found[signalNames[i]]!
    return this.#signals
  }

  #languageOfLong(text: TextRange): string {
    this.#sweep ??= new TextSweep()
    this.#languages ??= new LanguageDetector()
    this.#sweep.measure(text.bytes, text.start, text.end)
    return this.#languages.detect(text, this.#sweep.byKind)
  }

  #take(text: TextRange): void {
    if (this.#swept === text) return
    this.#swept = text
    this.#isShort = this.#kernel.sweep(text.bytes, text.start, text.end)
  }
}
