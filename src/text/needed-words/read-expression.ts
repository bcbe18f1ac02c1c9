import { edge, expectedOf, noLetterBefore, noLetterBehind } from './word-set.js'

/** More words are not told apart one by one. */
const mostExact = 120
const mostInClass = 6
const mostWords = 400
/** Of what may be left out: more than that is not told apart before something. */
const mostOptional = 12

/** What a part of an expression matches. */
interface Part {
  /** All that it can match, in small letters, where that is little. */
  exact: Words | undefined
  /** Sets of words of each of which one stands in what it matches, or beside it. */
  needs: readonly Words[]
  /** What everything that it matches begins with, where that is little. */
  starts: Words | undefined
}

/** Words of which one stands there; {@link edge} and the like stand for places in them. */
export type Words = readonly string[]

const anything: Part = { exact: undefined, needs: [], starts: undefined }

/** What an expression says of the texts in which it has a match. */
export interface ReadExpression {
  /** Of each of these sets a word stands in the text. */
  needs: readonly Words[]
  /** With one of these every match begins; `undefined` where its form says too little. */
  starts: Words | undefined
}

export function readExpression({ source, flags }: RegExp): ReadExpression {
  const part = new ExpressionReader(source, flags).readAll()
  return { needs: allOf(part), starts: part.starts }
}

/** What is one of some words. */
function oneOf(words: Words): Part {
  return { exact: words, needs: [], starts: words }
}

/** A place, beside which something may have to stand. */
function placeOf(needs: readonly Words[]): Part {
  return { exact: [''], needs, starts: [''] }
}

function allOf({ exact, needs }: Part): readonly Words[] {
  return exact === undefined || exact.includes('') ? needs : [...needs, exact]
}

/** Reads the source of an expression, which is known to be well formed. */
class ExpressionReader {
  readonly #source: string
  readonly #ignoresCase: boolean
  readonly #flags: string
  #at = 0

  constructor(source: string, flags: string) {
    this.#source = source
    this.#ignoresCase = flags.includes('i')
    this.#flags = flags.replace(/[gyd]/g, '')
  }

  readAll(): Part {
    return this.#readEither()
  }

  #take(token: string): boolean {
    if (!this.#source.startsWith(token, this.#at)) return false
    this.#at += token.length
    return true
  }

  #readEither(): Part {
    const options = [this.#readRow()]
    while (this.#take('|')) options.push(this.#readRow())
    return options.length === 1 ? options[0] : eitherOf(options)
  }

  #readRow(): Part {
    const row = new Row()
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]))
      row.add(this.#readRepeated())
    return row.end()
  }

  #readRepeated(): Part {
    const part = this.#readPart()
    const repeat = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})/.exec(this.#source.slice(this.#at, this.#at + 16))
    if (repeat === null) return part
    this.#at += repeat[0].length
    this.#take('?')
    const [sign, least] = repeat
    if (sign === '?') return part.exact === undefined ? anything : oneOf([...part.exact, ''])
    if (sign === '*' || least === '0') return anything
    if (sign === '{1}') return part
    return { exact: undefined, needs: allOf(part), starts: part.starts }
  }

  #readPart(): Part {
    if (this.#take('(')) return this.#readGroup()
    if (this.#take('[')) return this.#readClass()
    if (this.#take('\\')) return this.#readEscape()
    if (this.#take('.')) return anything
    if (this.#take('^') || this.#take('$')) return placeOf([])
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) as number)
    this.#at += character.length
    return this.#exactly([character])
  }

  #exactly(characters: Words): Part {
    if (!this.#ignoresCase) return oneOf(characters.map(small))
    // Beyond ASCII what has two cases may be written in more ways than two.
    if (characters.some((one) => one > '\x7f' && one.toLowerCase() !== one.toUpperCase())) return anything
    const all = this.#flags.includes('u') ? characters.flatMap(alike) : characters
    return oneOf([...new Set(all.map(small))])
  }

  #readGroup(): Part {
    const head = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0] ?? ''
    this.#at += head.length
    const from = this.#at
    const body = this.#readEither()
    const inside = this.#source.slice(from, this.#at)
    this.#take(')')
    if (head === '?=' || head === '?<=') return placeOf(allOf(body))
    if (head !== '?!' && head !== '?<!') return body
    if (!this.#isOfLetters(inside)) return placeOf([])
    return oneOf([head === '?!' ? noLetterBehind : noLetterBefore])
  }

  /** Whether a look that must fail does so before every ASCII letter. */
  #isOfLetters(inside: string): boolean {
    if (!/^\[(?!\^)(?:[^\]\\]|\\.)+\]$|^\\w$/.test(inside)) return false
    const one = new RegExp(`^${inside}$`, this.#flags)
    return [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].every((letter) => one.test(letter))
  }

  #readClass(): Part {
    const end = this.#endOfClass()
    const inside = this.#source.slice(this.#at, end)
    this.#at = end + 1
    if (inside.startsWith('^') || inside.length > 3 * mostInClass) return anything
    const characters: string[] = []
    for (let i = 0; i < inside.length; i++) {
      const isRange = inside[i] === '-' && i > 0 && i < inside.length - 1
      const escaped = inside[i] === '\\' ? literalEscape(inside[++i]) : inside[i]
      if (isRange || escaped === undefined) return anything
      characters.push(escaped)
    }
    if (characters.length === 0 || characters.length > mostInClass) return anything
    // Halves of a surrogate pair stand for one character where the expression knows of those.
    return characters.some(isHalf) ? anything : this.#exactly(characters)
  }

  #endOfClass(): number {
    let end = this.#at
    while (this.#source[end] !== ']') end += this.#source[end] === '\\' ? 2 : 1
    return end
  }

  #readEscape(): Part {
    const code = this.#source[this.#at++]
    if (code === 'b') return oneOf([edge])
    if (code === 'B') return placeOf([])
    if (code === 'k') {
      this.#at = this.#source.indexOf('>', this.#at) + 1
      return anything
    }
    if (/[pPux]/.test(code)) {
      const rest =
        /^(?:\{[^}]*\}|[\dA-Fa-f]{2,4})/.exec(this.#source.slice(this.#at, this.#at + 60))?.[0] ?? ''
      this.#at += code === 'x' ? 2 : rest.length
      return anything
    }
    const literal = literalEscape(code)
    return literal === undefined ? anything : this.#exactly([literal])
  }
}

