import { createReadStream } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { inLanes } from '../../base/http/in-lanes.js'
import type { PublishedFile } from '../client/publication.js'
import { ask, discard } from '../client/request.js'
import type { Hub } from './hub.js'

/** How large files are sent: see Git LFS, "Batch API", and the transfer `multipart` of the Hub. */
export interface LargeOptions {
  hub: Hub
  repository: string
  branch: string
  onBytes?: (bytes: number) => void
}

interface Action {
  href: string
  header?: Record<string, string>
}

interface BatchObject {
  oid: string
  /** Absent where the Hub has the bytes already. */
  actions?: { upload?: Action; verify?: Action }
  error?: { code: number }
}

const media = { accept: 'application/vnd.git-lfs+json', 'content-type': 'application/vnd.git-lfs+json' }
const batchFiles = 100
const lanes = 3

/** Sends what is kept outside of Git, as far as the Hub does not have it. A commit has to name it afterwards. */
export async function uploadLarge(files: readonly PublishedFile[], options: LargeOptions): Promise<void> {
  for (let from = 0; from < files.length; from += batchFiles) {
    const some = files.slice(from, from + batchFiles)
    const objects = await askWhere(some, options)
    await inLanes(some, lanes, async (file) => {
      await sendOne(file, objects.get(file.sha256), options)
      options.onBytes?.(file.bytes)
    })
  }
}

async function askWhere(
  files: readonly PublishedFile[],
  { hub, repository, branch }: LargeOptions,
): Promise<ReadonlyMap<string, BatchObject>> {
  const body = JSON.stringify({
    operation: 'upload',
    transfers: ['basic', 'multipart'],
    hash_algo: 'sha_256',
    ref: { name: branch },
    objects: files.map(({ sha256: oid, bytes: size }) => ({ oid, size })),
  })
  const path = `/datasets/${repository}.git/info/lfs/objects/batch`
  const { response } = await hub.demand({ method: 'POST', path, headers: media, body: () => body })
  const { objects } = (await response.json()) as { objects: BatchObject[] }
  return new Map(objects.map((object) => [object.oid, object]))
}

async function sendOne(
  file: PublishedFile,
  object: BatchObject | undefined,
  { hub }: LargeOptions,
): Promise<void> {
  if (object === undefined || object.error !== undefined)
    throw notSent(file, `status ${object?.error?.code ?? 404}`)
  const { upload, verify } = object.actions ?? {}
  if (upload === undefined) return
  const chunkBytes = Number(upload.header?.chunk_size ?? 0)
  if (chunkBytes > 0) await sendParts(file, { upload, chunkBytes })
  else await sendBytes(file, { url: upload.href, from: 0, to: file.bytes })
  if (verify === undefined) return
  const body = JSON.stringify({ oid: file.sha256, size: file.bytes })
  const { response } = await hub.demand({
    method: 'POST',
    path: verify.href,
    headers: media,
    body: () => body,
  })
  await discard(response)
}

async function sendParts(
  file: PublishedFile,
  { upload, chunkBytes }: { upload: Action; chunkBytes: number },
): Promise<void> {
  const numbers = Array.from({ length: Math.ceil(file.bytes / chunkBytes) }, (_, i) => i)
  const parts: { partNumber: number; etag: string }[] = []
  await inLanes(numbers, lanes, async (number) => {
    const from = number * chunkBytes
    const url = partUrl(upload, number + 1)
    const etag = await sendBytes(file, { url, from, to: Math.min(file.bytes, from + chunkBytes) })
    parts[number] = { partNumber: number + 1, etag }
  })
  const body = JSON.stringify({ oid: file.sha256, parts })
  const asked = { method: 'POST', url: upload.href, headers: media, body: () => body }
  const { response } = await ask(asked, { shown: file.name })
  await discard(response)
  if (!response.ok) throw notSent(file, `status ${response.status}`)
}

/** The address of a part: under its number, which may have zeros in front. */
function partUrl({ header = {} }: Action, number: number): string {
  const [, url] = Object.entries(header).find(([name]) => /^\d+$/.test(name) && Number(name) === number) ?? []
  if (url === undefined)
    throw new PrepError(
      'write_failed',
      'The Hugging Face Hub names no place for a part of a file. Try again later',
    )
  return url
}

/** Sends bytes of a file to an address that is signed, without any token; answers the ETag. */
async function sendBytes(
  file: PublishedFile,
  { url, from, to }: { url: string; from: number; to: number },
): Promise<string> {
  const bytes = () => createReadStream(file.path, { start: from, end: to - 1, highWaterMark: 1 << 20 })
  const headers = { 'content-length': String(to - from) }
  const body = () => bytes() as unknown as ReadableStream
  const { response } = await ask({ method: 'PUT', url, headers, body }, { shown: file.name })
  await discard(response)
  if (!response.ok) throw notSent(file, `status ${response.status}`)
  return response.headers.get('etag') ?? ''
}

function notSent({ name }: PublishedFile, reason: string): PrepError {
  return new PrepError(
    'write_failed',
    `"${name}" cannot be sent to the Hugging Face Hub (${reason}). Run again to go on`,
  )
}
