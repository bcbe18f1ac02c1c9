import {
  type CleanedText,
  type LineCleaner,
  type RemovedLine,
  stripped,
  wordsBetweenSpaces,
} from './cleaned-text.js'

/**
 * The rules of RefinedWeb for the lines of a text as DCLM has them (`baselines/mappers/modifiers.py` and
 * `dclm_baseline_refinedweb.yaml`, MIT): shouted lines, numbers, counters of a site and what is left of its buttons.
 */

const counter =
  /^[^\p{L}\p{N}_]*\p{Nd}[,.\p{Nd}]*[kmb]?\s+(?:likes|shares|comments|retweets|reposts|quotes|bookmarks|upvotes|downvotes|downloads|views|followers)[^\p{L}\p{N}_]*$/u
const capital = /\p{Uppercase}/gu
const digit = /[\p{Nd}²³¹⁰⁴-⁹₀-₉]/gu
/** Phrases are looked for in lines of at most so many words. */
const shortLine = 10
/** The points stand for any character there, since the phrase is an expression to DCLM. */
const phrases = [/\s?items in cart/gi, /\s?Read more...$/gi, /^Sign-in\s?/gi]

interface Line {
  text: string
  start: number
  end: number
}

/** Cleans texts by the rules of DCLM. */
export class DclmCleaner implements LineCleaner {
  readonly #rules: readonly [rule: string, breaks: (line: string) => boolean][]

  constructor({ minWords }: { minWords: number }) {
    this.#rules = [
      ['uppercase', (line) => shareOf(capital, line) > 0.5],
      ['digits', (line) => shareOf(digit, line) > 0.999999],
      ['counter', (line) => counter.test(line.toLowerCase())],
      ['few_words', (line) => wordsBetweenSpaces(line).length < minWords],
    ]
  }

  clean(text: string): CleanedText {
    const removed: RemovedLine[] = []
    let lines = linesOf(text)
    const without = (rule: string, breaks: (line: string) => boolean) => {
      lines = strippedLines(
        lines.filter(({ text: line, start, end }) => {
          const goes = line !== '' && breaks(line)
          if (goes) removed.push({ rule, start, end })
          return !goes
        }),
      )
    }
    for (const [rule, breaks] of this.#rules) without(rule, breaks)
    let shortened = 0
    for (const phrase of phrases)
      lines = strippedLines(
        lines.flatMap((line) => {
          const left = withoutPhrase(line.text, phrase)
          if (left === line.text) return line
          if (stripped(left) !== '') {
            shortened++
            return { ...line, text: left }
          }
          removed.push({ rule: 'phrase', start: line.start, end: line.end })
          return []
        }),
      )
    const kept = lines.map((line) => line.text)
    return { text: kept.join('\n'), kept, removed: removed.sort((a, b) => a.start - b.start), shortened }
  }
}

function withoutPhrase(line: string, phrase: RegExp): string {
  return wordsBetweenSpaces(line).length <= shortLine ? line.replace(phrase, '') : line
}

function shareOf(pattern: RegExp, line: string): number {
  return (line.match(pattern)?.length ?? 0) / [...line].length
}

function linesOf(text: string): Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const end = start + line.length
    const found = { text: line, start, end }
    start = end + 1
    return found
  })
}

/** Lines as they are when the text that they make is stripped of space around it. */
function strippedLines(lines: readonly Line[]): Line[] {
  const isEmpty = ({ text }: Line) => stripped(text) === ''
  const first = lines.findIndex((line) => !isEmpty(line))
  const last = lines.findLastIndex((line) => !isEmpty(line))
  return lines.slice(first < 0 ? lines.length : first, last + 1).map((line, i, all) => {
    if (i > 0 && i < all.length - 1) return line
    const text = i === 0 ? line.text.replace(/^\s+/, '') : line.text
    return { ...line, text: i === all.length - 1 ? text.replace(/\s+$/, '') : text }
  })
}
