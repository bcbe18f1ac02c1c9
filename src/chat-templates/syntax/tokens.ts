/**
 * Cuts a template into tokens, with the white space that Jinja takes away around tags. The settings are those of
 * `transformers`: the first line feed behind a block or comment goes (`trim_blocks`), spaces and tabs before one that
 * begins a line go (`lstrip_blocks`), and so does one line feed at the end of the whole.
 *
 * Source: pallets/jinja src/jinja2/lexer.py; huggingface/transformers src/transformers/utils/chat_template_utils.py.
 */
import { SyntaxFault } from '../python/faults.js'
import { isSpace, onlySpace, strip } from '../python/white-space.js'

export type TokenKind =
  | 'text'
  | 'variable_begin'
  | 'variable_end'
  | 'block_begin'
  | 'block_end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'operator'
  | 'end'

export interface Token {
  kind: TokenKind
  value: string
  line: number
}

const rawBegin = /\{%[-+]?\s*raw\s*(?:-%\}|%\})/y
const rawEnd = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/
const operatorText = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y
const floatText = /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy
const integerText = /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy
const nameText = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*/uy
const stringText = /'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*"/sy

/** The tokens of a template, with one of kind `end` behind them. Throws `SyntaxFault`. */
export function tokensOf(template: string): Token[] {
  return new Lexer(template).run()
}

class Lexer {
  readonly #source: string
  readonly #tokens: Token[] = []
  #at = 0
  #line = 1
  /** Whether what was read last ends a line, so that a tag may begin one. */
  #isLineStart = true

  constructor(template: string) {
    this.#source = template.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  }

  run(): Token[] {
    const source = this.#source
    while (this.#at < source.length) {
      const next = source.slice(this.#at).search(/\{[%{#]/)
      if (next < 0) {
        this.#push('text', source.slice(this.#at))
        this.#move(source.length)
        break
      }
      const start = this.#at + next
      const text = source.slice(this.#at, start)
      const sign = source[start + 2]
      const kind = source[start + 1]
      const kept = this.#textBeforeTag(text, { sign, isVariable: kind === '{' })
      if (kept !== '') this.#push('text', kept)
      this.#move(start)
      if (kind === '#') this.#comment()
      else if (kind === '%' && matchAt(rawBegin, source, start) !== undefined) this.#raw()
      else this.#tag(kind === '%' ? 'block' : 'variable')
    }
    this.#push('end', '')
    return this.#tokens
  }

  #textBeforeTag(text: string, { sign, isVariable }: { sign: string; isVariable: boolean }): string {
    if (sign === '-') return strip(text, 'end')
    if (sign === '+' || isVariable) return text
    const line = text.lastIndexOf('\n') + 1
    const isLineStart = line > 0 || this.#isLineStart
    return isLineStart && onlySpace.test(text.slice(line)) ? text.slice(0, line) : text
  }

  #comment(): void {
    const end = this.#source.indexOf('#}', this.#at + 2)
    if (end < 0) throw new SyntaxFault('a comment is not closed', this.#line)
    // The sign of `{#-#}` is that of its beginning.
    const sign = end > this.#at + 3 ? this.#source[end - 1] : ''
    this.#move(end + 2)
    this.#afterTag(sign)
  }

  #raw(): void {
    const open = matchAt(rawBegin, this.#source, this.#at) as string
    this.#move(this.#at + open.length)
    if (open.includes('-%}')) this.#skipSpace()
    const end = rawEnd.exec(this.#source.slice(this.#at))
    if (end === null) throw new SyntaxFault('a raw block is not closed', this.#line)
    this.#isLineStart = this.#source[this.#at - 1] === '\n'
    const text = this.#source.slice(this.#at, this.#at + end.index)
    const kept = this.#textBeforeTag(text, { sign: end[1], isVariable: false })
    if (kept !== '') this.#push('text', kept)
    this.#move(this.#at + end.index + end[0].length)
    this.#afterTag(end[2])
  }

  #tag(kind: 'block' | 'variable'): void {
    this.#push(`${kind}_begin`, '')
    const signed = /[-+]/.test(this.#source[this.#at + 2] ?? '')
    this.#move(this.#at + (signed ? 3 : 2))
    const closing = kind === 'block' ? '%}' : '}}'
    for (let depth = 0; ; ) {
      this.#skipSpace()
      const rest = this.#source.slice(this.#at, this.#at + 3)
      if (rest === '') throw new SyntaxFault(`a tag is not closed by "${closing}"`, this.#line)
      const sign = rest[0] === '-' || (rest[0] === '+' && kind === 'block') ? rest[0] : ''
      if (depth === 0 && rest.startsWith(closing, sign.length)) {
        this.#push(`${kind}_end`, '')
        this.#move(this.#at + sign.length + 2)
        if (kind === 'block') this.#afterTag(sign)
        else if (sign === '-') this.#skipSpace()
        this.#isLineStart = this.#source[this.#at - 1] === '\n'
        return
      }
      const token = this.#inside()
      if ('([{'.includes(token)) depth++
      else if (')]}'.includes(token)) depth--
    }
  }

  /** Reads one token of a tag, and answers its text where it is an operator. */
  #inside(): string {
    const kinds = [
      ['float', floatText],
      ['integer', integerText],
      ['name', nameText],
      ['string', stringText],
      ['operator', operatorText],
    ] as const
    for (const [kind, pattern] of kinds) {
      if (kind === 'float' && this.#source[this.#at - 1] === '.') continue
      const found = matchAt(pattern, this.#source, this.#at)
      if (found === undefined) continue
      this.#push(kind, kind === 'string' ? unescaped(found.slice(1, -1)) : found)
      this.#move(this.#at + found.length)
      return kind === 'operator' ? found : ' '
    }
    throw new SyntaxFault(`"${this.#source[this.#at]}" is not expected`, this.#line)
  }

  /** What goes behind the end of a block or comment. */
  #afterTag(sign: string): void {
    if (sign === '-') this.#skipSpace()
    else if (sign !== '+' && this.#source[this.#at] === '\n') this.#move(this.#at + 1)
    this.#isLineStart = this.#source[this.#at - 1] === '\n'
  }

  #skipSpace(): void {
    let to = this.#at
    while (to < this.#source.length && isSpace(this.#source.charCodeAt(to))) to++
    this.#move(to)
  }

  #move(to: number): void {
    for (let at = this.#at; at < to; at++) if (this.#source.charCodeAt(at) === 10) this.#line++
    this.#at = to
  }

  #push(kind: TokenKind, value: string): void {
    this.#tokens.push({ kind, value, line: this.#line })
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  const sticky = new RegExp(pattern.source, pattern.flags)
  sticky.lastIndex = at
  return sticky.exec(text)?.[0]
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
}

/** The text that a literal stands for, by Python's `unicode-escape`: what is no escape there stays as it is. */
function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|(.))/gs,
    (whole, x: string, u: string, long: string, octal: string, other: string) => {
      const hex = x ?? u ?? long
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
      return simpleEscapes[other] ?? whole
    },
  )
}
