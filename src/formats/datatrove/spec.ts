import type { ReadableSpec } from '../format/spec.js'

/** Tokenized files of datatrove: tokens in a `.ds`, and files beside it that tell where rows end and what is learned. */
export const datatrove = {
  name: 'datatrove',
  title: 'Datatrove',
  extensions: ['ds'],
  isText: false,
  loadReader: async () => (await import('./files.js')).datatroveReader,
  writer: {
    loadEncoder: async () => (await import('./files.js')).openDatatroveEncoder,
    companions: {
      extensions: ['ds.index', 'ds.metadata', 'ds.loss'],
      loadJoin: async () => (await import('./files.js')).joinDatatrove,
    },
    isDataset: false,
    imports: 'glob, datatrove.utils.dataset',
    loaderOf: ({ path, extension, splits }) => {
      const folder = [path.replace(/\/$/, ''), ...(splits ?? []).slice(0, 1)].join('/')
      const [name, of, first] =
        extension === undefined
          ? ['Folder', `${folder}/`, `glob.glob('${folder}/*.ds.metadata')[0]`]
          : ['File', path, `'${path}.metadata'`]
      // The first line ends with the number of bytes, and a line feed.
      return `datatrove.utils.dataset.Datatrove${name}Dataset('${of}', seq_len=1024, token_size=int(open(${first}).readline()[-2]))`
    },
  },
} as const satisfies ReadableSpec
