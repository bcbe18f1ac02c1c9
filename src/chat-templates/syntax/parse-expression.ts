/** Expressions, each rank of operators in a function. Source of the grammar: pallets/jinja src/jinja2/parser.py. */
import { SyntaxFault } from '../python/faults.js'
import type { BinaryOperator, CompareOperator } from '../python/operators.js'
import { Float, type Value } from '../python/values.js'
import type { Applied, Arguments, Expression } from './syntax.js'
import type { TokenStream } from './token-stream.js'

const noArguments: Arguments = { positional: [], named: [] }

/** Reads one expression. Without `withChoice`, an `if` behind it belongs to something else. */
export function parseExpression(tokens: TokenStream, { withChoice = true } = {}): Expression {
  return withChoice ? parseChoice(tokens) : parseOr(tokens)
}

/** Reads expressions with commas between them, as one tuple where there is any comma. */
export function parseTuple(
  tokens: TokenStream,
  { withChoice = true, isEnd = () => false }: { withChoice?: boolean; isEnd?: () => boolean } = {},
): Expression {
  const items: Expression[] = []
  let isTuple = false
  while (!isTupleEnd(tokens) && !isEnd()) {
    items.push(parseExpression(tokens, { withChoice }))
    if (!tokens.skip('operator', ',')) break
    isTuple = true
  }
  if (!isTuple && items.length === 1) return items[0]
  if (items.length === 0) throw new SyntaxFault('an expression is expected', tokens.line)
  return { kind: 'tuple', items }
}

function isTupleEnd(tokens: TokenStream): boolean {
  return tokens.is('variable_end') || tokens.is('block_end') || tokens.isOperator(')')
}

function parseChoice(tokens: TokenStream): Expression {
  let yes = parseOr(tokens)
  while (tokens.skip('name', 'if')) {
    const test = parseOr(tokens)
    const no = tokens.skip('name', 'else') ? parseChoice(tokens) : undefined
    yes = { kind: 'choice', test, yes, no }
  }
  return yes
}

function parseOr(tokens: TokenStream): Expression {
  let left = parseAnd(tokens)
  while (tokens.skip('name', 'or')) left = { kind: 'or', left, right: parseAnd(tokens) }
  return left
}

function parseAnd(tokens: TokenStream): Expression {
  let left = parseNot(tokens)
  while (tokens.skip('name', 'and')) left = { kind: 'and', left, right: parseNot(tokens) }
  return left
}

function parseNot(tokens: TokenStream): Expression {
  if (!tokens.isWord('not')) return parseCompare(tokens)
  tokens.next()
  return { kind: 'unary', operator: 'not', operand: parseNot(tokens) }
}

const compareOperators: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])

function parseCompare(tokens: TokenStream): Expression {
  const first = parseSum(tokens)
  const rest: { operator: CompareOperator; operand: Expression }[] = []
  for (;;) {
    let operator: CompareOperator
    if (tokens.is('operator') && compareOperators.has(tokens.current.value))
      operator = tokens.next().value as CompareOperator
    else if (tokens.skip('name', 'in')) operator = 'in'
    else if (tokens.isWord('not') && tokens.following.value === 'in') {
      tokens.next()
      tokens.next()
      operator = 'not in'
    } else break
    rest.push({ operator, operand: parseSum(tokens) })
  }
  return rest.length === 0 ? first : { kind: 'compare', first, rest }
}

function parseSum(tokens: TokenStream): Expression {
  return parseBinary(tokens, ['+', '-'], parseConcat)
}

function parseConcat(tokens: TokenStream): Expression {
  const items = [parseProduct(tokens)]
  while (tokens.skip('operator', '~')) items.push(parseProduct(tokens))
  return items.length === 1 ? items[0] : { kind: 'concat', items }
}

function parseProduct(tokens: TokenStream): Expression {
  return parseBinary(tokens, ['*', '/', '//', '%'], parsePower)
}

function parsePower(tokens: TokenStream): Expression {
  return parseBinary(tokens, ['**'], (inner) => parseUnary(inner))
}

function parseBinary(
  tokens: TokenStream,
  operators: readonly BinaryOperator[],
  parseOperand: (tokens: TokenStream) => Expression,
): Expression {
  let left = parseOperand(tokens)
  while (tokens.isOperator(...operators)) {
    const operator = tokens.next().value as BinaryOperator
    left = { kind: 'binary', operator, left, right: parseOperand(tokens) }
  }
  return left
}

function parseUnary(tokens: TokenStream, { withFilter = true } = {}): Expression {
  let node: Expression
  if (tokens.isOperator('-', '+')) {
    const operator = tokens.next().value as '-' | '+'
    node = { kind: 'unary', operator, operand: parseUnary(tokens, { withFilter: false }) }
  } else node = parsePrimary(tokens)
  node = parsePostfix(tokens, node)
  return withFilter ? parseApplied(tokens, node) : node
}

const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
])

function parsePrimary(tokens: TokenStream): Expression {
  const token = tokens.next()
  const { kind, value, line } = token
  if (kind === 'name') {
    const constant = constants.get(value)
    return constant === undefined
      ? { kind: 'name', name: value, line }
      : { kind: 'constant', value: constant }
  }
  if (kind === 'string') {
    let text = value
    while (tokens.is('string')) text += tokens.next().value
    return { kind: 'constant', value: text }
  }
  if (kind === 'integer') return { kind: 'constant', value: Number(value.replaceAll('_', '')) }
  if (kind === 'float') return { kind: 'constant', value: new Float(Number(value.replaceAll('_', ''))) }
  if (kind === 'operator' && value === '(') return parseParentheses(tokens)
  if (kind === 'operator' && value === '[') return { kind: 'list', items: parseItems(tokens, ']') }
  if (kind === 'operator' && value === '{') return parseDict(tokens)
  throw new SyntaxFault(`an expression is expected, and ${value || kind} found`, line)
}

