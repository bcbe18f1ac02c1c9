import type { ConvertedSpec } from '../format/spec.js'
import { jsonl } from '../json/spec.js'

/** MosaicML Streaming, version 2: a folder of shards and an index of them. */
export const mds = {
  name: 'mds',
  title: 'MDS',
  extensions: ['mds'],
  isText: false,
  readAs: { format: jsonl, loadSpooler: async () => (await import('./spool.js')).spoolMds },
  writer: {
    loadEncoder: async (compression) => (await import('./packed-shard.js')).loadMdsEncoder(compression),
    compressions: ['none', 'zstd'],
    packing: { zstd: 'zstd' },
    folder: { file: 'index.json', load: async () => (await import('./shard-index.js')).mdsIndex },
    writesObjects: true,
    isDataset: false,
    loaderOf: ({ path, splits }) => {
      const [split] = splits ?? []
      return `streaming.StreamingDataset(local='${path}'${split === undefined ? '' : `, split='${split}'`}, batch_size=1)`
    },
  },
} as const satisfies ConvertedSpec
