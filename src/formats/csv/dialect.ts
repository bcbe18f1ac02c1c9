import { isUtf8 } from 'node:buffer'
import { statSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { FileWindow } from '../../files/file-window.js'
import type { CsvDialect, DataFile, FileHead, GivenDialect } from '../format/reader.js'
import { CsvScanner } from './scanner.js'
import { openStrictCsv } from './strict-parser.js'

/**
 * Reads the header line of a CSV file, unless the columns are given. Without one, `path` decides on the
 * delimiter; nothing is guessed from the data. Throws `bad_option` for a delimiter or quote that cannot be
 * one, and `bad_input` for a header that is missing, is not UTF-8, does not name each column once, or looks like
 * a record: its first record would be lost as names, which nobody sees. No message quotes what the file holds.
 */
export function readCsvDialect(path: string, given: GivenDialect): FileHead & { dialect: CsvDialect } {
  const isTabbed = /\.(tsv|tab)(\.(gz|zst))?$/i.test(path)
  const delimiter = given.delimiter ?? (isTabbed ? '\t' : ',')
  const dialect = { delimiter, quote: given.quote ?? '"', trim: given.trim ?? false }
  checkCharacters(dialect)
  if (given.columns !== undefined && given.header)
    throw new PrepError(
      'bad_option',
      'Both "columns" and "header" are given. Leave "columns" out where the first line holds the names, else "header"',
    )
  const window = new FileWindow(path, { from: 0, to: statSync(path).size, windowBytes: 1 << 16 })
  try {
    window.advance(0)
    const start = skipMark(window.bytes, path)
    if (given.columns !== undefined) {
      checkNames(given.columns, path)
      return { dialect: { columns: given.columns, ...dialect }, dataStart: start }
    }
    const { header, next } = readHeader(window, start, { dialect, path })
    const columns = namesOf(header, { dialect, path })
    if (!given.header) checkIsHeader(columns, path)
    checkNames(columns, path)
    if (given.delimiter === undefined && columns.length === 1) checkLoneColumn(columns[0], delimiter, path)
    return { dialect: { columns, ...dialect }, dataStart: next }
  } finally {
    window.close()
  }
}

/** The dialect of a CSV file in the plan. */
export function dialectOf(file: DataFile): CsvDialect {
  if (file.dialect !== undefined) return file.dialect
  throw new PrepError('bad_input', 'A CSV file was planned without its dialect', {
    at: { source: file.path },
  })
}

function checkCharacters({ delimiter, quote }: { delimiter: string; quote: string }): void {
  const isOne = [...delimiter].length === 1 && !/[\r\n]/.test(delimiter)
  if (!isOne || delimiter === quote)
    throw new PrepError(
      'bad_option',
      'Option "delimiter" is not one character. Give one that is neither a line end nor the quote, such as ; or \\t',
    )
  if (quote !== '' && !/^[!-~]$/.test(quote))
    throw new PrepError(
      'bad_option',
      'Option "quote" is not one ASCII character. Give one, such as \', or leave it empty for none',
    )
}

/** The length of a UTF-8 byte order mark. UTF-16 is refused by name, since every field would be garbage. */
function skipMark(bytes: Buffer, path: string): number {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!isUtf16) return 0
  throw new PrepError('unsupported', 'The file is UTF-16. Convert it to UTF-8 first', {
    at: { source: path },
  })
}

interface HeaderContext {
  dialect: Omit<CsvDialect, 'columns'>
  path: string
}

function readHeader(
  window: FileWindow,
  start: number,
  { dialect, path }: HeaderContext,
): { header: Buffer; next: number } {
  const scanner = new CsvScanner({ columns: [], ...dialect })
  for (let at = start; ; ) {
    const { bytes, isLast } = window
    const scanned = at < bytes.length ? scanner.scan(bytes, at, isLast) : 'more'
    if (scanned === 'more' && isLast)
      throw new PrepError('bad_input', 'The file has no header line. Add one, or name its "columns"', {
        at: { source: path },
      })
    if (scanned === 'more') {
      window.advance(at)
      at = 0
    } else if (scanned === 'blank') at = scanner.next
    else return { header: bytes.subarray(at, scanner.end), next: window.offset + scanner.next }
  }
}

function namesOf(header: Buffer, { dialect, path }: HeaderContext): readonly string[] {
  const at = { source: path }
  if (!isUtf8(header))
    throw new PrepError('bad_input', 'The header line is not UTF-8. Convert the file first', { at })
  const record = openStrictCsv(dialect).read(header)
  if (record === undefined)
    throw new PrepError('bad_input', 'The quotes of the header line do not match. Repair them', { at })
  if (record.texts.some((name) => name.includes('\r')))
    throw new PrepError(
      'unsupported',
      'Lines of the file end with a carriage return alone. Convert its line ends to LF first',
      { at },
    )
  return record.texts
}

/** A number is hardly a name, but in a file without a header line it stands in most first records. */
function checkIsHeader(names: readonly string[], path: string): void {
  const number = names.findIndex((name) => name.trim() !== '' && Number.isFinite(Number(name)))
  if (number < 0) return
  throw new PrepError(
    'bad_input',
    `The first line looks like data: the name of column ${number + 1} of ${names.length} is a number. ` +
      'Name the columns with the option "columns", or set "header" to true if these are the names',
    { at: { source: path } },
  )
}

function checkNames(names: readonly string[], path: string): void {
  const at = { source: path }
  const empty = names.indexOf('')
  if (empty >= 0)
    throw new PrepError(
      'bad_input',
      `Column ${empty + 1} of ${names.length} has no name. Name every column, or give "columns"`,
      { at },
    )
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i)
  if (twice >= 0)
    throw new PrepError(
      'bad_input',
      `Columns ${names.indexOf(names[twice]) + 1} and ${twice + 1} have the same name. ` +
        'Name each column once, in the file or with "columns"',
      { at },
    )
}

/** One column whose name holds another usual delimiter: the delimiter is wrong, and no record would be right. */
function checkLoneColumn(name: string, delimiter: string, path: string): void {
  const other = [',', ';', '\t', '|'].find((mark) => mark !== delimiter && name.includes(mark))
  if (other === undefined) return
  const shown = (mark: string) => (mark === '\t' ? '\\t' : mark)
  throw new PrepError(
    'bad_input',
    `The header line is one column at delimiter "${shown(delimiter)}" but holds "${shown(other)}". ` +
      'Set "delimiter" to the one the file uses',
    { at: { source: path } },
  )
}
