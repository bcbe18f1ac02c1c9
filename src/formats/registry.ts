import { arrowFormat } from './arrow/arrow.js'
import { csv } from './csv/csv.js'
import type { Format, PartFormat } from './format.js'
import { jsonl } from './json/jsonl.js'

/** The readers by format. */
export const formats: Record<PartFormat, Format> = { jsonl, csv, arrow: arrowFormat }
