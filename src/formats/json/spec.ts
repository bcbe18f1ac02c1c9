import { textCompressions } from '../format/compressions.js'
import { datasetLoader } from '../format/datasets-loader.js'
import type { ConvertedSpec, ReadableSpec } from '../format/spec.js'
import { holdsJsonLines } from './holds-json-lines.js'

/** One object a line. */
export const jsonl = {
  name: 'jsonl',
  title: 'JSON Lines',
  extensions: ['jsonl', 'ndjson'],
  isText: true,
  hasRecordLines: true,
  loadReader: async () => (await import('./read.js')).jsonlReader,
  loadSniffer: async () => (await import('./sniff.js')).looksLikeJsonLines,
  writer: {
    loadEncoder: async () => (await import('./encode.js')).jsonlEncoder,
    compressions: textCompressions,
    writesObjects: true,
    isDataset: false,
    tableKind: 'json',
    loaderOf: (output) => datasetLoader({ builder: 'json', extension: 'jsonl' }, output),
  },
} as const satisfies ReadableSpec

/** JSON documents: an array of records, one object, or several documents one after the other. Written as one array. */
export const json = {
  name: 'json',
  title: 'JSON',
  extensions: ['json'],
  isText: true,
  loadSniffer: async () => (await import('./sniff.js')).looksLikeJson,
  readAs: {
    format: jsonl,
    loadSpooler: async () => (await import('./documents.js')).spoolJson,
    isAlready: holdsJsonLines,
  },
  writer: {
    loadEncoder: async () => (await import('./encode.js')).jsonEncoder,
    openFrame: async () => (await import('./encode.js')).arrayFrame(),
    compressions: textCompressions,
    writesObjects: true,
    isDataset: false,
    tableKind: 'json',
    loaderOf: (output) => datasetLoader({ builder: 'json', extension: 'json' }, output),
  },
} as const satisfies ConvertedSpec
