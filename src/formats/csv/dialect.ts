import { isUtf8 } from 'node:buffer'
import { statSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import { detectEncoding } from '../../files/encoding.js'
import { FileWindow } from '../../files/file-window.js'
import {
  type CsvDialect,
  type DataFile,
  endsAtReturnsNote,
  type FileHead,
  type GivenDialect,
} from '../format/reader.js'
import type { Sample } from '../format/spec.js'
import { checkGivenNames, checkIsHeader, type HeaderLine, nameColumns } from './column-names.js'
import {
  detectDelimiter,
  fieldCounts,
  type QuoteStyle,
  startsWithHeader,
  usualDelimiters,
} from './detect-dialect.js'
import { endsLinesAtReturns, replaceReturns } from './line-ends.js'
import { CsvScanner, unquoted } from './records/scanner.js'
import { openStrictCsv } from './records/strict-parser.js'

const headBytes = 1 << 16

/**
 * Reads the head of a CSV file: a `sep=` line, as spreadsheets write one, and the header line. The delimiter is
 * inferred unless it is given or the name ends in `.tsv` or `.tab`. Columns without a name and names that stand
 * twice get one of their own. Names that are given replace those of a header line, or stand for a file that has
 * none. Throws `bad_option` for a delimiter or quote that cannot be one, and `bad_input` for a header that is
 * missing, is not UTF-8, or looks like a record. No message quotes what the file holds.
 */
export function readCsvDialect(path: string, given: GivenDialect): FileHead & { dialect: CsvDialect } {
  const style = { quote: given.quote ?? '"', trim: given.trim ?? false }
  const window = new FileWindow(path, { from: 0, to: statSync(path).size, windowBytes: headBytes })
  try {
    window.advance(0)
    const mark = skipMark(window.bytes, path)
    const separator = separatorLine(window.bytes.subarray(mark))
    const start = mark + separator.length
    const known = given.delimiter ?? separator.delimiter ?? (isTabbed(path) ? '\t' : undefined)
    checkCharacters({ delimiter: known ?? ',', quote: style.quote })
    const sample = { bytes: window.bytes.subarray(start), isWhole: window.isLast }
    const endsAtReturns = endsLinesAtReturns(sample, { ...style, delimiter: known })
    if (endsAtReturns) {
      const delimiters = known === undefined ? usualDelimiters : [known]
      // From here on the head is that of the copy which will be read.
      replaceReturns(sample.bytes, { ...style, delimiters, isLast: true })
    }
    const inferred = known === undefined ? detectDelimiter(sample, style) : undefined
    const dialect = { delimiter: known ?? inferred ?? ',', ...style }
    const notes = [
      ...(endsAtReturns ? [endsAtReturnsNote] : []),
      ...(inferred === undefined || inferred === ',' ? [] : [`Delimiter "${shown(inferred)}" inferred`]),
    ]
    if (given.columns === undefined && known !== undefined)
      notes.push(...doubtsOf(sample, { ...style, delimiter: known }))
    const lineEnds = endsAtReturns && { endsAtReturns }
    if (given.columns !== undefined) {
      checkGivenNames(given.columns, path)
      const isNamed = given.header ?? startsWithHeader(sample, dialect, given.columns)
      if (isNamed) notes.push('The names in the first line are replaced by those of "columns"')
      const dataStart = isNamed ? readHeader(window, start, { dialect, path }).next : start
      return { dialect: { columns: given.columns, ...dialect }, dataStart, ...lineEnds, notes }
    }
    const { header, next } = readHeader(window, start, { dialect, path })
    const line = parseHeader(header, { dialect, path })
    const { names } = line
    if (!given.header) checkIsHeader(names, path)
    if (known === undefined && names.length === 1) checkLoneColumn(names[0], dialect.delimiter, path)
    const { columns, notes: renamed } = nameColumns(line)
    return { dialect: { columns, ...dialect }, dataStart: next, ...lineEnds, notes: [...notes, ...renamed] }
  } finally {
    window.close()
  }
}

function isTabbed(path: string): boolean {
  return /\.(tsv|tab)(\.(gz|zst))?$/i.test(path)
}

/** The first line `sep=;` of a file written by a spreadsheet: the delimiter it names, and its length with the line end. */
function separatorLine(bytes: Buffer): { delimiter?: string; length: number } {
  const line = /^sep=(.)(?:\r?\n|\r)/i.exec(bytes.toString('latin1', 0, 8))
  return line === null ? { length: 0 } : { delimiter: line[1], length: line[0].length }
}

function shown(delimiter: string): string {
  return delimiter === '\t' ? '\\t' : delimiter
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
      `Option ${optionName('delimiter')} is not one character. Give one that is neither a line end nor the quote, such as ; or \\t`,
    )
  if (quote !== '' && !/^[!-~]$/.test(quote))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('quote')} is not one ASCII character. Give one, such as ', or leave it empty for none`,
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
      throw new PrepError(
        'bad_input',
        `The file has no header line. Add one, or name its ${optionName('columns')}`,
        {
          at: { source: path },
        },
      )
    if (scanned === 'more') {
      window.advance(at)
      at = 0
    } else if (scanned === 'blank') at = scanner.next
    else return { header: bytes.subarray(at, scanner.end), next: window.offset + scanner.next }
  }
}

function parseHeader(header: Buffer, { dialect, path }: HeaderContext): HeaderLine {
  const at = { source: path }
  if (!isUtf8(header))
    throw new PrepError(
      'bad_input',
      `The header line is not UTF-8. Set ${optionName('encoding')} to that of the file, such as ${detectEncoding(header) ?? 'gb18030'}, or repair the line`,
      { at },
    )
  // Without quotes there is nothing to judge, and csv-parse takes 1 KB for a name: a header may have 100,000 of them.
  if (!dialect.trim && (dialect.quote === '' || !header.includes(dialect.quote)))
    return { names: header.toString().split(dialect.delimiter), isQuoted: () => false }
  const record = openStrictCsv(dialect).read(header)
  if (record === undefined)
    throw new PrepError('bad_input', 'The quotes of the header line do not match. Repair them', { at })
  return { names: record.texts, isQuoted: (column) => record.quoting[column] !== unquoted }
}

/** A note where a delimiter leaves one column, and another would cut the first line and the next ones into as many. */
function doubtsOf(sample: Sample, dialect: QuoteStyle & { delimiter: string }): string[] {
  if (fieldCounts(sample, dialect)[0] !== 1) return []
  const other = detectDelimiter(sample, dialect)
  if (other === undefined || other === dialect.delimiter) return []
  const [columns] = fieldCounts(sample, { ...dialect, delimiter: other })
  return [
    `The delimiter "${shown(dialect.delimiter)}" gives one column, while "${shown(other)}" would give ${columns}: is it the wrong one?`,
  ]
}

/** One column whose name holds another usual delimiter: the delimiter is wrong, and no record would be right. */
function checkLoneColumn(name: string, delimiter: string, path: string): void {
  const other = usualDelimiters.find((mark) => mark !== delimiter && name.includes(mark))
  if (other === undefined) return
  throw new PrepError(
    'bad_input',
    `The header line is one column at delimiter "${shown(delimiter)}" but holds "${shown(other)}". ` +
      `Set ${optionName('delimiter')} to the one the file uses`,
    { at: { source: path } },
  )
}
