import type { CodeMap } from '../../code/code-map.js'
import { once } from '../../detect/deferred.js'
import type { Recognizer, Report, Scan } from '../../detect/recognizer.js'
import { defaultThreshold } from '../../detect/scores.js'
import type { TextLanguages } from '../../detect/text-languages.js'
import { isNumberLabel } from '../../identifiers/number-labels.js'
import { type IsNamedAmongChinese, openAmongChinese } from './checks/among-chinese.js'
import { isUncuedAlone } from './checks/lone-names.js'
import { isDoubtful } from './checks/small-names.js'
import { isListed, opensAsWord, type TrustIn } from './checks/trust.js'
import { withEdges } from './name-edges.js'
import { readNameCell } from './name-fields.js'
import { openRecall, type Recall } from './name-recall.js'
import { blockWords, type NameWords } from './name-words.js'
import { isInside, isWide, rangesAround } from './ranges.js'
import type { Tag } from './tagger.js'
import { type Kind, kinds } from './tags.js'
import { nearness } from './windows.js'
import { wordFlags } from './words/lexicon.js'
import { isTitle } from './words/titles.js'
import { gaps, type Tokens } from './words/tokens.js'

/** What stands beside a value that is gone, such as "Server" before an address, must look more like a name. */
const surelyNamed = 0.65
const doubt = 0.7

/** The score of words in small letters that nothing speaks for. */
const unlikely = 0.3

const person = 0
const listedNames = wordFlags.given | wordFlags.family

/** Which names a tagger reports, and how far it is believed in which languages: everywhere, if left out. */
export interface TaggedNamesOptions {
  wanted?: readonly Kind[] | undefined
  trustIn?: TrustIn | undefined
  name?: string | undefined
}

/**
 * Names of persons, places and organisations by a tagger trained on annotated and on made sentences. Of a person who
 * is named in full once, single names elsewhere in the text are taken as well ("Maria Silva … Silva"). Reads text of
 * scripts that have upper and lower case; knows nothing of others. The tagger always tells all three kinds apart;
 * `wanted` are reported. What reads words is asked for when the first text comes that is read by it.
 */
export function openTaggedNames(words: () => NameWords, options: TaggedNamesOptions = {}): Recognizer {
  const { wanted = kinds, trustIn = () => 'full', name = 'tagged_names' } = options
  const readerOf = once(() => new NameReader(words(), { wanted, trustIn }))
  const readsPlain = trustIn('en') !== 'none'
  return {
    name,
    entities: wanted,
    rescans: true,
    sparesCode: 'words',
    bits: 0,
    find(scan, report) {
      if (!readsPlain && scan.languages?.hasOthers === false) return
      const reader = readerOf()
      if (scan.changes === undefined) reader.read(scan, report)
      else reader.readAgain(scan, { places: scan.changes, report })
    },
  }
}

/** Reads one text after another through one set of tokens, and recalls the persons of the text it is in. */
class NameReader {
  readonly #words: NameWords
  readonly #tokens: Tokens
  readonly #recall: Recall
  readonly #wanted: readonly Kind[]
  readonly #isWanted: readonly boolean[]
  readonly #tag: Tag
  readonly #isNamed: IsNamedAmongChinese
  readonly #trustIn: TrustIn
  #languages: TextLanguages | undefined
  /** Whether a look has left out words that are somebody's where a text is about private people. */
  #hasLeft = false

  constructor(words: NameWords, { wanted, trustIn }: { wanted: readonly Kind[]; trustIn: TrustIn }) {
    this.#words = words
    this.#tokens = this.#words.tokens
    this.#recall = openRecall(this.#tokens)
    this.#isNamed = openAmongChinese()
    this.#trustIn = trustIn
    this.#wanted = wanted
    this.#isWanted = kinds.map((kind) => wanted.includes(kind))
    this.#tag = withEdges(this.#words.tag)
  }

  read(scan: Scan, report: Report): void {
    this.#languages = scan.languages
    this.#recall.forget()
    this.#hasLeft = false
    this.#readAll(scan, report)
  }