function parseParentheses(tokens: TokenStream): Expression {
  if (tokens.skip('operator', ')')) return { kind: 'tuple', items: [] }
  const node = parseTuple(tokens)
  tokens.expect('operator', ')')
  return node
}

function parseItems(tokens: TokenStream, end: string): Expression[] {
  const items: Expression[] = []
  while (!tokens.isOperator(end)) {
    items.push(parseExpression(tokens))
    if (!tokens.skip('operator', ',')) break
  }
  tokens.expect('operator', end)
  return items
}

function parseDict(tokens: TokenStream): Expression {
  const pairs: [Expression, Expression][] = []
  while (!tokens.isOperator('}')) {
    const key = parseExpression(tokens)
    tokens.expect('operator', ':')
    pairs.push([key, parseExpression(tokens)])
    if (!tokens.skip('operator', ',')) break
  }
  tokens.expect('operator', '}')
  return { kind: 'dict', pairs }
}

function parsePostfix(tokens: TokenStream, start: Expression): Expression {
  let node = start
  for (;;) {
    if (tokens.isOperator('.', '[')) node = parseSubscript(tokens, node)
    else if (tokens.isOperator('(')) node = { kind: 'call', callee: node, args: parseArguments(tokens) }
    else return node
  }
}

function parseSubscript(tokens: TokenStream, object: Expression): Expression {
  if (tokens.next().value === '.') {
    const { kind, value, line } = tokens.next()
    if (kind === 'name') return { kind: 'attribute', object, name: value }
    if (kind !== 'integer') throw new SyntaxFault('a name is expected behind "."', line)
    return { kind: 'item', object, key: { kind: 'constant', value: Number(value) } }
  }
  const bounds: (Expression | undefined)[] = []
  let isSlice = false
  let part: Expression | undefined
  for (;;) {
    if (tokens.isOperator(']')) break
    if (tokens.isOperator(',')) throw new SyntaxFault('one key is expected in "[]"', tokens.line)
    if (tokens.skip('operator', ':')) {
      isSlice = true
      bounds.push(part)
      part = undefined
    } else part = parseExpression(tokens)
  }
  tokens.expect('operator', ']')
  if (isSlice) return { kind: 'slice', object, bounds: [...bounds, part] }
  if (part === undefined) throw new SyntaxFault('a key is expected in "[]"', tokens.line)
  return { kind: 'item', object, key: part }
}

/** Reads what is given in parentheses. */
export function parseArguments(tokens: TokenStream): Arguments {
  tokens.expect('operator', '(')
  const positional: Expression[] = []
  const named: [string, Expression][] = []
  let spread: Expression | undefined
  let spreadNamed: Expression | undefined
  while (!tokens.isOperator(')')) {
    if (tokens.skip('operator', '*')) spread = parseExpression(tokens)
    else if (tokens.skip('operator', '**')) spreadNamed = parseExpression(tokens)
    else if (tokens.is('name') && tokens.following.kind === 'operator' && tokens.following.value === '=') {
      const name = tokens.next().value
      tokens.next()
      named.push([name, parseExpression(tokens)])
    } else positional.push(parseExpression(tokens))
    if (!tokens.skip('operator', ',')) break
  }
  tokens.expect('operator', ')')
  return { positional, named, spread, spreadNamed }
}

function parseApplied(tokens: TokenStream, start: Expression): Expression {
  let node = start
  for (;;) {
    if (tokens.isOperator('|')) node = { kind: 'filter', operand: node, filter: parseFilter(tokens) }
    else if (tokens.isWord('is')) node = parseTest(tokens, node)
    else if (tokens.isOperator('(')) node = { kind: 'call', callee: node, args: parseArguments(tokens) }
    else return node
  }
}

/** Reads `| name(…)`. */
export function parseFilter(tokens: TokenStream): Applied {
  tokens.expect('operator', '|')
  return parseNamedFilter(tokens)
}

/** Reads the name of a filter and what it is given. */
export function parseNamedFilter(tokens: TokenStream): Applied {
  const { value, line } = tokens.expect('name')
  return { name: value, line, args: tokens.isOperator('(') ? parseArguments(tokens) : noArguments }
}

function parseTest(tokens: TokenStream, operand: Expression): Expression {
  tokens.next()
  const isNegated = tokens.skip('name', 'not')
  const { value: name, line } = tokens.expect('name')
  let args = noArguments
  const isArgument =
    tokens.is('string') ||
    tokens.is('integer') ||
    tokens.is('float') ||
    tokens.isOperator('[', '{') ||
    (tokens.is('name') && !tokens.isWord('else', 'or', 'and', 'is'))
  if (tokens.isOperator('(')) args = parseArguments(tokens)
  else if (isArgument) args = { positional: [parsePostfix(tokens, parsePrimary(tokens))], named: [] }
  const node: Expression = { kind: 'test', operand, test: { name, args, line } }
  return isNegated ? { kind: 'unary', operator: 'not', operand: node } : node
}
