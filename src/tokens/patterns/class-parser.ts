import { type Unicode, whiteSpace } from '../unicode/categories.js'
import { type CodeSet, codeSet, intersectSets, invertSet, uniteSets } from '../unicode/code-set.js'
import type { PatternReader } from './pattern-reader.js'

/** Letters that are the same in any case as a letter of ASCII, beyond ASCII: the long s and the sign of kelvin. */
const foldedToAscii: Readonly<Record<string, number>> = { s: 0x17f, k: 0x212a }

const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7, e: 27, '0': 0 }

/** Reads what matches one character: an escape or a class in brackets. */
export class ClassParser {
  readonly #reader: PatternReader
  readonly #unicode: Unicode

  constructor(reader: PatternReader, unicode: Unicode) {
    this.#reader = reader
    this.#unicode = unicode
  }

  /** The set of an escape, whose backslash was read. */
  escaped(): CodeSet {
    const letter = this.#reader.take()
    switch (letter) {
      case 's':
        return whiteSpace
      case 'S':
        return invertSet(whiteSpace)
      case 'd':
        return this.#property('Nd')
      case 'D':
        return invertSet(this.#property('Nd'))
      case 'p':
        return this.#namedProperty()
      case 'P':
        return invertSet(this.#namedProperty())
      case 'x':
        return this.#hexadecimal(2)
      case 'u':
        return this.#hexadecimal(4)
      default:
        if (controls[letter] !== undefined) return single(controls[letter])
        if (/[\p{L}\p{N}]/u.test(letter)) return this.#reader.refuse(`\\${letter}`)
        return single(letter.codePointAt(0) ?? 0)
    }
  }

  /** The set of a class, whose `[` was read. */
  bracket(): CodeSet {
    const isInverted = this.#reader.takeIf('^')
    let whole: CodeSet | undefined
    let part: CodeSet = []
    let isFirst = true
    for (;;) {
      if (this.#reader.isAtEnd()) return this.#reader.refuse('a class without its end')
      if (!isFirst && this.#reader.takeIf(']')) break
      isFirst = false
      if (this.#reader.takeIf('&&')) {
        whole = whole === undefined ? part : intersectSets(whole, part)
        part = []
        continue
      }
      if (this.#reader.looksAt('[:')) return this.#reader.refuse('[:name:]')
      part = uniteSets(part, this.#reader.takeIf('[') ? this.bracket() : this.#rangeOrMember())
    }
    const set = whole === undefined ? part : intersectSets(whole, part)
    return isInverted ? invertSet(set) : set
  }

  #rangeOrMember(): CodeSet {
    const from = this.#member()
    const isRange =
      from.length === 2 && from[1] === from[0] + 1 && this.#reader.looksAt('-') && !this.#reader.looksAt('-]')
    if (!isRange) return from
    this.#reader.take()
    if (this.#reader.looksAt('[')) return this.#reader.refuse('a range that ends in a class')
    const to = this.#member()
    if (to.length !== 2 || to[1] !== to[0] + 1 || to[0] < from[0])
      return this.#reader.refuse('a range without its end')
    return [from[0], to[1]]
  }

  #member(): CodeSet {
    const letter = this.#reader.take()
    return letter === '\\' ? this.escaped() : single(letter.codePointAt(0) ?? 0)
  }

  #namedProperty(): CodeSet {
    if (!this.#reader.takeIf('{')) return this.#property(this.#reader.take())
    const isInverted = this.#reader.takeIf('^')
    const set = this.#property(this.#reader.takeUntil('}'))
    return isInverted ? invertSet(set) : set
  }

  #property(name: string): CodeSet {
    return this.#unicode.setOf(name) ?? this.#reader.refuse(`\\p{${name}}`)
  }

  #hexadecimal(digits: number): CodeSet {
    const text = this.#reader.takeIf('{')
      ? this.#reader.takeUntil('}')
      : Array.from({ length: digits }, this.#reader.take).join('')
    const code = Number.parseInt(text, 16)
    return /^[0-9a-f]+$/i.test(text) && code < 0x110000 ? single(code) : this.#reader.refuse(`\\x{${text}}`)
  }

  /** The set of characters in any case. */
  anyCase(set: CodeSet): CodeSet {
    const more: [number, number][] = []
    if (set[set.length - 1] > 0x80) return this.#reader.refuse('any case of letters beyond ASCII')
    for (let code = 0x41; code <= 0x5a; code++) {
      const small = String.fromCharCode(code + 32)
      const codes = [code, code + 32, ...(foldedToAscii[small] === undefined ? [] : [foldedToAscii[small]])]
      if (set.some((_, i) => i % 2 === 0 && codes.some((one) => one >= set[i] && one < set[i + 1])))
        for (const one of codes) more.push([one, one])
    }
    return uniteSets(set, codeSet(more))
  }
}

function single(code: number): CodeSet {
  return [code, code + 1]
}
