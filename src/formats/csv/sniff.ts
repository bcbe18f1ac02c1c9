import type { Sample } from '../format/spec.js'
import { detectDelimiter } from './detect-dialect.js'

/** Whether bytes look like CSV: several lines with as many fields each at one of the usual delimiters, or a `sep=` line. */
export function looksLikeCsv(sample: Sample): boolean {
  const { bytes } = sample
  if (/^sep=.\r?\n/i.test(bytes.toString('latin1', 0, 8))) return true
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d)
  const hasSeveral = end >= 0 && bytes.toString('utf8', end, end + 4096).trim() !== ''
  return (
    hasSeveral && !bytes.includes(0) && detectDelimiter(sample, { quote: '"', trim: false }) !== undefined
  )
}
