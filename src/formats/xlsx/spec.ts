import type { ConvertedSpec } from '../format/spec.js'
import { jsonl } from '../json/spec.js'

/** Workbooks of spreadsheet programs (ECMA-376, Office Open XML), of which the first sheet is read. */
export const xlsx = {
  name: 'xlsx',
  title: 'Excel workbook',
  extensions: ['xlsx'],
  readOnlyExtensions: ['xlsm'],
  isText: false,
  loadSniffer: async () => (await import('./sniff.js')).looksLikeWorkbook,
  readAs: {
    format: jsonl,
    loadSpooler: async () => (await import('./spool.js')).spoolWorkbook,
  },
} as const satisfies ConvertedSpec
