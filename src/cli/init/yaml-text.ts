import { printable, wrap } from '../terminal/width.js'

const columns = 80

/** Words that YAML takes for something else than text. */
const otherWords = /^(?:true|false|null|yes|no|on|off|~)$/i

/** A value as YAML in one line. Names and paths stand plain where that is safe, else in double quotes as JSON writes them. */
export function yamlOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${yamlOf(name)}: ${yamlOf(inner)}`)
      .join(', ')} }`
  if (typeof value !== 'string') return JSON.stringify(value)
  return /^[\p{L}_./][\p{L}\p{N}_./-]*$/u.test(value) && !otherWords.test(value)
    ? value
    : JSON.stringify(value)
}

/** Text of the data, such as the name of a column, inside a comment. */
export function inComment(text: string): string {
  return printable(text)
}

/** A sentence as a comment of as many lines as it needs. */
export function comment(sentence: string, indent = ''): string[] {
  return wrap(inComment(sentence), columns - indent.length - 2).map((line) => `${indent}# ${line}`)
}

/** Lines with their notes in one column behind them. */
export function noted(lines: readonly (readonly [line: string, note: string])[]): string[] {
  const width = Math.max(...lines.filter(([, note]) => note !== '').map(([line]) => line.length))
  return lines.map(([line, note]) => (note === '' ? line : `${line.padEnd(width)}  # ${inComment(note)}`))
}
