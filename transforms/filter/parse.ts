import {
  type BinaryOperator,
  type Expression,
  ExpressionFault,
  type LiteralNode,
  type PathNode,
  type PathStep,
} from './syntax.js'
import { type Token, tokensOf } from './tokens.js'

/**
 * Parses an expression by binding powers (Pratt, "Top down operator precedence", 1973): each operator takes what
 * binds tighter than itself. The order is that of SQL: `or`, `and`, `not`, comparisons, sums, products, signs.
 * Throws {@link ExpressionFault}.
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text)
  return parser.parse()
}

const powers = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7 } as const

const binaryPowers: Readonly<Record<string, number>> = {
  or: powers.or,
  and: powers.and,
  '=': powers.comparison,
  '!=': powers.comparison,
  '<': powers.comparison,
  '<=': powers.comparison,
  '>': powers.comparison,
  '>=': powers.comparison,
  '+': powers.sum,
  '-': powers.sum,
  '*': powers.product,
  '/': powers.product,
  '%': powers.product,
}

const spellings: Readonly<Record<string, string>> = { '==': '=', '<>': '!=' }
const words = ['and', 'or', 'not', 'in', 'is', 'null', 'true', 'false']
/** Words of SQL and other languages, with what is written here. */
const otherWords: Readonly<Record<string, string>> = {
  like: "contains(column, 'text'), starts_with, ends_with or matches",
  ilike: "contains(lower(column), 'text')",
  rlike: "matches(column, 'pattern')",
  regexp: "matches(column, 'pattern')",
  between: 'column >= 1 and column <= 9',
  xor: '!=',
}
/** Deeper than anybody writes, and far from what the stack of calls holds. */
const maxDepth = 200

class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  parse(): Expression {
    if (this.#isAtEnd())
      throw new ExpressionFault(0, 'The expression is empty. Write one such as length(answer) <= 4096')
    const whole = this.#expression(0)
    if (!this.#isAtEnd()) throw this.#unexpected('and, or, or the end')
    return whole
  }

  get #token(): Token {
    return this.#tokens[this.#next]
  }

