import { basename, join } from 'node:path'
import type { Schema } from '../arrow/arrow.js'
import { fileSchema } from '../engine/write/data-splits.js'
import { syncFolder, writeJson } from '../files/atomic-write.js'
import { outputNameOf } from '../formats/extensions.js'
import type { FolderIndex, FormatWriter } from '../formats/format/spec.js'
import { formats, loadFrame } from '../formats/registry.js'
import { describeSchema } from '../plan/plan.js'
import { type JoinedFile, joinIntoFile } from './concat-shards.js'
import { hfDict, hfInfo, hfState } from './hf-dataset.js'
import { datasetFiles, type OutputLayout, type PlacedShard } from './layout.js'
import { countSplits, listJoined, listShards, type Manifest } from './manifest.js'
import { removeShard } from './shard-files.js'

/** What is published, beside what the shards show themselves. */
export interface Publication extends Pick<Manifest, 'plan' | 'rows' | 'trail'> {
  /** The schema that was planned; the files may lack the column that names their split. */
  schema: Schema
  shards: readonly PlacedShard[]
}

/**
 * Writes the manifest and makes finished shards visible to readers: as a data set folder, as one with a folder
 * for each split, or joined into the one file that was asked for.
 */
export async function publish(
  layout: OutputLayout,
  { plan, schema, rows, shards, trail }: Publication,
): Promise<void> {
  const written = fileSchema(schema, layout.splits)
  // The names of all shards are made durable before anything points to them.
  for (const folder of layout.shardFolders) syncFolder(folder)
  if (layout.splits !== undefined) syncFolder(layout.shards)
  const file = layout.kind === 'file' ? await joinedFile(layout, shards) : undefined
  const about = { plan, schema: describeSchema(written), rows, splits: countSplits(shards) }
  writeJson(layout.file('manifest.json'), {
    ...about,
    ...listShards(shards),
    file: file && listJoined(layout.target, file),
    trail,
  } satisfies Manifest)
  if (file !== undefined) for (const shard of shards) removeShard(shard)
  if (layout.kind !== 'folder') return
  const { isDataset, folder }: FormatWriter = formats[layout.format].writer
  if (isDataset) publishDataset(layout, written, shards)
  if (folder !== undefined) await publishIndex(layout, folder, shards)
}

async function joinedFile(layout: OutputLayout, shards: readonly PlacedShard[]): Promise<JoinedFile> {
  const { target: path, temporary: temporaryFolder, format, compression } = layout
  const frame = await loadFrame(format, { extension: outputNameOf(path).extension, compression })
  const { companions: beside }: FormatWriter = formats[format].writer
  const companions = beside && { extensions: beside.extensions, join: await beside.loadJoin() }
  return joinIntoFile({ path, temporaryFolder, frame, companions }, shards)
}

/** Lists the shards of each folder in a file of the format. */
async function publishIndex(
  layout: OutputLayout,
  { file, load }: FolderIndex,
  shards: readonly PlacedShard[],
): Promise<void> {
  const indexOf = await load()
  for (const split of new Set(shards.map((shard) => shard.split))) {
    const ofSplit = shards.filter((shard) => shard.split === split)
    const written = ofSplit.map(({ path, facts: { rows, bytes, ofFormat } }) => {
      return { path, rows, bytes, ofFormat }
    })
    writeJson(join(layout.shardFolder(split), file), indexOf(written))
  }
}

/** What makes folders of shards a data set: for each split of the data, or for all. */
function publishDataset(layout: OutputLayout, schema: Schema, shards: readonly PlacedShard[]): void {
  for (const split of new Set(shards.map(({ split }) => split))) {
    const ofSplit = shards.filter((shard) => shard.split === split)
    const folder = layout.shardFolder(split)
    const { digest } = listShards(ofSplit)
    const names = ofSplit.map(({ path }) => basename(path))
    writeJson(join(folder, datasetFiles.info), hfInfo(schema))
    writeJson(join(folder, datasetFiles.state), hfState(names, { fingerprint: digest.slice(0, 16), split }))
  }
  const splits = countSplits(shards)?.map(({ name }) => name)
  if (splits !== undefined) writeJson(layout.file('dataset_dict.json'), hfDict(splits))
}
