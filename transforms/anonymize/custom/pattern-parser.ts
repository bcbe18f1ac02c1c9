import { PrepError } from '../../../src/base/errors.js'
import { matchAt } from '../../../src/text/match-at.js'
import { maxRepeat, type ParsedPattern, type PatternFlags, type PatternNode } from './pattern-tree.js'

/** Whose spelling a pattern has: that of JavaScript, or that of Python's `re`, as in Presidio's files. */
export type PatternSyntax = 'javascript' | 'python'

/** Letters, marks and digits of scripts that put spaces between words: what `\b` and Python's `\w` go by here. */
const wordSet =
  '\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Arabic}\\p{sc=Hebrew}\\p{sc=Devanagari}\\p{M}\\p{N}_'
const boundary = `(?:(?<=[${wordSet}])(?![${wordSet}])|(?<![${wordSet}])(?=[${wordSet}]))`
const noBoundary = `(?:(?<=[${wordSet}])(?=[${wordSet}])|(?<![${wordSet}])(?![${wordSet}]))`
const quantifier = /[*+?]|\{(\d{0,9})(,?)(\d{0,9})\}/y
const knownEscape =
  /[dDsSwWnrtfv0]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|u\{[\dA-Fa-f]{1,6}\}|U[\dA-Fa-f]{8}|[pP]\{[\w=]{1,40}\}/y
const syntaxCharacters = '^$\\.*+?()[]{}|/'
const maxPatternLength = 4000

/** Takes a pattern apart. Throws `bad_option` for what is no pattern, and for what cannot be matched in linear time. */
export function parsePattern(
  pattern: string,
  { syntax, name }: { syntax: PatternSyntax; name: string },
): ParsedPattern {
  if (pattern.length > maxPatternLength)
    throw new PrepError(
      'bad_option',
      `Pattern "${name}" has more than ${maxPatternLength} characters. Use a list of terms, or several patterns`,
    )
  const reader = new PatternReader(pattern, syntax === 'python')
  try {
    return { tree: reader.readAll(), flags: reader.flags }
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error
    throw new PrepError('bad_option', `Pattern "${name}": ${error.message}`)
  }
}

class PatternFault extends Error {}

class PatternReader {
  readonly flags: PatternFlags = { ignoreCase: false, dotAll: false, multiline: false }
  readonly #text: string
  readonly #isPython: boolean
  #at = 0
  #depth = 0

  constructor(text: string, isPython: boolean) {
    this.#text = text
    this.#isPython = isPython
  }

  readAll(): PatternNode {
    const tree = this.#readEither()
    if (this.#at < this.#text.length) throw this.#fault('A ")" has no "("')
    return tree
  }

  #fault(message: string): PatternFault {
    return new PatternFault(`${message} (character ${this.#at + 1})`)
  }

