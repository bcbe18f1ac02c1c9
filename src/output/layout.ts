import { dirname, join, resolve } from 'node:path'
import type { PartitionOutput, ShardOutput } from '../engine/tasks/task.js'
import type { OutputSplits } from '../engine/write/data-splits.js'
import { partPath } from '../engine/write/part-path.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import {
  type OutputCompression,
  outputCompressions,
  packingExtension,
} from '../formats/format/compressions.js'
import type { FormatWriter } from '../formats/format/spec.js'
import { formats, type WritableFormat, writableFormats } from '../formats/registry.js'
import type { NormalPipeline } from '../pipeline/schema.js'

/** A shard in its place: of all the data, or of one split of it. */
export interface PlacedShard {
  path: string
  /** Where it stands until it is known how many shards there are; the same as `path` where that is known from the start. */
  madeAt: string
  facts: ShardFacts
  /** The name of the split of the data that it belongs to. */
  split: string | undefined
}

/** The shards of each unit of work, of each those of every split of the data. */
export type ShardsOfUnits = readonly (readonly (readonly ShardFacts[])[])[]

/**
 * Every path and name of an output, worked out from what was asked for; it opens no file. Shards stand in the
 * folder that was named. Those of a single file, and of standard output, are made under `.prep` and joined at
 * the end.
 */
export class OutputLayout {
  readonly kind: NormalPipeline['output']['kind']
  /** The folder, the file, or `-`. */
  readonly path: string
  readonly format: WritableFormat
  /** How it is compressed, where that is not the usual way of the format. */
  readonly compression: OutputCompression | undefined
  /** The most bytes of a shard, before it is packed. */
  readonly maxShardBytes: number | undefined
  /** Holds the manifest, the reports and the rejects. Absolute, as all that follows from it: nothing that is written depends on the current directory. */
  readonly root: string
  /** The folder of the rejects as it is shown: relative where the output is. */
  readonly shownRejects: string
  /** The folder for each split of the data; known only when the schema of the output is. */
  readonly splits: OutputSplits | undefined
  /** What a run needs to be resumed, and what it makes on the way. */
  readonly state: string
  /** The folder of the shards, or of a folder for each split. */
  readonly shards: string

  constructor(
    output: Pick<NormalPipeline['output'], 'kind' | 'path' | 'format' | 'compression' | 'maxShardBytes'>,
    { root = rootOf(output), shownRoot = root, splits }: LayoutOptions = {},
  ) {
    this.kind = output.kind
    this.path = output.path
    this.format = output.format
    this.compression = output.compression
    this.maxShardBytes = output.maxShardBytes
    this.root = resolve(root)
    this.shownRejects = join(shownRoot, rejectsFolder)
    this.splits = splits
    this.state = join(this.root, '.prep')
    this.shards = output.kind === 'folder' ? this.root : join(this.state, 'shards')
  }

  withSplits(splits: OutputSplits | undefined): OutputLayout {
    return new OutputLayout(this, { root: this.root, shownRoot: dirname(this.shownRejects), splits })
  }

  /** The one file that the shards are joined into, for an output that is a file. */
  get target(): string {
    return this.root.slice(0, -besideFile.length)
  }

  /** A file that readers find: the manifest or one of the reports. */
  file(name: OutputFile): string {
    return join(this.root, name)
  }

  get rejects(): string {
    return join(this.root, rejectsFolder)
  }

  /** The folder of the trail of the rows. */
  get trail(): string {
    return join(this.root, trailFolder)
  }

  get lock(): string {
    return join(this.state, 'lock')
  }

  /** Inputs that cannot be read in parts are written out here. */
  get spool(): string {
    return join(this.state, 'spool')
  }

  /** Rows wait here to be put in order. */
  get order(): string {
    return join(this.state, 'order')
  }

  /** What surveys keep on disk, and what their decisions name there. */
  get surveys(): string {
    return join(this.state, 'surveys')
  }

  /** Files that are not whole yet. */
  get temporary(): string {
    return join(this.state, 'tmp')
  }

  /** The folders that hold shards. */
  get shardFolders(): string[] {
    return this.splits?.names.map((split) => this.shardFolder(split)) ?? [this.shards]
  }

  shardFolder(split: string | undefined): string {
    return join(this.shards, split ?? '')
  }

