import type { Sample } from '../format/spec.js'
import { CsvScanner } from './records/scanner.js'
import { openStrictCsv } from './records/strict-parser.js'

/** The delimiters that files use, the commonest first. */
export const usualDelimiters = [',', ';', '\t', '|'] as const

/** Records that a guess looks at. */
const sampleRecords = 50
/** The share of them that must have as many fields as the first line. */
const minAgreement = 0.9

/** Quote and trimming, which are not guessed. */
export interface QuoteStyle {
  quote: string
  trim: boolean
}

/**
 * The delimiter at which the first line has several fields and the following records as many: of several such
 * the one with most fields, then the commonest. `undefined` where there is none, as in a file of one column.
 */
export function detectDelimiter(sample: Sample, style: QuoteStyle): string | undefined {
  let best: string | undefined
  let most = 1
  for (const delimiter of usualDelimiters) {
    const counts = fieldCounts(sample, { ...style, delimiter })
    const [columns = 0] = counts
    const agreeing = counts.filter((count) => count === columns).length
    if (columns <= most || agreeing < counts.length * minAgreement) continue
    best = delimiter
    most = columns
  }
  return best
}

/** How many fields each of the first records has. */
export function fieldCounts(
  { bytes, isWhole }: Sample,
  dialect: QuoteStyle & { delimiter: string },
): number[] {
  const scanner = new CsvScanner({ columns: [], ...dialect })
  const counts: number[] = []
  for (let at = 0; at < bytes.length && counts.length < sampleRecords; at = scanner.next) {
    const scanned = scanner.scan(bytes, at, isWhole)
    if (scanned === 'more') break
    if (scanned === 'plain' || scanned === 'odd') counts.push(scanner.count)
  }
  return counts
}

/**
 * Whether the first record of a sample holds names, where the user has given others: none of its fields is a
 * number, empty or a mark of a missing value, no two are equal, and below one of them every value is a number,
 * or they are the names that were given.
 */
export function startsWithHeader(
  sample: Sample,
  dialect: QuoteStyle & { delimiter: string },
  given: readonly string[],
): boolean {
  const [first, ...rows] = sampleRows(sample, dialect)
  if (first === undefined || first.length !== given.length) return false
  const names = first.map((name) => name.trim())
  if (names.some(isHardlyName) || new Set(names).size < names.length) return false
  if (names.every((name, i) => name.toLowerCase() === given[i].toLowerCase())) return true
  return names.some((_, i) => {
    const values = rows.map((row) => (row[i] ?? '').trim()).filter((value) => value !== '')
    return values.length > 0 && values.every(isNumber)
  })
}

/** A number, nothing, or what tables write where a value is missing. */
function isHardlyName(text: string): boolean {
  return text === '' || isNumber(text) || /^(?:n\/?a|nan|null|none|nil|missing|unknown|[-?.]+)$/i.test(text)
}

function sampleRows({ bytes, isWhole }: Sample, dialect: QuoteStyle & { delimiter: string }): string[][] {
  const scanner = new CsvScanner({ columns: [], ...dialect })
  const strict = openStrictCsv(dialect)
  const rows: string[][] = []
  for (let at = 0; at < bytes.length && rows.length < sampleRecords; at = scanner.next) {
    const scanned = scanner.scan(bytes, at, isWhole)
    if (scanned === 'more') break
    const record =
      scanned === 'plain' || scanned === 'odd' ? strict.read(bytes.subarray(at, scanner.end)) : undefined
    if (record !== undefined) rows.push([...record.texts])
  }
  return rows
}

/** Whether a text is a number as people write it in a table. */
export function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}
