import { arrowFormat } from './arrow/arrow.js'
import { csv } from './csv/csv.js'
import type { Format, RangeFormat } from './format.js'
import { jsonl } from './json/jsonl.js'

/** The readers by format. */
export const formats: Record<RangeFormat, Format> = { jsonl, csv, arrow: arrowFormat }
