import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { readPart } from '../../files/read-fully.js'
import type { HubAddress } from '../client/address.js'
import {
  type Destination,
  type DestinationOptions,
  diverged,
  type PublishedFile,
  type PublishOptions,
  shardsIn,
} from '../client/publication.js'
import { discard } from '../client/request.js'
import { type Hub, openHub } from './hub.js'
import { commitOf, listTree, type TreeEntry } from './list.js'
import { uploadLarge } from './upload-large.js'

interface Dataset {
  hub: Hub
  address: HubAddress
  /** The branch. */
  branch: string
}

/** Where what tells of an output stands: a folder that readers of data sets pass by, who would take it for data. */
const aboutFolder = '.prepkit'

/**
 * A data set on the Hub as the place of an output. All of it becomes one commit, whose parent is the one that was
 * looked at: readers see all files or none, and what others push meanwhile is never lost.
 */
export function openDataset(address: HubAddress, options: DestinationOptions): Destination {
  const hub = openHub(address, options)
  if (!hub.hasToken)
    throw new PrepError(
      'bad_option',
      'Writing to the Hugging Face Hub needs a token. Set HF_TOKEN to one that may write',
    )
  const dataset = { hub, address, branch: address.revision ?? 'main' }
  const manifest = async (commit?: string) => {
    const sha = commit ?? (await commitOf(address, hub))
    const name = encodeURI(nameThere(address, options.manifestName))
    const path = `/datasets/${address.repository}/resolve/${sha}/${name}`
    const { response } = await hub.demand({ path }, [404])
    if (response.ok) return response.text()
    await discard(response)
    return undefined
  }
  return {
    manifest: () => manifest(),
    async publish(files, given) {
      const sha = await commitOf(address, hub)
      const tree = await listTree({ hub, address, sha }, '')
      const there = new Map(tree.map((entry) => [entry.path, entry]))
      const before = given.overwrite ? await manifest(sha) : undefined
      await commit(dataset, files.filter(isKept), { ...given, sha, there, before })
    },
  }
}

/** The files of Hugging Face `load_from_disk` say nothing to readers of the Hub, who would count them as data. */
function isKept({ name }: PublishedFile): boolean {
  return !/(?:^|\/)(?:dataset_info|dataset_dict|state)\.json$/.test(name)
}

/** The path in the repository. */
function nameThere({ path }: HubAddress, name: string): string {
  const isAbout = /^(?:[^/]+\.prep\/)?(?:manifest\.json|report\.json|report\.html|profile\.html)$/.test(name)
  return `${path === '' ? '' : `${path}/`}${isAbout ? `${aboutFolder}/` : ''}${name}`
}

interface Committing extends PublishOptions {
  /** The commit that is built on. */
  sha: string
  /** The files of it by their paths. */
  there: ReadonlyMap<string, TreeEntry>
  /** The manifest of the output whose place is taken. */
  before: string | undefined
}

async function commit(
  dataset: Dataset,
  files: readonly PublishedFile[],
  { sha, there, before, overwrite, onBytes }: Committing,
): Promise<void> {
  const { hub, address, branch } = dataset
  const wanted: PublishedFile[] = []
  for (const file of files) {
    const entry = there.get(nameThere(address, file.name))
    if (entry === undefined || (overwrite && !isSame(entry, file))) wanted.push(file)
    else if (!isSame(entry, file)) throw diverged(`${address.shown}/${file.name}`)
    else onBytes?.(file.bytes)
  }
  const names = new Set(files.map(({ name }) => name))
  const gone = shardsIn(before).filter((name) => !names.has(name) && there.has(nameThere(address, name)))
  if (wanted.length === 0 && gone.length === 0) return
  const modes = await uploadModes(dataset, wanted)
  const large = wanted.filter(({ name }) => modes.get(nameThere(address, name)) === 'lfs')
  await uploadLarge(large, { hub, repository: address.repository, branch, onBytes })
  const lines = [
    { key: 'header', value: { summary: 'Data prepared by prepkit', description: '', parentCommit: sha } },
    ...wanted.map((file) =>
      lineOf(file, { path: nameThere(address, file.name), isLarge: large.includes(file) }),
    ),
    ...gone.map((name) => ({ key: 'deletedFile', value: { path: nameThere(address, name) } })),
  ]
  const answer = await hub.demand(
    {
      method: 'POST',
      path: `/api/datasets/${address.repository}/commit/${encodeURIComponent(branch)}`,
      headers: { 'content-type': 'application/x-ndjson' },
      body: () => lines.map((line) => JSON.stringify(line)).join('\n'),
    },
    [409, 412],
  )
  await discard(answer.response)
  if (!answer.response.ok)
    throw new PrepError(
      'write_failed',
      `"${address.shown}" was changed by somebody else meanwhile. Run again: what was sent is there already`,
    )
  for (const file of wanted) if (!large.includes(file)) onBytes?.(file.bytes)
}

function lineOf(file: PublishedFile, { path, isLarge }: { path: string; isLarge: boolean }): unknown {
  if (isLarge) return { key: 'lfsFile', value: { path, algo: 'sha256', oid: file.sha256, size: file.bytes } }
  const content = readFileSync(file.path).toString('base64')
  return { key: 'file', value: { path, content, encoding: 'base64' } }
}

/** Whether a file of the Hub has the same bytes, by its SHA-256 or by the SHA-1 that Git gives it. */
function isSame({ oid, lfs, size }: TreeEntry, file: PublishedFile): boolean {
  if (lfs !== undefined) return lfs.oid === file.sha256
  if (size !== file.bytes) return false
  const content = readFileSync(file.path)
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex') === oid
}

/** Asks which files are kept outside of Git. */
async function uploadModes(
  { hub, address, branch }: Dataset,
  files: readonly PublishedFile[],
): Promise<ReadonlyMap<string, string>> {
  const modes = new Map<string, string>()
  for (let from = 0; from < files.length; from += 250) {
    const asked = files.slice(from, from + 250).map((file) => ({
      path: nameThere(address, file.name),
      size: file.bytes,
      sample: readPart(file.path, { from: 0, length: Math.min(512, file.bytes) }).toString('base64'),
    }))
    const { response } = await hub.demand({
      method: 'POST',
      path: `/api/datasets/${address.repository}/preupload/${encodeURIComponent(branch)}`,
      headers: { 'content-type': 'application/json' },
      body: () => JSON.stringify({ files: asked }),
    })
    const answer = (await response.json()) as { files: { path: string; uploadMode: string }[] }
    for (const { path, uploadMode } of answer.files) modes.set(path, uploadMode)
  }
  return modes
}