  /** Reads a text anew of which some places have changed. */
  readAgain(scan: Scan, { places, report }: { places: readonly number[]; report: Report }): void {
    const hadOthers = this.#languages?.hasOthers === true
    this.#languages = scan.languages
    if (scan.isPrivate === true && this.#hasLeft) {
      this.#hasLeft = false
      return this.#readAll(scan, report)
    }
    // A line, or a text, in which little is left may pass for one of another language.
    if (hadOthers || scan.languages?.hasOthers === true) return this.#readAll(scan, report)
    const known = this.#recall.trusted
    const isComplete = this.#readNear(scan, { places, report })
    // Whom only this look got to know may be named in what it left out.
    if (!isComplete || this.#recall.trusted > known) this.#readAll(scan, report)
  }

  #readAll(scan: Scan, report: Report): void {
    const { text } = scan
    for (let from = 0; from < text.length; ) {
      const isFirst = from === 0
      this.#recall.keep()
      from = this.#words.read(text, from)
      if (isFirst && from >= text.length) this.#readCell(scan, report)
      this.#words.eachTagged((first, end, isEmpty) => this.#readWindow({ first, end, isEmpty, scan }, report))
    }
    if (this.#isWanted[person]) this.#recall.find(report)
  }

  /** Reads the windows near some places as they would be read among all; answers whether that could be reported. */
  #readNear(scan: Scan, { places, report }: { places: readonly number[]; report: Report }): boolean {
    const { text } = scan
    const tokens = this.#tokens
    const size = text.length
    const ranges = size < blockWords ? rangesAround(text, places) : undefined
    if (ranges === undefined) return false
    let isComplete = true
    for (const range of ranges) {
      const { from, to, first: outer, last } = range
      this.#recall.keep()
      this.#words.read(text, from, to)
      if (!isWide(tokens, range, size)) return false
      if (from === 0 && to === size) this.#readCell(scan, report)
      const isNear = nearness(tokens, { places, first: outer, last })
      this.#words.each((first, end, isEmpty) => {
        if (!isNear(first, end)) return
        if (isInside(tokens, { from: first, to: end }, { from, to, size }))
          this.#readWindow({ first, end, isEmpty, scan }, report)
        else isComplete = false
      })
    }
    if (this.#isWanted[person]) this.#recall.find(report)
    return isComplete
  }

  #readCell(scan: Scan, report: Report): void {
    const cell = readNameCell(scan, this.#tokens)
    if (cell !== undefined && this.#wanted.some((kind) => kind === cell.entity)) report(cell)
  }

  #readWindow({ first, end, isEmpty, scan }: NameWindow, report: Report): void {
    const tokens = this.#tokens
    if (scan.code?.hasLines === true && isSilent(scan.code, tokens, { first, end })) {
      this.#hasLeft ||= scan.isPrivate !== true
      return
    }
    const recall = this.#recall
    const trust = this.#trustIn(this.#languages?.at(tokens.start[first]))
    if (trust === 'none') return
    if (isEmpty) return recall.pass(first, end)
    let next = first
    this.#tag(tokens, { from: first, to: end }, (a, b, kind, score) => {
      const begin = kind === person ? skipTitles(tokens, a, b) : a
      if (kind === person && b - begin === 1 && !this.#isNamed(tokens, begin, score)) return
      if (kind === person && isAddressBeforeBlank(tokens, begin, b)) return
      if (trust === 'listed' && !isListed(tokens, { from: begin, to: b, kind })) return
      recall.pass(next, begin)
      const isUnsure =
        (isBesideBlank(tokens, begin, b) && score < surelyNamed) ||
        (trust === 'careful' && opensAsWord(tokens, begin, b))
      const sure = isUnsure ? score * doubt : score
      const isLeft =
        kind === person &&
        scan.isPrivate !== true &&
        b - begin === 1 &&
        trust === 'full' &&
        isUncuedAlone(tokens, begin, score)
      this.#hasLeft ||= isLeft
      const isUnlikely = isLeft || (kind === person && isDoubtful(tokens, { from: begin, to: b, score }))
      const worth = isUnlikely ? Math.min(sure, unlikely) : sure
      if (this.#isWanted[kind]) reportNames(tokens, { from: begin, to: b, kind, score: worth }, report)
      if (kind === person) recall.trust(begin, b, worth)
      if (b - begin === 1 && (isLeft || score < (kind === person ? defaultThreshold : 0.8)))
        recall.pass(begin, b)
      next = b
    })
    recall.pass(next, end)
  }
}

