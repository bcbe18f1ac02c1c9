import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isServiceAccount } from '../secrets/values/account-name.js'
import { isFiller } from '../secrets/values/assigned-value.js'
import { type Cell, cellsOfLine, cellsOfTuple, delimiters } from './cells.js'
import { besideChinesePeople, chineseColumns, chineseHints } from './chinese-columns.data.js'
import { besidePeople, type Column, columns } from './columns.data.js'
import { statementsIn } from './statements.js'

/** A part of the name of some column: a text without one holds no table. */
const hint = new RegExp(
  `name|phone|mobile|birth|born|dob|street|addr|zip|post|user|login|handle|passw|passport|guest|patient|mrn|ssn|plate|holder|${chineseHints}`,
  'gi',
)
const allColumns: readonly Column[] = [...columns, ...chineseColumns]
const title = /^[\p{L}][\p{L}\d _.'/#（）()-]{0,39}$/u
const ruler = /^[\s|:+-]{3,}$/
/** A table of fewer columns is told from a list in a sentence by nothing. */
const leastColumns = 3

/** What each column of a table may hold; nothing for those that are left alone. */
type Columns = readonly (readonly Column[])[]

/**
 * Cells of tables that stand in a text, by the names of their columns: lines of CSV with a heading, tables of Markdown,
 * rows that SQL inserts, copies or changes. The form of a cell must fit its column.
 */
export function openTableText(wants: (entity: Entity) => boolean): Recognizer {
  const wanted = allColumns.filter(({ entity }) => wants(entity))
  return {
    name: 'table_text',
    entities: [...new Set(allColumns.map(({ entity }) => entity))],
    bits: prefilterBits.at | prefilterBits.digits6,
    rescans: false,
    find({ text }, report) {
      if (wanted.length === 0 || text.search(hint) === -1) return
      findRows(text, wanted, report)
      findStatements(text, wanted, report)
    },
  }
}

/** Tables whose rows are lines. */
function findRows(text: string, wanted: readonly Column[], report: Report): void {
  let done = 0
  for (const { index } of allMatches(hint, text)) {
    if (index < done) continue
    done = readTable(text, { line: lineAt(text, index), wanted, report })
  }
}

/** Reads the table that the heading in `line` begins, if it is one; answers where it ends. */
function readTable(
  text: string,
  { line, wanted, report }: { line: Cell; wanted: readonly Column[]; report: Report },
): number {
  const delimiter = delimiters.find(
    (one) => text.slice(line.start, line.end).split(one).length >= leastColumns,
  )
  if (delimiter === undefined) return line.end
  const names = cellsOfLine(text, line, delimiter)?.map(({ start, end }) => text.slice(start, end))
  const found = names === undefined ? undefined : readHeading(names, wanted)
  let last = line
  // A table of Markdown has a rule under its heading; lines of bars without one hold a form.
  if (delimiter === '|' && !ruler.test(textOf(text, lineBehind(text, line)))) return line.end
  while (found !== undefined && last.end < text.length) {
    const row = lineBehind(text, last)
    if (row.start <= last.start) break
    if (last !== line || !ruler.test(textOf(text, row))) {
      const cells = cellsOfLine(text, row, delimiter)
      if (cells?.length !== found.length) break
      reportCells(text, { cells, found, report })
    }
    last = row
  }
  return last.end
}

/** Rows that SQL inserts, copies and changes. */
function findStatements(text: string, wanted: readonly Column[], report: Report): void {
  for (const { names, from, lines = [], cells } of statementsIn(text)) {
    const found = readHeading(names, wanted, cells === undefined ? 2 : 1)
    if (found === undefined) continue
    if (cells !== undefined) reportCells(text, { cells, found, report })
    for (const line of lines) {
      const row = cellsOfLine(text, line, '\t')
      if (row?.length === found.length) reportCells(text, { cells: row, found, report })
    }
    if (from === undefined) continue
    let at = from
    for (let row = cellsOfTuple(text, at); row?.cells.length === found.length; row = cellsOfTuple(text, at)) {
      reportCells(text, { cells: row.cells, found, report })
      at = row.end
    }
  }
}

/** Columns of Chinese tables that speak of people by themselves. */
const ofOnePerson: ReadonlySet<Entity> = new Set([
  'PERSON',
  'DATE_OF_BIRTH',
  'CN_RESIDENT_ID',
  'PHONE_NUMBER',
])

/** What columns of these names hold; `undefined` where they speak of nobody, or are no names of columns. */
function readHeading(names: readonly string[], wanted: readonly Column[], least = 2): Columns | undefined {
  if (names.length < least || !names.every((name) => name === '' || title.test(name))) return undefined
  const plain = names.map(plainName)
  const isOfPeople = plain.some(
    (name) =>
      besidePeople.test(name) ||
      besideChinesePeople.test(name) ||
      columns.some((one) => one.isVague !== true && one.name.test(name)) ||
      chineseColumns.some(
        (one) => one.isVague !== true && ofOnePerson.has(one.entity) && one.name.test(name),
      ),
  )
  if (!isOfPeople) return undefined
  const found = plain.map((name) => wanted.filter((column) => column.name.test(name)))
  return found.some((fitting) => fitting.length > 0) ? found : undefined
}

/** `user_name`, `userName` and `User Name` alike; 姓名（必填） without its remark. */
function plainName(name: string): string {
  return name
    .replace(/[（(][^（()）]{0,20}[)）]$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_./#-]+/g, ' ')
    .trim()
}

interface Row {
  cells: readonly Cell[]
  found: Columns
  report: Report
}

function reportCells(text: string, { cells, found, report }: Row): void {
  for (const [i, { start, end }] of cells.entries()) {
    const value = text.slice(start, end)
    const column = found[i].find(({ cell }) => cell.test(value))
    if (column === undefined) continue
    if (column.entity === 'USERNAME' && (isServiceAccount(value) || isExample(text, value))) continue
    if (column.entity === 'PASSWORD' && isFiller(value) && !hash.test(value)) continue
    if (column.entity === 'PERSON' && isNobody(value)) continue
    report({ entity: column.entity, start, end, score: 0.8, validated: true, why: 'the name of its column' })
  }
}

/** Whom examples call their accounts after, beside a mail address of examples. */
const examples = /^(?:alice|bob|carol|charlie|dave|eve|mallory|trent|foo|bar|baz|user\d{0,2}|test\d{0,2})$/i

function isExample(text: string, value: string): boolean {
  return examples.test(value) && text.includes(`${value}@example.`)
}

/** What crypt(3) writes. */
const hash = /^\$[\w-]{1,12}\$/
const empty = /^(?:null|none|nil|n\/?a|unknown|true|false|string|varchar|text|yes|no|total)$/i

/** Whether a cell is empty in words, or the name of a column itself. */
function isNobody(value: string): boolean {
  return empty.test(value) || allColumns.some(({ name }) => name.test(plainName(value)))
}

function textOf(text: string, { start, end }: Cell): string {
  return text.slice(start, end)
}

/** The line behind another one; that one itself where it is the last. */
function lineBehind(text: string, { end }: Cell): Cell {
  return lineAt(text, text[end] === '\r' ? end + 2 : end + 1)
}

/** The line around a place. */
function lineAt(text: string, place: number): Cell {
  const start = text.lastIndexOf('\n', place - 1) + 1
  const next = text.indexOf('\n', place)
  const end = next === -1 ? text.length : next
  return { start, end: text[end - 1] === '\r' ? end - 1 : end }
}
