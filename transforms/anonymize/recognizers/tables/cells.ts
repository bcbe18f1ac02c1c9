import { matchEnd } from '../../../../src/text/match-at.js'

/** Where the value of a cell stands, without quotes and spaces around it. */
export interface Cell {
  start: number
  end: number
}

/** Longer lines are no rows of records. */
const longestLine = 2000
const mostCells = 64

/** The marks that stand between the cells of a line. */
export const delimiters = [',', ';', '\t', '|'] as const

/**
 * The cells of the line `from` to `to`, with marks inside double quotes kept; `undefined` where it is too long. Marks at
 * both ends, as in tables of Markdown, delimit nothing.
 */
export function cellsOfLine(
  text: string,
  { start: from, end: to }: Cell,
  delimiter: string,
): Cell[] | undefined {
  if (to - from > longestLine) return undefined
  let start = from
  let end = to
  if (delimiter === '|') {
    while (text[start] === ' ') start++
    if (text[start] === '|') start++
    while (end > start && /\s/.test(text[end - 1])) end--
    if (text[end - 1] === '|') end--
  }
  const cells: Cell[] = []
  let isQuoted = false
  for (let i = start; i <= end; i++) {
    if (i < end && text[i] === '"') isQuoted = !isQuoted
    if (i < end && (isQuoted || text[i] !== delimiter)) continue
    cells.push(trimmed(text, start, i))
    if (cells.length > mostCells) return undefined
    start = i + 1
  }
  return cells
}

const tuple = /\s{0,40},?\s{0,40}\(/y
const sqlCell = /\s{0,40}(?:[NE]?'(?:[^'\\]|''|\\.){0,500}'|[^,()'\n]{0,100})\s{0,40}(?=[,)])/y

/** The cells of the next row of SQL's VALUES behind `from`, and where it ends; `undefined` where none follows. */
export function cellsOfTuple(text: string, from: number): { cells: Cell[]; end: number } | undefined {
  const cells: Cell[] = []
  let at = matchEnd(tuple, text, from)
  while (at !== undefined && cells.length <= mostCells) {
    const end = matchEnd(sqlCell, text, at)
    if (end === undefined) return undefined
    cells.push(trimmed(text, at, end))
    at = end + 1
    if (text[end] === ')') return { cells, end: at }
  }
  return undefined
}

/** Without spaces, and without quotes of one kind around it. */
function trimmed(text: string, from: number, to: number): Cell {
  let start = from
  let end = to
  while (start < end && /\s/.test(text[start])) start++
  while (end > start && /\s/.test(text[end - 1])) end--
  if (end - start > 2 && /[NE]/.test(text[start]) && text[start + 1] === "'" && text[end - 1] === "'") start++
  const quote = text[start]
  if (end - start > 1 && (quote === '"' || quote === "'" || quote === '`') && text[end - 1] === quote)
    return { start: start + 1, end: end - 1 }
  return { start, end }
}
