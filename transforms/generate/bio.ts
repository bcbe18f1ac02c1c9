import type { Span } from './compile-record.js'

/** The tokens of a text with a label each, as trainers of taggers want them. */
export interface LabelledTokens {
  tokens: string[]
  /** `B-` and the type at the beginning of a span, `I-` within it, `O` outside of all. */
  tags: string[]
}

/** A Chinese or Japanese character, a word or number of other scripts, or any other sign. */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{L}\p{M}\p{N}_]|$)|[^\s]/gu

/** Cuts a text into tokens, none of which is half in a span. Spans count Unicode characters and stand in order. */
export function labelTokens(text: string, spans: readonly Span[]): LabelledTokens {
  const tokens: string[] = []
  const tags: string[] = []
  const add = (part: string, type: string | undefined) => {
    for (const [i, [found]] of [...part.matchAll(token)].entries()) {
      tokens.push(found)
      tags.push(type === undefined ? 'O' : `${i === 0 ? 'B' : 'I'}-${type}`)
    }
  }
  let rest = text
  let at = 0
  for (const { start, text: value, type } of spans) {
    const before = start - at === 0 ? '' : firstCharacters(rest, start - at)
    add(before, undefined)
    add(value, type)
    rest = rest.slice(before.length + value.length)
    at = start + Array.from(value).length
  }
  add(rest, undefined)
  return { tokens, tags }
}

function firstCharacters(text: string, count: number): string {
  const plain = text.slice(0, count)
  return /[\ud800-\udfff]/.test(plain) ? Array.from(text).slice(0, count).join('') : plain
}