/** What an escape of one character stands for; `undefined` where that is a class, or not known. */
function literalEscape(code: string): string | undefined {
  if (code === 'n') return '\n'
  if (code === 't') return '\t'
  if (code === 'r') return '\r'
  if (code === '0') return '\0'
  return /[A-Za-z0-9]/.test(code) ? undefined : code
}

function isHalf(unit: string): boolean {
  return unit >= '\ud800' && unit <= '\udfff'
}

/** With the flags i and u the long s and the sign for Kelvin are letters as well. */
function alike(unit: string): string[] {
  if (unit === 's' || unit === 'S') return [unit, '\u017f']
  return unit === 'k' || unit === 'K' ? [unit, '\u212a'] : [unit]
}

/** ASCII capitals in small letters. */
function small(unit: string): string {
  return unit >= 'A' && unit <= 'Z' ? unit.toLowerCase() : unit
}

/** Parts one behind the other. */
class Row {
  readonly #needs: Words[] = []
  #exact: Words = ['']
  #isWhole = true
  #starts: Words | undefined

  add({ exact, needs, starts }: Part): void {
    for (const set of needs) this.#needs.push(set)
    const size = exact === undefined ? Number.POSITIVE_INFINITY : this.#exact.length * exact.length
    const isOptional = exact?.includes('') === true && exact.length > 1
    if (exact !== undefined && size <= (isOptional ? mostOptional : mostExact)) {
      // What may be left out makes the words before it no rarer.
      if (isOptional) this.#needs.push(this.#exact)
      this.#exact = joined(this.#exact, exact)
      return
    }
    if (this.#isWhole) this.#starts = isOptional ? this.#exact : begun(this.#exact, starts)
    this.#isWhole = false
    this.#needs.push(this.#exact)
    this.#exact = exact === undefined || isOptional ? [''] : exact
  }

  end(): Part {
    if (this.#isWhole) return { exact: this.#exact, needs: this.#needs, starts: this.#exact }
    return { exact: undefined, needs: [...this.#needs, this.#exact], starts: this.#starts }
  }
}

function begun(heads: Words, starts: Words | undefined): Words {
  return starts !== undefined && heads.length * starts.length <= mostWords ? joined(heads, starts) : heads
}

function joined(heads: Words, tails: Words): Words {
  if (tails.length === 1) return tails[0] === '' ? heads : heads.map((head) => head + tails[0])
  if (heads.length === 1 && heads[0] === '') return tails
  return heads.flatMap((head) => tails.map((tail) => head + tail))
}

function eitherOf(options: readonly Part[]): Part {
  const isExact = options.every(({ exact, needs }) => exact !== undefined && needs.length === 0)
  const starts = startsOf(options)
  if (isExact) {
    const exact = options.flatMap((one) => one.exact ?? [])
    if (exact.length <= mostExact) return oneOf(exact)
  }
  const words: string[] = []
  for (const option of options) {
    const best = rarest(allOf(option))
    if (best === undefined) return { exact: undefined, needs: [], starts }
    words.push(...best)
  }
  return { exact: undefined, needs: words.length > mostWords ? [] : [words], starts }
}

function startsOf(options: readonly Part[]): Words | undefined {
  const words: string[] = []
  for (const { starts } of options) {
    if (starts === undefined) return undefined
    words.push(...starts)
  }
  return words.length > mostWords ? undefined : words
}

function rarest(sets: readonly Words[]): Words | undefined {
  let best: Words | undefined
  let least = Number.POSITIVE_INFINITY
  for (const set of sets) {
    const expected = expectedOf(set)
    if (expected < least) [best, least] = [set, expected]
  }
  return best
}
