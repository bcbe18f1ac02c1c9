/** Statements. Source of the grammar: pallets/jinja src/jinja2/parser.py; `generation` is of `transformers`. */
import { SyntaxFault } from '../python/faults.js'
import { parseExpression, parseFilter, parseNamedFilter, parseTuple } from './parse-expression.js'
import type { Applied, Expression, Parameter, Statement, Target } from './syntax.js'
import { TokenStream } from './token-stream.js'
import { tokensOf } from './tokens.js'

/** Reads a template. Throws `SyntaxFault`. */
export function parseTemplate(template: string): Statement[] {
  const tokens = new TokenStream(tokensOf(template))
  const body = parseBody(tokens, [])
  if (!tokens.is('end')) throw new SyntaxFault(`"${tokens.following.value}" is not expected`, tokens.line)
  return body
}

/** Reads up to a tag that begins with one of these words, which is left to the caller from that word on. */
function parseBody(tokens: TokenStream, ends: readonly string[]): Statement[] {
  const body: Statement[] = []
  for (;;) {
    if (tokens.is('text')) body.push({ kind: 'text', text: tokens.next().value })
    else if (tokens.skip('variable_begin')) {
      body.push({ kind: 'output', value: parseTuple(tokens) })
      tokens.expect('variable_end')
    } else if (tokens.is('block_begin')) {
      if (tokens.following.kind === 'name' && ends.includes(tokens.following.value)) {
        tokens.next()
        return body
      }
      tokens.next()
      body.push(parseStatement(tokens))
      tokens.expect('block_end')
    } else if (ends.length === 0) return body
    else throw new SyntaxFault(`${ends.join(' or ')} is missing`, tokens.line)
  }
}

/** The body of a block behind its own tag, with its end. */
function parseBlock(tokens: TokenStream, end: string): Statement[] {
  tokens.expect('block_end')
  const body = parseBody(tokens, [end])
  tokens.next()
  return body
}

function parseStatement(tokens: TokenStream): Statement {
  const { value: word, line } = tokens.expect('name')
  switch (word) {
    case 'if':
      return parseIf(tokens)
    case 'for':
      return parseFor(tokens)
    case 'set':
      return parseSet(tokens)
    case 'macro':
      return parseMacro(tokens)
    case 'call':
      return parseCallBlock(tokens)
    case 'filter':
      return {
        kind: 'filter_block',
        filters: [parseNamedFilter(tokens), ...parseFilters(tokens)],
        body: parseBlock(tokens, 'endfilter'),
      }
    case 'with':
      return parseWith(tokens)
    case 'generation':
      return { kind: 'generation', line, body: parseBlock(tokens, 'endgeneration') }
    case 'break':
    case 'continue':
      return { kind: word }
  }
  throw new SyntaxFault(`the block "${word}" is not known here`, line)
}

function parseIf(tokens: TokenStream): Statement {
  const branches: { test: Expression; body: Statement[] }[] = []
  for (;;) {
    const test = parseTuple(tokens, { withChoice: false })
    tokens.expect('block_end')
    const body = parseBody(tokens, ['elif', 'else', 'endif'])
    branches.push({ test, body })
    const word = tokens.next().value
    if (word === 'elif') continue
    const otherwise = word === 'else' ? parseBlock(tokens, 'endif') : []
    return { kind: 'if', branches, otherwise }
  }
}

function parseFor(tokens: TokenStream): Statement {
  const target = parseTarget(tokens, { isEnd: () => tokens.isWord('in') })
  tokens.expect('name', 'in')
  const items = parseTuple(tokens, { withChoice: false, isEnd: () => tokens.isWord('recursive') })
  const test = tokens.skip('name', 'if') ? parseExpression(tokens) : undefined
  const isRecursive = tokens.skip('name', 'recursive')
  tokens.expect('block_end')
  const body = parseBody(tokens, ['endfor', 'else'])
  const otherwise = tokens.next().value === 'else' ? parseBlock(tokens, 'endfor') : []
  return { kind: 'for', target, items, test, body, otherwise, isRecursive }
}

function parseSet(tokens: TokenStream): Statement {
  const target = parseTarget(tokens)
  if (tokens.skip('operator', '=')) return { kind: 'set', target, value: parseTuple(tokens) }
  const filters = parseFilters(tokens)
  return { kind: 'set_block', target, filters, body: parseBlock(tokens, 'endset') }
}

function parseFilters(tokens: TokenStream): Applied[] {
  const filters: Applied[] = []
  while (tokens.isOperator('|')) filters.push(parseFilter(tokens))
  return filters
}

function parseTarget(tokens: TokenStream, { isEnd = () => false }: { isEnd?: () => boolean } = {}): Target {
  const items: Target[] = []
  let isTuple = false
  while (items.length === 0 || !(isEnd() || tokens.isOperator('=', ')'))) {
    if (tokens.skip('operator', '(')) {
      items.push(parseTarget(tokens))
      tokens.expect('operator', ')')
    } else {
      const { value: name, line } = tokens.expect('name')
      if (tokens.skip('operator', '.'))
        items.push({ kind: 'member', name, attribute: tokens.expect('name').value, line })
      else items.push({ kind: 'name', name })
    }
    if (!tokens.skip('operator', ',')) break
    isTuple = true
  }
  return isTuple ? { kind: 'tuple', items } : items[0]
}

function parseMacro(tokens: TokenStream): Statement {
  const { value: name } = tokens.expect('name')
  const parameters = parseParameters(tokens)
  return { kind: 'macro', name, parameters, body: parseBlock(tokens, 'endmacro') }
}

function parseParameters(tokens: TokenStream): Parameter[] {
  const parameters: Parameter[] = []
  tokens.expect('operator', '(')
  while (!tokens.isOperator(')')) {
    const { value: name } = tokens.expect('name')
    parameters.push({ name, fallback: tokens.skip('operator', '=') ? parseExpression(tokens) : undefined })
    if (!tokens.skip('operator', ',')) break
  }
  tokens.expect('operator', ')')
  return parameters
}

function parseCallBlock(tokens: TokenStream): Statement {
  const parameters = tokens.isOperator('(') ? parseParameters(tokens) : []
  const { line } = tokens
  const called = parseExpression(tokens)
  if (called.kind !== 'call') throw new SyntaxFault('"call" needs a call behind it', line)
  return { ...called, kind: 'call_block', parameters, body: parseBlock(tokens, 'endcall') }
}

function parseWith(tokens: TokenStream): Statement {
  const pairs: [Target, Expression][] = []
  while (!tokens.is('block_end')) {
    const target = parseTarget(tokens)
    tokens.expect('operator', '=')
    pairs.push([target, parseExpression(tokens)])
    if (!tokens.skip('operator', ',')) break
  }
  return { kind: 'with', pairs, body: parseBlock(tokens, 'endwith') }
}
