import { textCompressions } from '../format/compressions.js'
import { datasetLoader } from '../format/datasets-loader.js'
import type { ConvertedSpec, ReadableSpec } from '../format/spec.js'

/** Fields between commas, or what the options say, under a line of names. */
export const csv = {
  name: 'csv',
  title: 'CSV',
  extensions: ['csv'],
  isText: true,
  hasHeaderLine: true,
  loadReader: async () => (await import('./read.js')).csvReader,
  loadSniffer: async () => (await import('./sniff.js')).looksLikeCsv,
  writer: {
    loadEncoder: async () => (await import('./encode.js')).csvEncoder,
    compressions: textCompressions,
    writesObjects: true,
    isDataset: false,
    tableKind: 'csv',
    loaderOf: (output) => datasetLoader({ builder: 'csv', extension: 'csv' }, output),
  },
} as const satisfies ReadableSpec

/** CSV with tabs for commas. */
export const tsv = {
  name: 'tsv',
  title: 'TSV',
  extensions: ['tsv'],
  isText: true,
  hasHeaderLine: true,
  dialect: { delimiter: '\t' },
  readAs: { format: csv },
  writer: {
    loadEncoder: async () => (await import('./encode.js')).tsvEncoder,
    compressions: textCompressions,
    writesObjects: true,
    isDataset: false,
    loaderOf: (output) =>
      datasetLoader({ builder: 'csv', extension: 'tsv' }, output).replace("'csv', ", "'csv', sep='\\t', "),
  },
} as const satisfies ConvertedSpec
