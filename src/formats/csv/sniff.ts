import type { Sample } from '../format/spec.js'
import { detectDelimiter, usualDelimiters } from './detect-dialect.js'
import { endsLinesAtReturns, replaceReturns } from './line-ends.js'

const style = { quote: '"', trim: false }

/** Whether bytes look like CSV: several lines with as many fields each at one of the usual delimiters, or a `sep=` line. */
export function looksLikeCsv({ bytes, isWhole }: Sample): boolean {
  if (/^sep=.[\r\n]/i.test(bytes.toString('latin1', 0, 8))) return true
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d)
  const hasSeveral = end >= 0 && bytes.toString('utf8', end, end + 4096).trim() !== ''
  if (!hasSeveral || bytes.includes(0)) return false
  const lines = { bytes: Buffer.from(bytes), isWhole }
  if (endsLinesAtReturns(lines, style))
    replaceReturns(lines.bytes, { ...style, delimiters: usualDelimiters, isLast: true })
  return detectDelimiter(lines, style) !== undefined
}
