import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { characterClasses } from '../../src/text/words/character-classes.js'
import { EnglishWords } from '../../src/text/words/english-words.js'
import { FastWords } from '../../src/text/words/fast-words.js'
import { RepeatedRuns } from '../../src/text/words/repeated-runs.js'
import { hasLetter, hasText, WordList } from '../../src/text/words/word-list.js'
import { CharacterSignals } from './characters.js'
import { LineCounter, type LineFigures } from './lines.js'
import { type SignalGroup, type Signals, signalGroups } from './names.data.js'
import { addPageSignals } from './page-signals.js'
import { StopWords } from './stop-words.js'

/** How words are found: in one sweep over the bytes, or as spaCy and so datatrove does it for English. */
export const tokenizers = ['fast', 'datatrove'] as const
export type TokenizerName = (typeof tokenizers)[number]

/** What is to be measured. */
export interface MeasureOptions {
  groups: readonly SignalGroup[]
  tokenizer: TokenizerName
}

/** Measures one text after the other. It holds tables, and is made once a thread. */
export class SignalMeter {
  readonly #groups: ReadonlySet<SignalGroup>
  readonly #words: WordList
  readonly #fast: FastWords
  readonly #english: EnglishWords | undefined
  readonly #runs = new RepeatedRuns()
  readonly #lines: LineCounter
  readonly #stops = new StopWords()
  readonly #characters: CharacterSignals

  constructor({ groups, tokenizer }: MeasureOptions) {
    const classes = characterClasses()
    this.#groups = new Set(groups)
    this.#words = new WordList(classes)
    this.#fast = new FastWords(classes, this.#words)
    this.#english = tokenizer === 'datatrove' ? new EnglishWords() : undefined
    this.#lines = new LineCounter(classes)
    this.#characters = new CharacterSignals(classes)
  }

  /**
   * `language` decides which stop words are counted: a code such as `en` or `zh`. `words` are those of the text, where
   * somebody else has found them, such as a dictionary.
   */
  measure(text: TextRange, language?: string, words?: readonly string[]): Signals {
    const signals: Signals = {}
    const lines = this.#lines.count(text)
    if (this.#has('gopher', 'repetition', 'fineweb')) this.#readWords(text, words)
    if (this.#has('gopher')) this.#gopher(signals, { text, lines, language })
    if (this.#has('repetition')) this.#repetition(signals, lines)
    if (this.#has('fineweb')) this.#fineweb(signals, lines)
    if (this.#has('data_juicer')) this.#characters.dataJuicer(signals, text)
    if (this.#has('chinese')) this.#characters.chinese(signals, text)
    addPageSignals(signals, text, [...this.#groups])
    return signals
  }

  #has(...groups: SignalGroup[]): boolean {
    return groups.some((group) => this.#groups.has(group))
  }

  #readWords(text: TextRange, found: readonly string[] | undefined): void {
    if (this.#english === undefined && found === undefined) {
      this.#fast.read(text.bytes, text.start, text.end)
      return
    }
    const words = this.#words
    words.clear()
    words.reserve(text.end - text.start)
    const said = Buffer.from(text.bytes.buffer, text.bytes.byteOffset + text.start, text.end - text.start)
    for (const word of found ?? this.#english!.words(said.toString())) {
      const bytes = Buffer.from(word)
      words.add(bytes, 0, bytes.length)
    }
  }

  #gopher(
    signals: Signals,
    { text, lines, language }: { text: TextRange; lines: LineFigures; language?: string | undefined },
  ): void {
    const words = this.#words
    const { count, flags, characters } = words
    let [letters, texts, length] = [0, 0, 0]
    for (let i = 0; i < count; i++) {
      if (flags[i] & hasLetter) letters++
      if ((flags[i] & hasText) === 0) continue
      texts++
      length += characters[i + 1] - characters[i]
    }
    signals.characters = lines.characters
    signals.words = count
    signals.non_symbol_words = texts
    signals.mean_word_length = ratio(length, texts)
    signals.hash_ratio = ratio(occurrences(text, hash), count)
    signals.ellipsis_ratio = ratio(occurrences(text, dots) + occurrences(text, ellipsis), count)
    signals.bullet_lines = ratio(lines.bulletLines, lines.lines)
    signals.ellipsis_lines = ratio(lines.ellipsisLines, lines.lines)
    signals.alpha_words = ratio(letters, count)
    signals.stop_words = this.#stops.count(words, language)
  }

  #repetition(signals: Signals, lines: LineFigures): void {
    const { characters } = lines
    signals.dup_para_frac = ratio(lines.repeatedParagraphs, lines.paragraphs)
    signals.dup_para_char_frac = ratio(lines.repeatedParagraphCharacters, characters)
    signals.dup_line_frac = ratio(lines.repeatedParts, lines.parts)
    signals.dup_line_char_frac = ratio(lines.repeatedPartCharacters, characters)
    this.#runs.measure(this.#words)
    const { top, repeated } = this.#runs
    for (const [i, value] of [...top, ...repeated].entries())
      signals[signalGroups.repetition[4 + i]] = ratio(value, characters)
  }

  #fineweb(signals: Signals, lines: LineFigures): void {
    signals.line_punct_ratio = ratio(lines.punctuated, lines.filled)
    signals.short_line_ratio = ratio(lines.short, lines.filled)
    signals.char_dup_ratio = ratio(lines.repeatedFilled, lines.characters - lines.newlines)
    signals.new_line_ratio = ratio(lines.newlines, this.#words.count)
  }
}

/** A share of nothing is none. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

const hash = Buffer.from('#')
const dots = Buffer.from('...')
const ellipsis = Buffer.from('…')

/** How often bytes stand in a text, without overlap. */
function occurrences({ bytes, start, end }: TextRange, sought: Buffer): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start)
  let count = 0
  for (let at = buffer.indexOf(sought); at >= 0; at = buffer.indexOf(sought, at + sought.length)) count++
  return count
}