  /** The word or sign that comes next, as operators are called. */
  get #operator(): string | undefined {
    const { kind, value } = this.#token
    if (kind === 'sign') return spellings[value] ?? value
    return kind === 'name' ? value.toLowerCase() : undefined
  }

  #expression(least: number): Expression {
    if (++this.#depth > maxDepth)
      throw new ExpressionFault(
        this.#token.at,
        `The expression is nested more than ${maxDepth} deep. Make it flatter`,
      )
    let left = this.#prefix()
    for (;;) {
      const next = this.#infix(left, least)
      if (next === undefined) break
      left = next
    }
    this.#depth--
    return left
  }

  /** What goes on behind `left`; `undefined` where that is all. */
  #infix(left: Expression, least: number): Expression | undefined {
    const operator = this.#operator
    const { at } = this.#token
    if (operator === undefined) return undefined
    if (operator === 'in' || operator === 'is' || (operator === 'not' && this.#follows('in')))
      return powers.comparison <= least ? undefined : this.#test(left, operator)
    const power = Object.hasOwn(binaryPowers, operator) ? binaryPowers[operator] : undefined
    if (power === undefined || power <= least) {
      if (power === powers.comparison && least === power)
        throw new ExpressionFault(at, 'Comparisons cannot be chained. Write 1 < a and a < 9')
      return undefined
    }
    this.#next++
    const right = this.#expression(power)
    return { kind: 'binary', at, operator: operator as BinaryOperator, left, right }
  }

  /** `is null`, `in (…)` and both with `not`. */
  #test(of: Expression, operator: string): Expression {
    const { at } = this.#token
    this.#next++
    if (operator === 'is') {
      const isNegated = this.#take('not')
      if (!this.#take('null')) throw this.#unexpected('null')
      return { kind: 'null test', at, of, isNegated }
    }
    const isNegated = operator === 'not' && this.#take('in')
    this.#expect('(')
    const options: LiteralNode[] = []
    do {
      const option = this.#expression(powers.sum)
      if (option.kind !== 'literal')
        throw new ExpressionFault(option.at, "Between the brackets of in stand values, such as ('zh', 'en')")
      options.push(option)
    } while (this.#take(','))
    this.#expect(')')
    return { kind: 'in', at, of, options, isNegated }
  }

  #prefix(): Expression {
    const token = this.#token
    const { kind, value, at } = token
    this.#next++
    if (kind === 'text') return { kind: 'literal', at, value }
    if (kind === 'number') return { kind: 'literal', at, value: numberOf(value) }
    if (kind === 'quoted name') return this.#path(token)
    if (kind === 'sign' && value === '(') {
      const inner = this.#expression(0)
      this.#expect(')')
      return inner
    }
    if (kind === 'sign' && value === '-') return negativeOf(this.#expression(powers.sign), at)
    if (kind !== 'name') {
      this.#next--
      throw this.#unexpected('a column, a value or (')
    }
    const word = value.toLowerCase()
    if (word === 'not') return { kind: 'not', at, of: this.#expression(powers.not) }
    if (word === 'null') return { kind: 'literal', at, value: null }
    if (word === 'true' || word === 'false') return { kind: 'literal', at, value: word === 'true' }
    if (words.includes(word)) {
      this.#next--
      throw this.#unexpected('a column, a value or (')
    }
    return this.#isSign('(') ? this.#call(token) : this.#path(token)
  }

  #call({ value, at }: Token): Expression {
    this.#expect('(')
    const args: Expression[] = []
    if (!this.#take(')')) {
      do args.push(this.#expression(0))
      while (this.#take(','))
      this.#expect(')')
    }
    return { kind: 'call', at, name: value.toLowerCase(), args }
  }

  #path({ value, at, end }: Token): PathNode {
    const steps: PathStep[] = []
    let last = end
    for (;;) {
      if (this.#take('.')) {
        const { kind, value } = this.#token
        if (kind !== 'name' && kind !== 'quoted name') throw this.#unexpected('the name of a field')
        steps.push({ field: value })
      } else if (this.#take('[')) {
        if (this.#isSign(']')) steps.push('items')
        else steps.push({ item: this.#index() })
        if (!this.#isSign(']')) throw this.#unexpected(']')
      } else break
      last = this.#token.end
      this.#next++
    }
    return { kind: 'path', at, text: this.#text.slice(at, last), column: value, steps }
  }

  #index(): number {
    const isNegative = this.#take('-')
    const { kind, value } = this.#token
    if (kind !== 'number' || !/^\d{1,9}$/.test(value))
      throw this.#unexpected('a whole number, such as 0 or -1')
    this.#next++
    return isNegative ? -Number(value) : Number(value)
  }

  #isAtEnd(): boolean {
    return this.#token.kind === 'end'
  }

  #isSign(sign: string): boolean {
    return this.#token.kind === 'sign' && this.#token.value === sign
  }

  /** Whether that word stands behind the next. */
  #follows(word: string): boolean {
    const { kind, value } = this.#tokens[this.#next + 1]
    return kind === 'name' && value.toLowerCase() === word
  }

  /** Takes a word or sign, where it comes next. */
  #take(wanted: string): boolean {
    if (this.#operator !== wanted) return false
    this.#next++
    return true
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#unexpected(sign)
  }

  #unexpected(wanted: string): ExpressionFault {
    const { kind, value, at, end } = this.#token
    const word = kind === 'name' ? value.toLowerCase() : ''
    if (Object.hasOwn(otherWords, word))
      return new ExpressionFault(at, `There is no ${word} here. Write ${otherWords[word]}`)
    const found = kind === 'end' ? 'the end' : this.#text.slice(at, end)
    return new ExpressionFault(at, `Found ${found} where ${wanted} is wanted`)
  }
}

function numberOf(text: string): number | bigint {
  const value = Number(text)
  return /^\d+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value
}

function negativeOf(of: Expression, at: number): Expression {
  const { kind } = of
  if (kind === 'literal' && (typeof of.value === 'number' || typeof of.value === 'bigint'))
    return { kind: 'literal', at, value: -of.value }
  return { kind: 'negative', at, of }
}
