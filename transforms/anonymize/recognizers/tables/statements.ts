import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Cell } from './cells.js'

/** The statements of SQL that hold rows, and the names of their columns. */

const verb = /(?:insert|replace|create|copy|update)\s/gi
/** A word of a statement, without the bracket that may follow it. */
const plainWord = /\s*([^\s(]+)/y
const openBracket = /\s*\(/y
const assignment =
  /\s*(?:,\s*|(?:where|and|or)\s+)?([\w`"[\].]+)\s*=\s*[NE]?(?:'((?:[^'\\\n]|''|\\.)*)'|[\w.()+-]+)/iy
/** What begins a part of a definition and is no column. */
const noColumn: ReadonlySet<string> = new Set(
  'primary foreign unique constraint key index check fulltext exclude like'.split(' '),
)
/** Words that may stand between a verb and what it is about. */
const fillers: ReadonlySet<string> = new Set('temp temporary table if not exists ignore into'.split(' '))
/** No definition and no list of columns that is read is longer, in UTF-16 units. */
const longestDefinition = 4000
const longestList = 600
const mostRows = 10_000

/** What a statement says of its rows; which of these follow depends on its verb. */
export interface Statement {
  names: string[]
  /** Where tuples of values follow. */
  from?: number
  /** Lines of values with tabs between them. */
  lines?: Cell[]
  /** One row. */
  cells?: Cell[]
}

/**
 * The statements of a text that hold rows: `INSERT INTO people (name) VALUES`, of which the columns may stand in the
 * definition of the table alone, `COPY people (name) FROM stdin;`, as PostgreSQL dumps them, and the values in quotes of
 * `UPDATE people SET name = '…' WHERE phone = '…'`.
 */
export function* statementsIn(text: string): Generator<Statement> {
  const tables = new Map<string, string[]>()
  for (const { 0: lead, index } of allMatches(verb, text)) {
    const table = tableAt(text, index + lead.length)
    if (table === undefined) continue
    const { name, end } = table
    const kind = lead.trim().toLowerCase()
    if (kind === 'update') {
      const from = behindWord(text, end, 'set')
      if (from !== undefined) yield assignmentsAt(text, from)
      continue
    }
    const opens = matchAt(openBracket, text, end)
    const list = opens === undefined ? undefined : listAt(text, end + opens[0].length)
    if (kind === 'create') {
      if (opens !== undefined) tables.set(name, definedColumns(text, end + opens[0].length))
    } else if (kind === 'copy') {
      const from = list === undefined ? undefined : behindWord(text, list.end, 'from')
      const data = from === undefined ? undefined : behindWord(text, from, 'stdin')
      if (list !== undefined && data !== undefined) yield { names: list.names, lines: linesAt(text, data) }
    } else {
      const names = list?.names ?? tables.get(name)
      const from = behindWord(text, list?.end ?? end, 'values')
      if (names !== undefined && from !== undefined) yield { names, from }
    }
  }
}

function tableAt(text: string, at: number): { name: string; end: number } | undefined {
  for (let from = at; ; ) {
    const hit = matchAt(plainWord, text, from)
    if (hit === undefined) return undefined
    const end = from + hit[0].length
    if (!fillers.has(hit[1].toLowerCase())) return { name: bare(hit[1]), end }
    from = end
  }
}

/** Where the next word ends, if it is this one. */
function behindWord(text: string, at: number, word: string): number | undefined {
  const hit = matchAt(plainWord, text, at)
  return hit?.[1].replace(/;$/, '').toLowerCase() === word ? at + hit[0].length : undefined
}

/** The columns that are listed up to the bracket that closes. */
function listAt(text: string, at: number): { names: string[]; end: number } | undefined {
  const close = text.slice(at, at + longestList).indexOf(')')
  if (close === -1) return undefined
  const names = text.slice(at, at + close).split(',')
  return { names: names.map((name) => bare(name.trim())), end: at + close + 1 }
}

/** The first word of each part of a definition, up to the bracket that closes it. */
function definedColumns(text: string, from: number): string[] {
  const parts: string[] = []
  const limit = Math.min(text.length, from + longestDefinition)
  let depth = 0
  let start = from
  for (let i = from; i < limit && depth >= 0; i++) {
    const mark = text[i]
    if (mark === '(') depth++
    if (mark === ')') depth--
    if (depth < 0 || (mark === ',' && depth === 0)) {
      parts.push(text.slice(start, i).trim().split(/\s/, 1)[0])
      start = i + 1
    }
  }
  return parts.map(bare).filter((part) => !noColumn.has(part.toLowerCase()))
}

/** The lines behind the one that goes on at a place, up to an empty one or the mark that ends them. */
function linesAt(text: string, at: number): Cell[] {
  const lines: Cell[] = []
  const first = text.indexOf('\n', at)
  if (first === -1) return lines
  for (let start = first + 1; start < text.length && lines.length < mostRows; ) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    if (text.startsWith('\\.', start) || end === start) break
    lines.push({ start, end })
    start = end + 1
  }
  return lines
}

function assignmentsAt(text: string, from: number): Statement {
  const names: string[] = []
  const cells: Cell[] = []
  let at = from
  for (let hit = matchAt(assignment, text, at); hit !== undefined; hit = matchAt(assignment, text, at)) {
    at = hit.index + hit[0].length
    if (hit[2] === undefined) continue
    names.push(bare(hit[1]))
    cells.push({ start: at - 1 - hit[2].length, end: at - 1 })
  }
  return { names, cells }
}

/** A name without quotes and without the schema before it. */
function bare(name: string): string {
  return name.replace(/[\s"'`[\]]/g, '').replace(/^.*\./, '')
}
