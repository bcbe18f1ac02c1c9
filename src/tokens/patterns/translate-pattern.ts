import type { Unicode } from '../unicode/categories.js'
import { type CodeSet, invertSet } from '../unicode/code-set.js'
import { ClassParser } from './class-parser.js'
import { openPatternReader, type PatternReader } from './pattern-reader.js'
import { printSet } from './set-pattern.js'

/**
 * Expressions of tokenizers are written for Oniguruma or for the `regex` crates of Rust. They are translated into
 * ones of JavaScript that match the same: with the same version of Unicode, the same meaning of `\s`, of `$` and of
 * any case, and without going back where the original does not.
 */

/** For what an expression was written. */
export type PatternSyntax = 'oniguruma' | 'rust'

/** Letters that are one character together in another case, such as the ligature of f and i; no set of single ones has it. */
const folded = /ss|ff|fi|fl|st/i

/** Translates an expression; the flags are `gu`. Throws `unsupported` for what it does not know, and names it. */
export function translatePattern(
  source: string,
  options: { syntax: PatternSyntax; unicode: Unicode },
): RegExp {
  const reader = openPatternReader(source)
  const sets = new ClassParser(reader, options.unicode)
  const translated = new PatternTranslator({ reader, sets, syntax: options.syntax }).alternatives(false)
  if (!reader.isAtEnd()) reader.refuse(')')
  return new RegExp(translated, 'gu')
}

/** Reads an expression once, from left to right, and writes it in JavaScript. */
class PatternTranslator {
  readonly #reader: PatternReader
  readonly #sets: ClassParser
  readonly #syntax: PatternSyntax
  #groups = 0

  constructor({ reader, sets, syntax }: { reader: PatternReader; sets: ClassParser; syntax: PatternSyntax }) {
    this.#reader = reader
    this.#sets = sets
    this.#syntax = syntax
  }

  /** All up to the end of the group, or of the expression. */
  alternatives(isAnyCase: boolean): string {
    const reader = this.#reader
    let out = ''
    let letters = ''
    while (!reader.isAtEnd() && !reader.looksAt(')')) {
      if (reader.takeIf('|')) {
        out += '|'
        letters = ''
        continue
      }
      letters = isAnyCase && /^[a-z]$/i.test(reader.next()) ? letters + reader.next() : ''
      if (folded.test(letters)) reader.refuse(`(?i:${letters})`)
      out += this.#quantified(this.#atom(isAnyCase))
    }
    return out
  }

  #atom(isAnyCase: boolean): string {
    const inCase = (set: CodeSet): string => printSet(isAnyCase ? this.#sets.anyCase(set) : set)
    const next = this.#reader.take()
    switch (next) {
      case '(':
        return this.#group(isAnyCase)
      case '[':
        return inCase(this.#sets.bracket())
      case '.':
        return printSet(invertSet([10, 11]))
      case '^':
        return this.#syntax === 'rust' ? '(?<![^])' : '(?<![^\\n])'
      case '$':
        return this.#syntax === 'rust' ? '(?![^])' : '(?![^\\n])'
      case '\\':
        return inCase(this.#sets.escaped())
      case '*':
      case '+':
      case '?':
        return this.#reader.refuse(next)
      default: {
        const code = next.codePointAt(0) ?? 0
        return inCase([code, code + 1])
      }
    }
  }

  #group(isAnyCase: boolean): string {
    const reader = this.#reader
    if (!reader.takeIf('?')) return this.#closed('(?:', isAnyCase)
    for (const sign of [':', '=', '!', '<=', '<!'])
      if (reader.takeIf(sign)) return this.#closed(`(?${sign}`, isAnyCase)
    if (reader.takeIf('>')) return this.#atomic(this.#closed('(?:', isAnyCase))
    if (reader.takeIf('i:')) return this.#closed('(?:', true)
    if (reader.takeIf('-i:')) return this.#closed('(?:', false)
    return reader.refuse(`(?${reader.take()}`)
  }

  #closed(open: string, isAnyCase: boolean): string {
    const inner = this.alternatives(isAnyCase)
    if (!this.#reader.takeIf(')')) this.#reader.refuse('a group without its end')
    return `${open}${inner})`
  }

  #quantified(what: string): string {
    const quantifier = this.#takeQuantifier()
    if (quantifier === '') return what
    const repeated = `${what}${quantifier}`
    if (this.#reader.takeIf('?')) return `${repeated}?`
    if (!this.#reader.takeIf('+')) return repeated
    // For Oniguruma, {1,3}+ is repeated once more; for Rust it does not go back.
    const isRepeated = quantifier.startsWith('{') && this.#syntax === 'oniguruma'
    return isRepeated ? `(?:${repeated})+` : this.#atomic(repeated)
  }

  #takeQuantifier(): string {
    const reader = this.#reader
    for (const sign of ['*', '+', '?']) if (reader.takeIf(sign)) return sign
    if (!reader.takeIf('{')) return ''
    const range = reader.takeUntil('}')
    if (!/^\d+(?:,\d*)?$/.test(range)) reader.refuse(`{${range}}`)
    return `{${range}}`
  }

  /** What a lookahead has matched is not tried another way. */
  #atomic(what: string): string {
    this.#groups++
    return `(?:(?=(?<g${this.#groups}>${what}))\\k<g${this.#groups}>)`
  }
}
