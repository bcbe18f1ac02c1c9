import { type CodeSet, runsOf } from '../unicode/code-set.js'

/** An expression that matches one character of a set, with the flags `gu`. */
export function setPattern(set: CodeSet): RegExp {
  return new RegExp(printSet(set), 'gu')
}

/** A set as a class of an expression. */
export function printSet(set: CodeSet): string {
  let out = ''
  for (const [from, last] of runsOf(set)) out += from === last ? print(from) : `${print(from)}-${print(last)}`
  return `[${out}]`
}

function print(code: number): string {
  return `\\u{${code.toString(16)}}`
}
