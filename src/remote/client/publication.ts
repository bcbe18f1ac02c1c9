import { readdirSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { bareName } from '../../base/option-name.js'
import { fileSha256 } from '../../files/file-sha256.js'
import type { HubAddress, S3Address } from './address.js'
import type { RemoteOptions } from './listing.js'

/** An address that can be written. */
export type OutputAddress = S3Address | HubAddress

/** A file of an output that is to be published. */
export interface PublishedFile {
  /** Where it lies here. */
  path: string
  /** Its name in the output, with `/` between the parts. */
  name: string
  bytes: number
  sha256: string
}

/** How an output is published. */
export interface PublishOptions extends RemoteOptions {
  /** Take the place of another output. */
  overwrite: boolean
  /** Called with the bytes that are there so far. */
  onBytes?: (bytes: number) => void
}

/** How a place is opened. */
export interface DestinationOptions extends RemoteOptions {
  /** Where the manifest stands in it. */
  manifestName: string
}

/** A place elsewhere that an output goes to. */
export interface Destination {
  /** The text of the manifest that is there; `undefined` for none. Throws where the place cannot be asked. */
  manifest(): Promise<string | undefined>
  /** Makes these files, in their order, all that the output there is. */
  publish(files: readonly PublishedFile[], options: PublishOptions): Promise<void>
}

/**
 * The files of an output, what tells of it behind its data: who finds the manifest finds all that it names. What a run keeps
 * for itself is left out, and so are rejected records, which may hold what must not be shown.
 */
export async function listOutput(root: string): Promise<PublishedFile[]> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part === '.prep' || part === 'rejects'))
    .filter((name) => statSync(join(root, name)).isFile())
    .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
  const files: PublishedFile[] = []
  for (const name of names) {
    const path = join(root, name)
    files.push({ path, name, bytes: statSync(path).size, sha256: await fileSha256(path) })
  }
  return files
}

const lastNames: readonly string[] = ['dataset_info.json', 'state.json', 'dataset_dict.json', 'manifest.json']

function rankOf(name: string): number {
  return lastNames.indexOf(name.slice(name.lastIndexOf('/') + 1))
}

/** The shards that a manifest names, each with what stands beside it; none for a text that is none. */
export function shardsIn(manifest: string | undefined): string[] {
  try {
    const { shards = [] } = JSON.parse(manifest ?? '{}') as { shards?: ListedShard[] }
    const files = shards.flatMap((shard) => [shard, ...(shard.companions ?? [])])
    return files.map(({ file }) => file).filter((file) => /^[^/]+(?:\/[^/]+)?$/.test(file))
  } catch {
    return []
  }
}

interface ListedShard {
  file: string
  companions?: { file: string }[]
}

/** That something else stands where the output should go. */
export function diverged(shown: string): PrepError {
  return new PrepError(
    'output_exists',
    `"${shown}" holds other bytes than this run has written. Choose another place, or start anew with ${bareName('overwrite: true')}`,
  )
}
