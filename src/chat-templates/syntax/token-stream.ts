import { SyntaxFault } from '../python/faults.js'
import type { Token, TokenKind } from './tokens.js'

/** Tokens, read one after the other. */
export class TokenStream {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get current(): Token {
    return this.#tokens[this.#at]
  }

  get following(): Token {
    return this.#tokens[Math.min(this.#at + 1, this.#tokens.length - 1)]
  }

  next(): Token {
    const token = this.current
    if (token.kind !== 'end') this.#at++
    return token
  }

  is(kind: TokenKind, value?: string): boolean {
    return this.current.kind === kind && (value === undefined || this.current.value === value)
  }

  /** Whether the token is one of these words. */
  isWord(...words: readonly string[]): boolean {
    return this.current.kind === 'name' && words.includes(this.current.value)
  }

  isOperator(...operators: readonly string[]): boolean {
    return this.current.kind === 'operator' && operators.includes(this.current.value)
  }

  /** Passes a token if it is that one. */
  skip(kind: TokenKind, value?: string): boolean {
    if (!this.is(kind, value)) return false
    this.next()
    return true
  }

  /** Passes a token that has to be there. */
  expect(kind: TokenKind, value?: string): Token {
    if (this.is(kind, value)) return this.next()
    const found = this.current.kind === 'end' ? 'the end of the template' : this.current.value
    throw new SyntaxFault(`${value ?? kind} is expected, and ${found || this.current.kind} found`, this.line)
  }

  get line(): number {
    return this.current.line
  }
}
