import { PrepError } from '../base/errors.js'
import { isDataFile, readableExtensions } from '../formats/extensions.js'
import type { FormatName } from '../formats/registry.js'
import { type Address, parseAddress } from '../remote/client/address.js'
import type { Listing } from '../remote/client/listing.js'
import type { RemoteObject } from '../remote/client/object.js'
import { dataFilesAmong, isList } from './dataset-folder.js'
import { isGlob, matchNames } from './find-files.js'

/** How {@link findRemote} looks. */
export interface FindRemoteOptions {
  /** Holds for all files, whatever their names are. */
  format?: FormatName
  signal?: AbortSignal
}

/** A list of shards that is larger is no list of ours. */
const largestList = 64 << 20

/**
 * The files at an address, as `discoverSources` finds those of a path: of a folder those that are data. Throws
 * `not_found` where there is none.
 */
export async function findRemote(
  path: string,
  { format, signal }: FindRemoteOptions,
): Promise<RemoteObject[]> {
  const address = parseAddress(path)
  const { listAddress } = await import('../remote/list-address.js')
  const listing = await listAddress(address, { signal, isPattern: isGlob, match: matchNames })
  if (listing.kind === 'file') return [...listing.files.values()]
  const names = [...listing.files.keys()].filter((name) => !isHidden(name) && !isAbout(name))
  const files = await dataFilesIn(listing, names)
  const others = new Set([...listing.files.values()].map(({ name }) => name))
  const known = files.filter((file) => format !== undefined || isDataFile(file.name, others))
  if (known.length > 0) return known
  throw noData(address)
}

function noData({ shown }: Address): PrepError {
  return new PrepError('not_found', `"${shown}" holds no data file. Known extensions: ${readableExtensions}`)
}

/** Files of a folder that a walk over a local one would pass by. */
function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.'))
}

/** What tells of a data set and is none of its data. */
function isAbout(name: string): boolean {
  return /(?:^|\/)dataset_infos?\.json$/.test(name)
}

async function dataFilesIn({ files }: Listing, names: readonly string[]): Promise<RemoteObject[]> {
  const lists = new Map<string, string>()
  for (const name of names.filter(isList)) lists.set(name, await textOf(files.get(name)!))
  return dataFilesAmong(names, (name) => lists.get(name)!).map((name) => files.get(name)!)
}

async function textOf(object: RemoteObject): Promise<string> {
  if ((object.bytes ?? 0) > largestList) return ''
  const { response } = await object.open()
  return response.text()
}
