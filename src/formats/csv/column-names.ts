import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import { isNumber } from './detect-dialect.js'

/** Names of columns, and what was done to a header line to make them. */
export interface ColumnNames {
  columns: readonly string[]
  /** Sentences for the report. */
  notes: readonly string[]
}

/** A header line: its names, and which of them stand in quotes. */
export interface HeaderLine {
  names: readonly string[]
  isQuoted: (column: number) => boolean
}

/**
 * A name for every column of a header line: an empty one is called by its place (`column_1`), one that stands
 * already gets a number (`name_2`). So does what pandas writes for its index, and what joins of tables leave. But an
 * empty name in quotes, among names without, was written as one: the column is called by it.
 */
export function nameColumns(line: HeaderLine): ColumnNames {
  const { names: header, isQuoted } = line
  const areAllQuoted = header.length > 1 && header.every((_, i) => isQuoted(i))
  const taken = new Set(header)
  const seen = new Set<string>()
  const notes: string[] = []
  const columns = header.map((name, i) => {
    const isName = name !== '' || (isQuoted(i) && !areAllQuoted)
    if (isName && !seen.has(name)) {
      seen.add(name)
      return name
    }
    const stem = name === '' ? `column_${i + 1}` : name
    let free = name === '' ? stem : `${stem}_2`
    for (let number = name === '' ? 2 : 3; taken.has(free); number++) free = `${stem}_${number}`
    taken.add(free)
    seen.add(free)
    notes.push(
      name === ''
        ? `Column ${i + 1} has no name and is called "${free}"`
        : `Column ${i + 1} has the name of an earlier one and is called "${free}"`,
    )
    return free
  })
  return { columns, notes }
}

/**
 * Throws `bad_input` where a header line looks like a record: its first record would be lost as names, which
 * nobody sees. A number is hardly a name, but stands in most first records of files without a header line.
 */
export function checkIsHeader(names: readonly string[], path: string): void {
  const number = names.findIndex(isNumber)
  if (number < 0) return
  throw new PrepError(
    'bad_input',
    `The first line looks like data: the name of column ${number + 1} of ${names.length} is a number. ` +
      `Name the columns with the option ${optionName('columns')}, or set ${optionName('header')} to true if these are the names`,
    { at: { source: path } },
  )
}

/** Throws `bad_input` for names given by the user of which one is empty or stands twice. */
export function checkGivenNames(names: readonly string[], path: string): void {
  const at = { source: path }
  const empty = names.indexOf('')
  if (empty >= 0)
    throw new PrepError(
      'bad_input',
      `Column ${empty + 1} of ${names.length} has no name. Name every column in ${optionName('columns')}`,
      { at },
    )
  const first = new Map<string, number>()
  const twice = names.findIndex((name, i) => {
    if (first.has(name)) return true
    first.set(name, i)
    return false
  })
  if (twice >= 0)
    throw new PrepError(
      'bad_input',
      `Columns ${Number(first.get(names[twice])) + 1} and ${twice + 1} have the same name. Name each column once in ${optionName('columns')}`,
      { at },
    )
}
