import { flagsAt, gapAfter, isSpaceAfter, lengthAt, lowerAt, type Page, wordAt } from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** Forms of address before a name, and the job of a person, on a card or after "works as". */

const mostWords = 9
const mostCharacters = 70
const labels =
  /^(?:(?:job|professional|current) title|title|position|occupation|profession|role|beruf|puesto|cargo|poste|función)$/
const fieldCue = /\b(?:job title|occupation|profession|job)\b/
const article = /^(?:a|an|the|our|their|his|her|my|als|como|comme)$/
const works =
  /^(?:work|works|worked|working|job|employed|position|career|serves|served|serving|hired|appointed|profession|role)$/
const jobEnding = /(?:[a-z]{2}(?:ers?|ors?|ists?|ians?)|[a-z](?:man|men|woman|women|person|eer))$/

/** "Mr.", "Frau", "Prof." before a capital. */
export function readSalutation(page: Page, i: number): void {
  const { words, lexicon, report } = page
  const word = lowerAt(page, i)
  const flags = flagsAt(page, i)
  const gap = gapAfter(page, i)
  const hasDot = gap.startsWith('.')
  const next = flagsAt(page, i + 1)
  if (gap !== ' ' && gap !== '. ' && !(gap === '.' && lengthAt(page, i) <= 4)) return
  const isCapital = (flags & shape.capital) !== 0
  const isNamed =
    (next & shape.capital) !== 0 && (next & shape.digit) === 0 && (hasDot || (next & is.stop) === 0)
  if (lexicon.dotted.has(word) && !hasDot && (word !== 'ms' || !/^Ms$/.test(wordAt(page, i)))) return
  // "Robert Jones Sr. Is", "12 Oak Dr. Apartment": a capital right before it belongs to something else.
  if (/^(?:sr|dr)$/.test(word) && isSpaceAfter(page, i - 1) && (flagsAt(page, i - 1) & shape.capital) !== 0)
    return
  if (!isCapital) {
    if (gap !== '. ' || !/^(?:mr|mrs|ms|dr|prof)$/.test(word) || (next & shape.letter) === 0 || isNamed)
      return
  } else if (!isNamed) return
  const isUpper = (flags & shape.small) === 0 && lengthAt(page, i) > 1
  if (isUpper && !hasDot && (next & shape.small) !== 0) return
  const isWeak = lexicon.weakTitles.has(word)
  report({
    entity: 'TITLE',
    recognizer: 'title',
    start: words.start[i],
    end: words.end[i] + (hasDot ? 1 : 0),
    score: isWeak ? 0.4 : 0.75,
    validated: false,
    why: 'form of address',
  })
}

