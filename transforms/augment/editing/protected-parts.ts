/**
 * What no operation may change in a text that is to stay right: beside code, links, slots, tags and role markers, which
 * `protectedSpans` finds, also quoted strings, titles of works, mail addresses, paths, formulas, JSON, numbers with their
 * units, and the terms that an option names.
 */

import { escapePattern } from '../../../src/text/escape-pattern.js'
import { joinSpans, protectedSpans, type Span } from '../../../src/text/protected-spans.js'

/** Finds the protected parts of a text, in order; none touch. Numbers are among them, or may be changed (`open`). */
export type FindProtected = (
  text: string,
  language: 'en' | 'zh',
  numbers: 'protected' | 'open',
) => readonly Span[]

interface Pattern {
  /** What every match holds: most texts have none of it and are passed over. */
  cue: string
  pattern: RegExp
}

const quoted: readonly Pattern[] = [
  { cue: '"', pattern: /"[^"\n]{1,400}"/g },
  { cue: '“', pattern: /“[^”\n]{1,400}”/g },
  { cue: '‘', pattern: /‘[^’\n]{1,400}’(?!\p{L})/gu },
  { cue: "'", pattern: /(?<![\p{L}\p{N}])'[^'\n]{1,200}'(?![\p{L}\p{N}])/gu },
  { cue: '「', pattern: /「[^」\n]{1,400}」/g },
  { cue: '『', pattern: /『[^』\n]{1,400}』/g },
  { cue: '《', pattern: /《[^》\n]{1,100}》/g },
]

const written: readonly Pattern[] = [
  { cue: '@', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}|@[\w.]{1,40}/g },
  // Names of people from elsewhere, as 约翰·史密斯
  { cue: '·', pattern: /[\u4e00-\u9fff]{1,5}(?:·[\u4e00-\u9fffA-Za-z.]{1,6}){1,4}/g },
  { cue: '$', pattern: /\$[^$\n]{1,200}\$/g },
  { cue: '/', pattern: /(?<![\w/])(?:[A-Za-z]:|~|\.{0,2})[\\/][\w.-]{1,100}(?:[\\/][\w.-]{0,100}){0,20}/g },
]

const number =
  /[0-9０-９][0-9０-９.,:：/×^-]{0,40}(?:\s?(?:%|°[CF]?|[kKmMcCgGtT]?(?:[gGmMlLBbVWAs]|Hz|[Bb]ytes?))(?![A-Za-z]))?/g

/** Makes the function that finds the protected parts, with terms of one's own among them. */
export function openProtected(terms: readonly string[]): FindProtected {
  const own = terms.length === 0 ? undefined : new RegExp(terms.map(escapePattern).join('|'), 'giu')
  return (text, language, numbers) => {
    const spans: Span[] = protectedSpans(text, language)
    for (const { cue, pattern } of quoted) if (text.includes(cue)) addMatches(spans, text, pattern)
    for (const { cue, pattern } of written) if (text.includes(cue)) addMatches(spans, text, pattern)
    if (numbers === 'protected') addMatches(spans, text, number)
    if (own !== undefined) addMatches(spans, text, own)
    if (text.includes('{') || text.includes('[')) spans.push(...jsonSpans(text))
    return joinSpans(spans)
  }
}

function addMatches(spans: Span[], text: string, pattern: RegExp): void {
  for (const match of text.matchAll(pattern))
    spans.push({ start: match.index, end: match.index + match[0].length })
}

/** What begins as a JSON object or list does, up to the bracket that closes it, or to the end of the text. */
function jsonSpans(text: string): Span[] {
  const spans: Span[] = []
  const begins = /\{\s*["}]|\[\s*[[{"\d\]-]/g
  for (let match = begins.exec(text); match !== null; match = begins.exec(text)) {
    const end = closeOf(text, match.index)
    spans.push({ start: match.index, end })
    begins.lastIndex = end
  }
  return spans
}

function closeOf(text: string, start: number): number {
  let depth = 0
  let isQuoted = false
  for (let i = start; i < text.length; i++) {
    const sign = text[i]
    if (isQuoted) {
      if (sign === '\\') i++
      else if (sign === '"') isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === '{' || sign === '[') depth++
    else if ((sign === '}' || sign === ']') && --depth === 0) return i + 1
  }
  return text.length
}
