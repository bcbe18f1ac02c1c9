import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { policyPhrases } from '../../src/text/words/policy-phrases.js'
import { commentCharacters } from './comments.js'
import type { SignalGroup, Signals } from './names.data.js'

/** Adds the numbers of the groups `nemo` and `code` that are asked for. */
export function addPageSignals(into: Signals, text: TextRange, groups: readonly SignalGroup[]): void {
  const asked = groups.filter((group) => group === 'nemo' || group === 'code')
  if (asked.length === 0) return
  const { bytes, start, end } = text
  const said = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString()
  for (const group of asked) Object.assign(into, group === 'nemo' ? nemoSignals(said) : codeSignals(said))
}

/** An address as NeMo Curator 1.4 finds it. */
const address = /https?:\/\/(?:[\w$\-@.&+/:=?#~!*(),]|%[0-9A-Fa-f]{2})+/g

/** What NeMo Curator's filters count that those of Gopher do not, in characters (code points). An empty text has all of each. */
export function nemoSignals(text: string): Signals {
  const characters = codePoints(text)
  const share = (part: number) => (characters === 0 ? 1 : part / characters)
  const words = text.split(/\s+/).filter((word) => word !== '')
  return {
    non_alnum_ratio: share(characters - count(text, /[a-zA-Z0-9\n?!,.]/g)),
    digit_ratio: share(count(text, /[0-9]/g)),
    url_ratio: share(lengthOf(text.match(address))),
    white_space_ratio: share(count(text, /[\t\n\r\b ]/g)),
    bracket_ratio: share(count(text, /[{}⟨⟩[\]()]/g)),
    longest_word: words.reduce((most, word) => Math.max(most, codePoints(word)), 0),
    policy_paragraphs: policyShare(text),
  }
}

/** Numbers of a file of code, after NeMo Curator and StarCoder (Li et al. 2023). */
export function codeSignals(text: string): Signals {
  const characters = codePoints(text)
  const share = (part: number) => (characters === 0 ? 0 : part / characters)
  const lines = text.split('\n')
  return {
    code_lines: lines.length,
    mean_code_line: (characters + 1) / lines.length - 1,
    longest_code_line: lines.reduce((most, line) => Math.max(most, codePoints(line)), 0),
    ascii_letter_ratio: share(count(text, /[a-zA-Z]/g)),
    comment_ratio: share(commentCharacters(text)),
    xml_header: /^.{0,86}<\?xml version=/s.test(text) ? 1 : 0,
    html_text_ratio: htmlTextShare(text),
  }
}

/** The share of paragraphs with a phrase of policies; 1 where one is filler text. */
function policyShare(text: string): number {
  const paragraphs = text
    .toLowerCase()
    .split(/\n[ \t\r]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
  if (paragraphs.some((paragraph) => paragraph.includes('lorem ipsum'))) return 1
  const hits = paragraphs.filter((paragraph) => policyPhrases.some((phrase) => paragraph.includes(phrase)))
  return paragraphs.length === 0 ? 1 : hits.length / paragraphs.length
}

const leastHtmlText = 100

/** The share of a page of HTML that is seen; 0 where that is below 100 characters, and 1 for what is no page. */
function htmlTextShare(text: string): number {
  if (!/^\s*<(?:!doctype html|html|head|body)\b/i.test(text)) return 1
  const seen = withoutParts(text).replace(/<[a-z/!][^<>]*>/gi, '')
  const characters = codePoints(seen)
  return characters < leastHtmlText ? 0 : characters / codePoints(text)
}

/** Without comments, scripts and styles; one that does not end reaches to the end of the page. */
function withoutParts(text: string): string {
  let seen = ''
  let at = 0
  for (const { 0: open, 1: name, index } of text.matchAll(/<!--|<(script|style)\b/gi)) {
    if (index < at) continue
    seen += text.slice(at, index)
    const close =
      name === undefined ? /-->/g : name.toLowerCase() === 'style' ? /<\/style\s*>/gi : /<\/script\s*>/gi
    close.lastIndex = index + open.length
    if (close.exec(text) === null) return seen
    at = close.lastIndex
  }
  return seen + text.slice(at)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function lengthOf(parts: readonly string[] | null): number {
  return (parts ?? []).reduce((sum, part) => sum + part.length, 0)
}

/** How many characters a text has, halves of one that are alone among them. */
function codePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)
}
