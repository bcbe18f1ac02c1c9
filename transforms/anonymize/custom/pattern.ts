import { PrepError } from '../../../src/base/errors.js'
import { maxCost, patternCost } from './pattern-cost.js'
import { type PatternSyntax, parsePattern } from './pattern-parser.js'
import type { PatternNode } from './pattern-tree.js'

/** A pattern of a user, and how it is read. */
export interface PatternOptions {
  /** What messages call it. */
  name: string
  syntax: PatternSyntax
  ignoreCase?: boolean
  /** `.` matches line ends, `^` and `$` match at lines: what Presidio's recognizers go by. */
  isPresidio?: boolean
  /** Matches a whole value only, and is not searched for. */
  isWhole?: boolean
}

/**
 * A regular expression of a user, rebuilt so that its time is bounded: repeats end after 256, and one that
 * could try the same characters over and over is refused with `bad_option`. `\b` and, in Python's spelling,
 * `\w` go by scripts that put spaces between words, so that a number is found right beside a Chinese
 * character. Where it has a group named `value`, that group is the value.
 */
export function compilePattern(pattern: string, options: PatternOptions): RegExp {
  const { name, syntax, isPresidio = false, isWhole = false } = options
  const { tree, flags } = parsePattern(pattern, { syntax, name })
  const ignoreCase = options.ignoreCase === true || flags.ignoreCase || isPresidio
  const dotAll = flags.dotAll || isPresidio
  const multiline = flags.multiline || isPresidio
  const letters = `u${ignoreCase ? 'i' : ''}${dotAll ? 's' : ''}${multiline ? 'm' : ''}`
  if (patternCost(tree, letters) > maxCost)
    throw new PrepError(
      'bad_option',
      `Pattern "${name}" could try the same characters over and over: a repeat stands in a repeat, or beside one ` +
        'that matches the same. Bound the repeats, as in {1,20}, or part them by a character that neither matches',
    )
  const source = write(tree)
  return new RegExp(isWhole ? `^(?:${source})$` : source, isWhole ? letters : `dg${letters}`)
}

function write(node: PatternNode): string {
  switch (node.kind) {
    case 'set':
    case 'place':
      return node.source
    case 'look':
    case 'group':
      return `${node.open}${write(node.body)})`
    case 'either':
      return `(?:${node.options.map(write).join('|')})`
    case 'row':
      return node.items.map(write).join('')
    case 'repeat': {
      const { min, max, isLazy } = node
      const count = min === 0 && max === 1 ? '?' : min === max ? `{${min}}` : `{${min},${max}}`
      return `${node.body.kind === 'repeat' ? `(?:${write(node.body)})` : write(node.body)}${count}${isLazy ? '?' : ''}`
    }
  }
}
