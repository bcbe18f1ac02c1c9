import { arrowFormat } from './arrow-file.js'
import { csv } from './csv.js'
import type { Format, PartFormat } from './format.js'
import { jsonl } from './jsonl.js'

/** The readers by format. */
export const formats: Record<PartFormat, Format> = { jsonl, csv, arrow: arrowFormat }