interface NameWindow {
  first: number
  end: number
  /** Whether it is known to hold no name. */
  isEmpty: boolean
  scan: Scan
}

interface Tagged {
  from: number
  to: number
  kind: number
  score: number
}

function reportNames(tokens: Tokens, tagged: Tagged, report: Report): void {
  const { from, to, kind, score } = tagged
  if (isNumberLabel(tokens.text, tokens.start[from], tokens.end[to - 1])) return
  report({
    start: tokens.start[from],
    end: endOfInitial(tokens, to - 1, from),
    score,
    validated: false,
    why: explain(tokens, tagged),
    entity: kinds[kind],
  })
}

/** "Temi D.": the dot behind the initial of a family name belongs to it. */
function endOfInitial({ text, start, end }: Tokens, last: number, first: number): number {
  const isInitial = last > first && end[last] - start[last] === 1 && text[end[last]] === '.'
  return isInitial ? end[last] + 1 : end[last]
}

/** Whether all words of a window stand in a program where nothing speaks for a name. */
function isSilent(code: CodeMap, { start, end }: Tokens, window: { first: number; end: number }): boolean {
  for (let i = window.first; i < window.end; i++)
    if (!code.isSilent({ start: start[i], end: end[i] })) return false
  return true
}

/** "Uncle", of whom the name is gone. */
function isAddressBeforeBlank({ text, start, end, gap, count }: Tokens, from: number, to: number): boolean {
  return (
    to - from === 1 && to <= count && gap[to] === gaps.blanked && isTitle(text.slice(start[from], end[from]))
  )
}

/** At most one word away. */
function isBesideBlank({ gap, count }: Tokens, from: number, to: number): boolean {
  for (let i = Math.max(0, from - 1); i <= Math.min(count, to + 1); i++)
    if ((i <= from || i >= to) && gap[i] === gaps.blanked) return true
  return false
}

/** "Dr" and "President" stay outside the name; "Earl" in "Earl Smith", which lists know as a given name, is one. */
function skipTitles({ flags, gap }: Tokens, from: number, to: number): number {
  let i = from
  for (; i + 1 < to && (flags[i] & wordFlags.title) !== 0; i++) {
    const isAbbreviated = gap[i + 1] === gaps.initialDot
    if (!isAbbreviated && (flags[i] & listedNames) !== 0) break
  }
  return i
}

/** What speaks for a name, beside the tagger: `tagger 0.93, given name, after a title`. Never the name. */
function explain({ flags }: Tokens, { from, to, kind, score }: Tagged): string {
  let known = 0
  for (let i = from; i < to; i++) known |= flags[i]
  const before = from > 0 ? flags[from - 1] : 0
  const notes = [`tagger ${score.toFixed(2)}`]
  const note = (flag: number, words: string) => {
    if ((known & flag) !== 0) notes.push(words)
  }
  if (kind === person) {
    note(wordFlags.given, 'given name')
    note(wordFlags.family, 'family name')
    if ((before & wordFlags.title) !== 0) notes.push('after a title')
    else if ((before & wordFlags.role) !== 0) notes.push('after a role')
  } else if (kind === 1) {
    note(wordFlags.city | wordFlags.town, 'place name')
    note(wordFlags.region, 'country or region')
  } else {
    note(wordFlags.org, 'known organisation')
    note(wordFlags.orgWord, 'organisation word')
  }
  return notes.join(', ')
}
