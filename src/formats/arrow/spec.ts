import type { ReadableSpec } from '../format/spec.js'

/**
 * Arrow IPC. Shards, standard output and `.arrows` are of the stream format, which Hugging Face `datasets` maps into
 * memory; a file named `.arrow` is of the file format (Feather V2). Both are read, whatever their names.
 */
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
    openFrame: async (extension) =>
      extension === 'arrow' ? (await import('./file-frame.js')).arrowFileFrame() : undefined,
    isDataset: true,
    loaderOf: ({ path, extension }) => {
      if (extension === undefined) return `datasets.load_from_disk('${path}')`
      if (extension === 'arrows') return `datasets.Dataset.from_file('${path}')`
      return `datasets.load_dataset('arrow', data_files='${path}', split='train')`
    },
  },
} as const satisfies ReadableSpec
