import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { inLanes } from '../../base/http/in-lanes.js'
import { readPart } from '../../files/read-fully.js'
import type { S3Address } from '../client/address.js'
import {
  type Destination,
  type DestinationOptions,
  diverged,
  type PublishedFile,
  type PublishOptions,
  shardsIn,
} from '../client/publication.js'
import { discard, pauseFor } from '../client/request.js'
import { type Bucket, openBucket } from './bucket.js'
import { elementText } from './list.js'

/** Larger files are sent in parts. */
const wholeBytes = 64 << 20
const partBytes = 16 << 20
const lanes = 3

interface Prefix {
  bucket: Bucket
  /** What stands before the names of files: empty, or ends with a slash. */
  prefix: string
  shown: string
  signal?: AbortSignal
}

/**
 * The prefix of a store as the place of an output. An object cannot be renamed: so each file is put under its own name
 * on condition that there is none, with its SHA-256 beside it, and the manifest last of all. What is there already
 * with that hash was put by an earlier try.
 */
export function openPrefix(address: S3Address, options: DestinationOptions): Destination {
  const bucket = openBucket(address, options)
  const prefix = address.key === '' || address.key.endsWith('/') ? address.key : `${address.key}/`
  const place: Prefix = { bucket, prefix, shown: `s3://${address.bucket}/${prefix}`, signal: options.signal }
  const manifest = async () => {
    const { response } = await bucket.demand({ key: prefix + options.manifestName }, [404])
    if (response.ok) return response.text()
    const text = await response.text()
    if (elementText(text, 'Code') !== 'NoSuchBucket') return undefined
    throw new PrepError('not_found', `There is no bucket "${address.bucket}". Make it first`)
  }
  return {
    manifest,
    async publish(files, given) {
      const before = given.overwrite ? await manifest() : undefined
      if (before !== undefined) await clear(place, files)
      const [shards, about] = [
        files.filter(({ name }) => isData(name)),
        files.filter(({ name }) => !isData(name)),
      ]
      await inLanes(shards, lanes, (file) => put(place, file, given))
      for (const file of about) await put(place, file, given)
      const names = new Set(files.map(({ name }) => name))
      for (const name of shardsIn(before)) if (!names.has(name)) await remove(place, name)
    },
  }
}

function isData(name: string): boolean {
  return !/\.(?:json|html)$/.test(name)
}

/** Takes away what makes an earlier output whole, before the first file of another takes the place of one of its. */
async function clear(place: Prefix, files: readonly PublishedFile[]): Promise<void> {
  for (const { name } of [...files].reverse()) if (!isData(name)) await remove(place, name)
}

async function remove({ bucket, prefix }: Prefix, name: string): Promise<void> {
  const { response } = await bucket.demand({ method: 'DELETE', key: prefix + name }, [404])
  await discard(response)
}

/** Puts one file. Throws `output_exists` where another one has its name. */
async function put(place: Prefix, file: PublishedFile, options: PublishOptions): Promise<void> {
  const there = await isThere(place, file)
  if (there === 'other' && !options.overwrite) throw diverged(place.shown + file.name)
  if (there !== 'same') {
    const condition: Record<string, string> = options.overwrite ? {} : { 'if-none-match': '*' }
    const status = await send(place, file, condition)
    // A store that knows no conditions was asked before what is there.
    if (status === 501) await send(place, file, {})
    else if (status === 412 && (await isThere(place, file)) !== 'same')
      throw diverged(place.shown + file.name)
  }
  options.onBytes?.(file.bytes)
}

async function isThere(
  { bucket, prefix }: Prefix,
  file: PublishedFile,
): Promise<'same' | 'other' | 'nothing'> {
  const { response } = await bucket.demand({ method: 'HEAD', key: prefix + file.name }, [404])
  await discard(response)
  if (!response.ok) return 'nothing'
  const isSame = response.headers.get('x-amz-meta-sha256') === file.sha256
  return isSame ? 'same' : 'other'
}

/** Sends a file; answers 200, 412 where something has its name, or 501 where the store knows no conditions. */
async function send(place: Prefix, file: PublishedFile, condition: Record<string, string>): Promise<number> {
  const meta = { 'x-amz-meta-sha256': file.sha256 }
  if (file.bytes > wholeBytes) return sendParts(place, file, { condition, meta })
  const { bucket, prefix, signal } = place
  for (let tried = 1; ; tried++) {
    const headers = { ...condition, ...meta, 'x-amz-content-sha256': file.sha256 }
    const body = () => readFileSync(file.path)
    const { response } = await bucket.demand(
      { method: 'PUT', key: prefix + file.name, headers, body },
      answered,
    )
    await discard(response)
    // Two that put at once are both sent away, to try again.
    if (response.status !== 409 || tried >= 5) return response.status
    await pauseFor(250 * 2 ** tried, signal)
  }
}

const answered = [409, 412, 501]

interface Sending {
  condition: Record<string, string>
  meta: Record<string, string>
}

async function sendParts(place: Prefix, file: PublishedFile, { condition, meta }: Sending): Promise<number> {
  const { bucket, prefix } = place
  const key = prefix + file.name
  await abortLeft(place, key)
  const { response } = await bucket.demand({ method: 'POST', key, query: { uploads: '' }, headers: meta })
  const uploadId = elementText(await response.text(), 'UploadId')
  try {
    const tags = await sendAll({ bucket, key, uploadId }, file)
    const parts = tags.map((tag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
    const end = { method: 'POST', key, query: { uploadId }, headers: condition, body: () => body }
    const done = await bucket.demand(end, answered)
    const text = await done.response.text()
    // The status is sent before the store knows how it ends.
    if (done.response.ok && elementText(text, 'Code') !== '')
      throw new PrepError(
        'write_failed',
        `"${place.shown}${file.name}" cannot be written (${elementText(text, 'Code')}). Run again to go on`,
      )
    if (!done.response.ok) await abort({ bucket, key, uploadId })
    return done.response.status
  } catch (error) {
    await abort({ bucket, key, uploadId }).catch(() => undefined)
    throw error
  }
}

interface Upload {
  bucket: Bucket
  key: string
  uploadId: string
}

async function sendAll({ bucket, key, uploadId }: Upload, file: PublishedFile): Promise<string[]> {
  const tags: string[] = []
  const numbers = Array.from({ length: Math.ceil(file.bytes / partBytes) }, (_, i) => i)
  await inLanes(numbers, lanes, async (number) => {
    const from = number * partBytes
    const part = readPart(file.path, { from, length: Math.min(partBytes, file.bytes - from) })
    const headers = { 'x-amz-content-sha256': createHash('sha256').update(part).digest('hex') }
    const query = { partNumber: String(number + 1), uploadId }
    const { response } = await bucket.demand({ method: 'PUT', key, query, headers, body: () => part })
    tags[number] = response.headers.get('etag') ?? ''
    await discard(response)
  })
  return tags
}

async function abort({ bucket, key, uploadId }: Upload): Promise<void> {
  const { response } = await bucket.demand({ method: 'DELETE', key, query: { uploadId } }, [404])
  await discard(response)
}

/** Ends uploads of that key that a killed run has left: their parts would be paid for and never be seen. */
async function abortLeft({ bucket }: Prefix, key: string): Promise<void> {
  const { response } = await bucket.demand({ query: { uploads: '', prefix: key } }, [501])
  const text = await response.text()
  for (const [, entry] of text.matchAll(/<Upload>(.*?)<\/Upload>/gs))
    if (elementText(entry, 'Key') === key)
      await abort({ bucket, key, uploadId: elementText(entry, 'UploadId') })
}