  #take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false
    this.#at += token.length
    return true
  }

  #readEither(): PatternNode {
    if (++this.#depth > 40) throw this.#fault('Groups are nested too deep')
    const options = [this.#readRow()]
    while (this.#take('|')) options.push(this.#readRow())
    this.#depth--
    return options.length === 1 ? options[0] : { kind: 'either', options }
  }

  #readRow(): PatternNode {
    const items: PatternNode[] = []
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at])) {
      const item = this.#readItem()
      if (item !== undefined) items.push(this.#readRepeat(item))
    }
    return { kind: 'row', items }
  }

  #readRepeat(body: PatternNode): PatternNode {
    const found = matchAt(quantifier, this.#text, this.#at)
    if (found === undefined || found[0] === '{}' || found[0] === '{,}') return body
    this.#at += found[0].length
    if (body.kind === 'place' || body.kind === 'look') throw this.#fault('A place cannot be repeated')
    const [sign, low, comma, high] = found
    const min = sign === '+' ? 1 : Number(low ?? '')
    const max =
      sign === '?' ? 1 : sign.length === 1 || (comma && high === '') ? maxRepeat : Number(high || low)
    if (min > max || max > maxRepeat)
      throw this.#fault(`A repeat goes from a smaller to a larger number, at most ${maxRepeat}`)
    if (this.#take('+')) throw this.#fault('Possessive quantifiers are not read. Take the second "+" out')
    const isLazy = this.#take('?')
    if (/[*+?]/.test(this.#text[this.#at] ?? '')) throw this.#fault('A quantifier follows another one')
    return { kind: 'repeat', body, min, max, isLazy }
  }

  #readItem(): PatternNode | undefined {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) as number)
    this.#at += character.length
    if (character === '(') return this.#readGroup()
    if (character === '[') return { kind: 'set', source: this.#readClass() }
    if (character === '\\') return this.#readEscape()
    if (character === '.') return { kind: 'set', source: '.' }
    if (character === '^' || character === '$') return { kind: 'place', source: character }
    if ('*+?'.includes(character)) throw this.#fault('A quantifier has nothing before it')
    return { kind: 'set', source: escaped(character) }
  }

  #readGroup(): PatternNode | undefined {
    const rest = this.#text.slice(this.#at)
    const comment = /^\?#[^)]*\)/.exec(rest)
    if (comment !== null) {
      this.#at += comment[0].length
      return undefined
    }
    const flags = /^\?([aiLmsux]+)\)/.exec(rest)
    if (flags !== null) return this.#readFlags(flags)
    if (/^\?(?:P=|\()/.test(rest)) throw this.#fault('References to what a group matched are not read')
    if (rest.startsWith('?>')) throw this.#fault('Atomic groups are not read. Write (?: instead')
    const head = /^(?:\?(?::|=|!|<=|<!|P?<([A-Za-z_]\w*)>))?/.exec(rest) as RegExpExecArray
    if (rest.startsWith('?') && head[0] === '')
      throw this.#fault('A group begins with signs that are not known')
    this.#at += head[0].length
    const body = this.#readEither()
    if (!this.#take(')')) throw this.#fault('A "(" has no ")"')
    const open =
      head[1] === 'value' ? '(?<value>' : head[0] === '' || head[1] !== undefined ? '(?:' : `(${head[0]}`
    return { kind: open === '(?:' || open === '(?<value>' ? 'group' : 'look', open, body }
  }

  #readFlags([whole, letters]: RegExpExecArray): undefined {
    if (!this.#isPython || this.#at !== 1)
      throw this.#fault('Flags such as (?i) stand at the head of a pattern')
    if (/[xL]/.test(letters)) throw this.#fault('The flags x and L are not read')
    this.flags.ignoreCase ||= letters.includes('i')
    this.flags.dotAll ||= letters.includes('s')
    this.flags.multiline ||= letters.includes('m')
    this.#at += whole.length
    return undefined
  }

  #readEscape(): PatternNode {
    const code = this.#text[this.#at] ?? ''
    if (/[1-9k]/.test(code)) throw this.#fault('References to what a group matched are not read')
    if (code === 'b' || code === 'B') {
      this.#at++
      return { kind: 'place', source: code === 'b' ? boundary : noBoundary }
    }
    if (this.#isPython && (code === 'A' || code === 'Z')) {
      this.#at++
      return { kind: 'place', source: code === 'A' ? '(?<![^])' : '(?![^])' }
    }
    if (this.#isPython && (code === 'w' || code === 'W')) {
      this.#at++
      return { kind: 'set', source: `[${code === 'W' ? '^' : ''}${wordSet}]` }
    }
    return { kind: 'set', source: this.#readCharacterEscape() }
  }

  /** An escape that stands for one character or a class of them; the backslash is taken. */
  #readCharacterEscape(): string {
    const found = matchAt(knownEscape, this.#text, this.#at)?.[0]
    if (found !== undefined) {
      this.#at += found.length
      return found.startsWith('U') ? `\\u{${found.slice(1)}}` : `\\${found}`
    }
    const point = this.#text.codePointAt(this.#at)
    if (point === undefined) throw this.#fault('A "\\" has nothing behind it')
    const character = String.fromCodePoint(point)
    if (/[A-Za-z0-9]/.test(character)) throw this.#fault(`The escape "\\${character}" is not known`)
    this.#at += character.length
    return escaped(character)
  }

  #readClass(): string {
    let source = this.#take('^') ? '[^' : '['
    if (this.#isPython && this.#take(']')) source += '\\]'
    for (;;) {
      if (this.#at >= this.#text.length) throw this.#fault('A "[" has no "]"')
      if (this.#take(']')) break
      if (this.#take('\\')) {
        const code = this.#text[this.#at]
        if (code === 'b' || (code === '-' && ++this.#at > 0)) {
          if (code === 'b') this.#at++
          source += code === 'b' ? '\\x08' : '\\-'
        } else if (this.#isPython && code === 'w') {
          this.#at++
          source += wordSet
        } else source += this.#readCharacterEscape()
        continue
      }
      const character = String.fromCodePoint(this.#text.codePointAt(this.#at) as number)
      this.#at += character.length
      const next = this.#text[this.#at]
      const isRange = character === '-' && !source.endsWith('[') && !source.endsWith('[^') && next !== ']'
      if (character === '-') source += isRange && !/\\[dDsSwW]$|\}$/.test(source) ? '-' : '\\-'
      else source += escaped(character)
    }
    return checkedClass(`${source}]`, () => this.#fault('A class in [] is not well formed'))
  }
}

function checkedClass(source: string, fault: () => Error): string {
  try {
    new RegExp(source, 'u')
  } catch {
    throw fault()
  }
  return source
}

function escaped(character: string): string {
  return syntaxCharacters.includes(character) ? `\\${character}` : character
}
