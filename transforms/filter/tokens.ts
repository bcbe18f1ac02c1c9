import { matchAt, matchEnd } from '../../src/text/match-at.js'
import { ExpressionFault } from './syntax.js'

/** A word of an expression. */
export interface Token {
  kind: 'name' | 'quoted name' | 'text' | 'number' | 'sign' | 'end'
  /** What it says: a name or a text without its quotes; names in front of the rest as they are written. */
  value: string
  /** Where it begins. */
  at: number
  /** Where it ends. */
  end: number
}

const blank = /\s*/y
const forms: readonly { kind: Token['kind']; form: RegExp }[] = [
  { kind: 'name', form: /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy },
  { kind: 'number', form: /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y },
  { kind: 'text', form: /'((?:[^']|'')*)'/y },
  { kind: 'quoted name', form: /"((?:[^"]|"")*)"/y },
  { kind: 'sign', form: /<=|>=|<>|!=|==|[=<>+\-*/%(),.[\]]/y },
]

/** Signs of other languages, and of Chinese keyboards, with what is written here. */
const otherSigns: Readonly<Record<string, string>> = {
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '。': '.',
  '【': '[',
  '】': ']',
  '‘': "'",
  '’': "'",
  '“': "'",
  '”': "'",
  '「': "'",
  '」': "'",
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '！': 'not',
  '`': '"',
}

/** Takes an expression apart. Throws {@link ExpressionFault} for a sign that means nothing here and for open quotes. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = matchEnd(blank, text, 0) ?? 0; at < text.length; ) {
    const token = tokenAt(text, at)
    tokens.push(token)
    at = matchEnd(blank, text, token.end) ?? token.end
  }
  return [...tokens, { kind: 'end', value: '', at: text.length, end: text.length }]
}

function tokenAt(text: string, at: number): Token {
  for (const { kind, form } of forms) {
    const [found, quoted] = matchAt(form, text, at) ?? []
    if (found === undefined) continue
    const quote = found[0]
    const value = quoted === undefined ? found : quoted.replaceAll(quote + quote, quote)
    return { kind, value, at, end: at + found.length }
  }
  const sign = [text.slice(at, at + 2), text[at]].find((sign) => Object.hasOwn(otherSigns, sign))
  if (sign !== undefined) throw new ExpressionFault(at, `Here ${sign} is written ${otherSigns[sign]}`)
  if (text[at] === "'" || text[at] === '"')
    throw new ExpressionFault(
      at,
      `The quote ${text[at]} is never closed. Close it, or double one inside a text`,
    )
  const character = String.fromCodePoint(text.codePointAt(at)!)
  throw new ExpressionFault(
    at,
    `The character ${character} means nothing here. A text stands in single quotes, a name with such a character in double ones`,
  )
}
