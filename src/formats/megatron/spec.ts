import type { ReadableSpec } from '../format/spec.js'

/**
 * Data sets of Megatron-LM: tokens in a `.bin`, which alone is what nanoGPT maps into memory, and an `.idx` of where the
 * rows are in it.
 */
export const megatron = {
  name: 'megatron',
  title: 'Megatron',
  extensions: ['bin'],
  isText: false,
  loadReader: async () => (await import('./files.js')).megatronReader,
  writer: {
    loadEncoder: async () => (await import('./files.js')).openMegatronEncoder,
    companions: {
      extensions: ['idx'],
      loadJoin: async () => (await import('./files.js')).joinIndices,
    },
    isDataset: false,
    imports: 'glob, megatron.core.datasets.indexed_dataset',
    loaderOf: ({ path, extension, splits }) => {
      const folder = [path.replace(/\/$/, ''), ...(splits ?? []).slice(0, 1)].join('/')
      const first =
        extension === undefined ? `glob.glob('${folder}/*.bin')[0][:-4]` : `'${path.slice(0, -4)}'`
      return `megatron.core.datasets.indexed_dataset.IndexedDataset(${first})`
    },
  },
} as const satisfies ReadableSpec
