import type { ReadableSpec } from '../format/spec.js'

/** Arrow IPC: the stream format is written, the file format (Feather V2) is read too. */
export const arrow = {
  name: 'arrow',
  title: 'Arrow',
  extensions: ['arrow', 'arrows'],
  readOnlyExtensions: ['feather', 'ipc'],
  isText: false,
  loadReader: async () => (await import('./read.js')).arrowReader,
  loadSniffer: async () => (await import('./sniff.js')).looksLikeArrow,
  writer: {
    loadEncoder: async () => (await import('./encode.js')).arrowEncoder,
    isDataset: true,
    loaderOf: ({ path, isFile }) =>
      isFile ? `datasets.Dataset.from_file('${path}')` : `datasets.load_from_disk('${path}')`,
  },
} as const satisfies ReadableSpec
