import { datasetLoader } from '../format/datasets-loader.js'
import type { ConvertedSpec } from '../format/spec.js'
import { jsonl } from '../json/spec.js'

/** WebDataset: tar files in which members that share a key are one sample. */
export const webdataset = {
  name: 'webdataset',
  title: 'WebDataset',
  extensions: ['tar'],
  isText: false,
  loadSniffer: async () => (await import('./sniff.js')).looksLikeTar,
  readAs: { format: jsonl, loadSpooler: async () => (await import('./spool.js')).spoolWebDataset },
  writer: {
    loadEncoder: async () => (await import('./encode.js')).openWebDatasetEncoder,
    writesObjects: true,
    isDataset: false,
    loaderOf: (output) => datasetLoader({ builder: 'webdataset', extension: 'tar' }, output),
  },
} as const satisfies ConvertedSpec
