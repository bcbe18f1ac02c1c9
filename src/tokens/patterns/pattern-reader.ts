import { PrepError } from '../../base/errors.js'

/** Reads an expression character by character. */
export interface PatternReader {
  isAtEnd(): boolean
  /** The character that is next; empty at the end. */
  next(): string
  /** Takes one character; throws at the end. */
  take(): string
  /** Takes these characters if they are next. */
  takeIf(text: string): boolean
  /** Takes all up to a character, and the character. */
  takeUntil(end: string): string
  looksAt(text: string): boolean
  /** Throws: the expression uses something that is not translated. */
  refuse(what: string): never
}

/** Reads an expression of a tokenizer file. */
export function openPatternReader(source: string): PatternReader {
  const characters = Array.from(source)
  let at = 0
  return {
    isAtEnd: () => at === characters.length,
    next: () => characters[at] ?? '',
    take,
    takeIf,
    takeUntil,
    looksAt,
    refuse,
  }

  function take(): string {
    if (at === characters.length) return refuse('an end in the middle of something')
    return characters[at++]
  }

  function looksAt(text: string): boolean {
    return Array.from(text).every((character, i) => characters[at + i] === character)
  }

  function takeIf(text: string): boolean {
    const isThere = looksAt(text)
    if (isThere) at += Array.from(text).length
    return isThere
  }

  function takeUntil(end: string): string {
    let taken = ''
    for (let next = take(); next !== end; next = take()) taken += next
    return taken
  }

  function refuse(what: string): never {
    throw new PrepError(
      'unsupported',
      `The tokenizer splits text by the expression ${JSON.stringify(source)}, whose part ${JSON.stringify(what)} is not supported. Take a tokenizer without it`,
    )
  }
}
