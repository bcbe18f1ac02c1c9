import { nearestName, PrepError } from '../../base/errors.js'
import type { HubAddress } from '../client/address.js'
import type { Listing, ListOptions } from '../client/listing.js'
import { type RemoteObject, rangeHeader } from '../client/object.js'
import { type Hub, openHub } from './hub.js'

/** An entry of a tree, as the Hub lists it. */
export interface TreeEntry {
  type: 'file' | 'directory'
  path: string
  size: number
  /** The SHA-1 that Git knows it by. */
  oid: string
  /** What is kept outside of Git: its SHA-256. */
  lfs?: { oid: string }
}

/** A data set at one commit. */
interface Commit {
  hub: Hub
  address: HubAddress
  sha: string
}

/** Finds what is at an address of the Hub, all of one commit: what is pushed meanwhile does not mix in. */
export async function listHub(address: HubAddress, options: ListOptions): Promise<Listing> {
  const hub = openHub(address, options)
  const commit = { hub, address, sha: await commitOf(address, hub) }
  const { path } = address
  if (options.isPattern(path)) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/', path.search(/[\\*?{}[\]()!+@|]/))))
    const entries = new Map((await listTree(commit, folder)).map((entry) => [entry.path, entry]))
    const matched = await options.match(path, [...entries.keys()])
    if (matched.length === 0) throw missing(address, 'No file matches the pattern')
    return folderOf(commit, { root: '', entries: matched.map((name) => entries.get(name)!) })
  }
  const entry = path === '' ? undefined : await entryAt(commit, path)
  if (entry?.type === 'file')
    return { kind: 'file', root: '', files: new Map([[path, objectOf(entry, commit)]]) }
  return folderOf(commit, { root: path, entries: await listTree(commit, path) })
}

/** The commit that a revision is at; `main` where the address names none. */
export async function commitOf({ repository, revision = 'main' }: HubAddress, hub: Hub): Promise<string> {
  const { response } = await hub.demand({
    path: `/api/datasets/${repository}/revision/${encodeURIComponent(revision)}`,
  })
  return ((await response.json()) as { sha: string }).sha
}

/** The entry at a path; throws `not_found`, with a name that may be meant, where there is none. */
async function entryAt(commit: Commit, path: string): Promise<TreeEntry> {
  const { address } = commit
  const entry = await findEntry(commit, path)
  if (entry !== undefined) return entry
  const names = (await listTree(commit, '')).map((file) => file.path)
  const near = nearestName(path, names)
  const place = `hf://datasets/${address.repository}`
  throw missing(
    address,
    near === undefined
      ? 'Check the name of the data set, the revision and the path'
      : `Did you mean "${place}/${near}"?`,
  )
}

async function findEntry({ hub, address, sha }: Commit, path: string): Promise<TreeEntry | undefined> {
  const { response } = await hub.demand({
    method: 'POST',
    path: `/api/datasets/${address.repository}/paths-info/${sha}`,
    headers: { 'content-type': 'application/json' },
    body: () => JSON.stringify({ paths: [path], expand: false }),
  })
  const [entry] = (await response.json()) as TreeEntry[]
  return entry
}

/** All files in and under a folder, page by page. */
export async function listTree({ hub, address, sha }: Commit, folder: string): Promise<TreeEntry[]> {
  const inner = folder.split('/').map(encodeURIComponent).join('/')
  let path: string | undefined =
    `/api/datasets/${address.repository}/tree/${sha}${inner === '' ? '' : `/${inner}`}?recursive=true`
  const files: TreeEntry[] = []
  while (path !== undefined) {
    const { response } = await hub.demand({ path })
    files.push(...((await response.json()) as TreeEntry[]).filter(({ type }) => type === 'file'))
    path = nextPage(response.headers.get('link'), hub.endpoint)
  }
  return files
}

/** The path of the page that follows: a mirror may name the host that it mirrors. */
function nextPage(link: string | null, endpoint: string): string | undefined {
  const [, target] = /<([^>]+)>;\s*rel="next"/.exec(link ?? '') ?? []
  if (target === undefined) return undefined
  const { pathname, search } = new URL(target, endpoint)
  return `${pathname}${search}`
}

/** A file at one commit, which no push can change: so parts of it need no condition, and are checked by its SHA-256. */
function objectOf({ path, size, lfs }: TreeEntry, commit: Commit): RemoteObject {
  const { hub, address, sha } = commit
  const { repository, revision } = address
  const shown = `hf://datasets/${repository}${revision === undefined ? '' : `@${revision}`}/${path}`
  const name = path.split('/').map(encodeURIComponent).join('/')
  return {
    shown,
    id: `hf://datasets/${repository}@${sha}/${path}`,
    name: path,
    bytes: size,
    version: sha,
    sha256: lfs?.oid,
    hasRanges: lfs !== undefined,
    async beside(rename) {
      const entry = await findEntry(commit, rename(path))
      return entry?.type === 'file' ? objectOf(entry, commit) : undefined
    },
    open: (range) =>
      hub.demand({
        path: `/datasets/${repository}/resolve/${sha}/${name}`,
        headers: rangeHeader(range),
        shown,
      }),
  }
}

function folderOf(
  commit: Commit,
  { root, entries }: { root: string; entries: readonly TreeEntry[] },
): Listing {
  const inner = root === '' ? 0 : root.length + 1
  const files = entries.map((entry) => [entry.path.slice(inner), objectOf(entry, commit)] as const)
  return { kind: 'folder', root, files: new Map(files) }
}

function missing({ shown }: HubAddress, advice: string): PrepError {
  return new PrepError('not_found', `There is nothing at "${shown}". ${advice}`)
}