/** A job that is a line of its own on a card, or that "works as a" stands before. */
export function readJob(page: Page, i: number): void {
  const { words, text, scan } = page
  const flags = flagsAt(page, i)
  const end = words.end[i]
  const see = (from: number, score: number, why: string) =>
    page.report({
      entity: 'TITLE',
      recognizer: 'title',
      start: words.start[from],
      end,
      score,
      validated: false,
      why,
    })
  const isKnown = (flags & is.job) !== 0
  const after = gapAfter(page, i)
  const isLineEnd = end >= text.length || after.includes('\n') || /^[\r\n]/.test(text.slice(end, end + 1))
  const first = phraseStart(page, i)
  const lead = text.slice(Math.max(0, words.start[first] - 3), words.start[first])
  if (isLineEnd && (words.start[first] === 0 || /\n[ \t]{0,2}$|\n[ \t]*\n[ \t]*$/.test(lead))) {
    if (fieldCue.test(scan.field)) return see(first, 0.9, 'field')
    const line = lineBefore(page, first)
    if (line.isName && isKnown) return see(first, hasLinesAfter(text, end) ? 0.7 : 0.4, 'line after a name')
    if (line.isName && isCardAfter(text, end) && jobEnding.test(lowerAt(page, i)))
      return see(first, 0.6, 'line of a card')
    return
  }
  const label = labelBefore(page, first)
  // "Title:" and "role:" stand before the names of books and characters as well.
  if (labels.test(label)) {
    const isOpen = /^(?:title|role|position)$/.test(label)
    if (isKnown || !isOpen) return see(first, isOpen ? 0.45 : 0.75, 'label')
  }
  if (!isKnown || i - first > 4) return
  const { isArticle, start } = withoutArticle(page, first)
  const before = lowerAt(page, start - 1)
  if (isArticle && before === 'as' && works.test(lowerAt(page, start - 2))) return see(first, 0.6, 'works as')
  if (
    isArticle &&
    /, $/.test(gapAfter(page, start - 1)) &&
    (flagsAt(page, start - 1) & shape.capital) !== 0 &&
    after.startsWith(',')
  )
    return see(first, 0.55, 'between commas after a name')
  if (isArticle && /^(?:am|i'm|i’m|is|was)$/.test(before)) see(first, 0.35, 'somebody is')
}

/** Whether a word can be the last of a job's name, on a card. */
export function endsLikeJob(page: Page, i: number): boolean {
  const { words, text } = page
  const end = words.end[i]
  const mark = text.charCodeAt(end)
  if (!(end >= text.length || mark === 10 || mark === 13)) return false
  return jobEnding.test(lowerAt(page, i))
}

/** Where the words of a job begin: up to eight words back in the same line, commas, hyphens and "and" among them. */
function phraseStart(page: Page, i: number): number {
  let first = i
  for (let k = i - 1; k >= Math.max(0, i - mostWords); k--) {
    const gap = gapAfter(page, k)
    if (gap !== ' ' && gap !== '-' && gap !== ', ' && gap !== '/' && gap !== ' & ' && gap !== ' / ') break
    if (page.words.end[i] - page.words.start[k] > mostCharacters) break
    if ((flagsAt(page, k) & shape.digit) !== 0 || article.test(lowerAt(page, k))) break
    if (/^(?:as|is|am|was|i'm|i’m|he's|she's)$/.test(lowerAt(page, k))) break
    first = k
  }
  return first
}

function withoutArticle(page: Page, first: number): { isArticle: boolean; start: number } {
  const isArticle = article.test(lowerAt(page, first - 1)) && isSpaceAfter(page, first - 1)
  return { isArticle, start: isArticle ? first - 1 : first }
}

/** The words before a colon, right before word `first`. */
function labelBefore(page: Page, first: number): string {
  if (!/^ ?: ?$|^:\s{1,2}$/.test(gapAfter(page, first - 1))) return ''
  const last = lowerAt(page, first - 1)
  const before = lowerAt(page, first - 2)
  return last === 'title' && /^(?:job|professional|current)$/.test(before) ? `${before} title` : last
}

interface Line {
  isName: boolean
}

/** Whether the line before, blank ones left out, looks like a name: two to four words with capitals and nothing else. */
function lineBefore(page: Page, first: number): Line {
  const { text, words } = page
  const to = text.slice(Math.max(0, words.start[first] - 80), words.start[first]).trimEnd()
  const line = to.slice(to.lastIndexOf('\n') + 1).trim()
  return {
    isName: /^(?:\p{L}[\p{L}'’.-]{0,20} {1,2}){1,3}\p{L}[\p{L}'’-]{1,20}$/u.test(line) && !/[.:]$/.test(line),
  }
}

function hasLinesAfter(text: string, end: number): boolean {
  return /^\s{0,8}\n\s{0,8}\S/.test(text.slice(end, end + 8))
}

/** Whether one of the next lines holds what a card holds: a label, a phone number, an e-mail address. */
function isCardAfter(text: string, end: number): boolean {
  return /@|\b(?:phone|tel|mobile|e-?mail|fax|address|personal info|www\.|website)\b|\+?\d[\d ()-]{6,}|\d \p{L}/iu.test(
    text.slice(end, end + 120),
  )
}