  /** Where partition `index` of `count` goes. */
  partition(index: number, count: number): PartitionOutput {
    return {
      format: this.format,
      compression: this.compression,
      shardPaths: this.shardFolders.map((folder) => join(folder, this.#shardName(index, count))),
      ...(this.maxShardBytes !== undefined && { maxShardBytes: this.maxShardBytes }),
      splits: this.splits,
      temporaryFolder: this.temporary,
      rejectsPath: join(this.rejects, rejectsName(index, count)),
      trailPath: join(this.trail, trailName(index, count)),
    }
  }

  /** Where the rows of partition `index` of `count` wait to be put in order. */
  runs(index: number, count: number): string {
    return join(this.order, `runs-${padded(index, count)}`)
  }

  /** Where bucket `index` of `count` of rows in their order goes. */
  bucket(index: number, count: number): ShardOutput {
    const { rejectsPath: _, trailPath: _trail, ...output } = this.partition(index, count)
    return output
  }

  /**
   * All shards in the order of the manifest: one split of the data after the other. Those of a limited size are numbered
   * through, whichever partitions they are of.
   */
  placeShards(factsOfPartitions: ShardsOfUnits): PlacedShard[] {
    const count = factsOfPartitions.length
    const splits = this.splits?.names ?? [undefined]
    return splits.flatMap((split, number) => {
      const folder = this.shardFolder(split)
      const shards = factsOfPartitions.flatMap((facts, index) =>
        facts[number].map((one, part) => ({
          facts: one,
          split,
          madeAt: this.madeAt({ split: number, index, count, part }),
        })),
      )
      return shards.map((shard, i) => ({ ...shard, path: join(folder, this.#shardName(i, shards.length)) }))
    })
  }

  /** Where a partition, or a bucket, puts a shard of a split. */
  madeAt({ split, index, count, part }: MadeShard): string {
    const path = join(this.shardFolders[split], this.#shardName(index, count))
    return this.maxShardBytes === undefined ? path : partPath(path, part)
  }

  #shardName(index: number, count: number): string {
    // The folder of a split says which one it is.
    const prefix = this.splits === undefined ? prefixOf(this.format) : usualPrefix
    return `${prefix}-${padded(index, count)}-of-${padded(count)}.${extensionOf(this.format, this.compression)}`
  }
}

/** Which shard, of which split of the data, of which unit of work of how many. */
interface MadeShard {
  split: number
  index: number
  count: number
  part: number
}

/** The files of an output beside its shards and rejects. */
export type OutputFile = (typeof outputFiles)[number]

export const outputFiles = [
  'manifest.json',
  'report.json',
  'report.html',
  'profile.html',
  'drift.html',
  'dataset_dict.json',
] as const

const rejectsFolder = 'rejects'
/** The folder of the trail of the rows beside the shards, and the file there that lists the others. */
export const trailFolder = 'trail'
export const trailIndex = 'trail.json'

/** Files that stand beside the shards of a folder and make it a data set. */
export const datasetFiles = { state: 'state.json', info: 'dataset_info.json' } as const

/** The names of all files that may stand beside the shards of a folder and list them. */
export const folderFiles: readonly string[] = [
  ...Object.values(datasetFiles),
  ...writableFormats
    .map((name): FormatWriter => formats[name].writer)
    .flatMap(({ folder }) => folder?.file ?? []),
]

/** Where the manifest of an output is found. Standard output has a temporary folder instead. */
function rootOf({ kind, path }: Pick<NormalPipeline['output'], 'kind' | 'path'>): string {
  return kind === 'folder' ? path : `${path}${besideFile}`
}

/** What the folder beside an output file has behind its name. */
const besideFile = '.prep'

interface LayoutOptions {
  /** Holds the manifest, the reports and the rejects. */
  root?: string
  /** The same as it is shown. */
  shownRoot?: string
  splits?: OutputSplits
}

/** Whether a file may be a shard, or stand beside one, of this or an earlier run, by its name. */
export function isShardName(name: string): boolean {
  return shardPattern.test(name)
}

/** How the names of shards begin. */
const usualPrefix = 'data'

function prefixOf(format: WritableFormat): string {
  const { shardPrefix = usualPrefix }: FormatWriter = formats[format].writer
  return shardPrefix
}

const shardPattern = new RegExp(
  `^(?:${[usualPrefix, ...writableFormats.map(prefixOf)].join('|')})-\\d{5,}-of-\\d{5,}(?:-\\d{5,})?\\.(?:${shardExtensions().join('|')})$`,
)

function extensionOf(format: WritableFormat, compression: OutputCompression | undefined): string {
  const [extension] = formats[format].extensions
  if (formats[format].isText) return `${extension}${packingExtension(compression)}`
  const { packing }: FormatWriter = formats[format].writer
  const behind = compression && packing?.[compression]
  return behind === undefined ? extension : `${extension}.${behind}`
}

function shardExtensions(): string[] {
  const all = writableFormats.flatMap((format) => {
    const { companions }: FormatWriter = formats[format].writer
    const packed = outputCompressions.map((compression) => extensionOf(format, compression))
    return [...packed, ...(companions?.extensions ?? [])]
  })
  return [...new Set(all)].map((extension) => extension.replace('.', '\\.'))
}

/** The list of the rejected records of partition `index` of `count`. */
export function rejectsName(index: number, count: number): string {
  return `rejects-${padded(index, count)}.jsonl`
}

/** The trail of the rows of partition `index` of `count`. */
export function trailName(index: number, count: number): string {
  return `trail-${padded(index, count)}-of-${padded(count)}.arrow`
}

/** A number as it stands in file names, which are then in its order: five digits, or as many as `count` has. */
export function padded(number: number, count = 0): string {
  return String(number).padStart(Math.max(5, String(count).length), '0')
}
