import { datasetLoader } from '../format/datasets-loader.js'
import type { ReadableSpec } from '../format/spec.js'

/** Apache Parquet, the form in which most data sets of the Hugging Face Hub are kept. */
export const parquet = {
  name: 'parquet',
  title: 'Parquet',
  extensions: ['parquet'],
  readOnlyExtensions: ['parq', 'pq'],
  isText: false,
  loadReader: async () => (await import('./read.js')).parquetReader,
  loadSniffer: async () => (await import('./sniff.js')).looksLikeParquet,
  writer: {
    loadEncoder: async (compression) => (await import('./encode.js')).loadParquetEncoder(compression),
    compressions: ['snappy', 'zstd', 'gzip', 'none'],
    openFrame: async () => (await import('./file-frame.js')).parquetFileFrame(),
    shardPrefix: 'train',
    isDataset: false,
    tableKind: 'parquet',
    loaderOf: (output) => datasetLoader({ builder: 'parquet', extension: 'parquet' }, output),
  },
} as const satisfies ReadableSpec
