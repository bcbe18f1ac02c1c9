import { nearestName, PrepError } from '../../base/errors.js'
import type { S3Address } from '../client/address.js'
import type { Listing, ListOptions } from '../client/listing.js'
import { onlyIf, type RemoteObject, rangeHeader, versionOf, wholeSize } from '../client/object.js'
import { discard } from '../client/request.js'
import { type Bucket, openBucket } from './bucket.js'

/** Finds what is at an address of a store: an object, all under a prefix, or what a pattern matches. */
export async function listStore(address: S3Address, options: ListOptions): Promise<Listing> {
  const bucket = openBucket(address, options)
  const { key } = address
  if (options.isPattern(key)) {
    const prefix = key.slice(0, key.lastIndexOf('/', firstSign(key)) + 1)
    const found = await listKeys(bucket, prefix)
    const matched = await options.match(key, [...found.keys()])
    if (matched.length === 0) throw missing(address, 'No key matches the pattern')
    return folderOf(address, {
      bucket,
      prefix: '',
      found: new Map(matched.map((name) => [name, found.get(name)!])),
    })
  }
  if (key !== '' && !key.endsWith('/')) {
    const object = await describe(address, { bucket, key })
    if (object !== undefined) return { kind: 'file', root: '', files: new Map([[object.name, object]]) }
  }
  const prefix = key === '' || key.endsWith('/') ? key : `${key}/`
  const found = await listKeys(bucket, prefix)
  if (found.size === 0) throw missing(address, await nearBy(address, bucket))
  return folderOf(address, { bucket, prefix, found })
}

function firstSign(pattern: string): number {
  return pattern.search(/[\\*?{}[\]()!+@|]/)
}

/** What a list says of an object. */
interface Listed {
  bytes: number
  etag: string | undefined
}

/** All keys under a prefix, but for those that stand for folders. */
async function listKeys(bucket: Bucket, prefix: string): Promise<Map<string, Listed>> {
  const found = new Map<string, Listed>()
  for (let token: string | undefined; ; ) {
    const query = {
      'list-type': '2',
      'encoding-type': 'url',
      prefix,
      ...(token && { 'continuation-token': token }),
    }
    const { response } = await bucket.demand({ query })
    const text = await response.text()
    for (const [, entry] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const key = decodeURIComponent(elementText(entry, 'Key').replaceAll('+', '%20'))
      const etag = elementText(entry, 'ETag') || undefined
      if (!key.endsWith('/')) found.set(key, { bytes: Number(elementText(entry, 'Size')), etag })
    }
    token = elementText(text, 'NextContinuationToken') || undefined
    if (token === undefined) return found
  }
}

/** The text of an element; empty where there is none. */
export function elementText(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? ''
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** An object; `undefined` where there is none of that key. */
async function describe(
  address: S3Address,
  { bucket, key }: { bucket: Bucket; key: string },
): Promise<RemoteObject | undefined> {
  const answer = await bucket.demand({ key, headers: { range: 'bytes=0-0' } }, [404, 416])
  const { response } = answer
  const text = response.status === 404 ? await response.text() : ''
  await discard(response)
  if (elementText(text, 'Code') === 'NoSuchBucket')
    throw new PrepError(
      'not_found',
      `There is no bucket "${address.bucket}" (${answer.url.host}). Check its name`,
    )
  if (response.status === 404) return undefined
  const bytes = wholeSize(response) ?? 0
  return objectOf({ bytes, etag: versionOf(response) }, { address, bucket, key })
}

function objectOf(
  { bytes, etag }: Listed,
  { address, bucket, key }: { address: S3Address; bucket: Bucket; key: string },
): RemoteObject {
  const shown = `s3://${address.bucket}/${key}`
  return {
    shown,
    id: `${address.endpoint ?? ''} ${shown}`,
    name: key,
    bytes,
    version: etag,
    etag,
    hasRanges: etag !== undefined,
    beside: (rename) => describe(address, { bucket, key: rename(key) }),
    open: (range) => bucket.demand({ key, shown, headers: { ...rangeHeader(range), ...onlyIf(etag) } }),
  }
}

function folderOf(
  address: S3Address,
  { bucket, prefix, found }: { bucket: Bucket; prefix: string; found: ReadonlyMap<string, Listed> },
): Listing {
  const files = [...found].map(
    ([key, listed]) => [key.slice(prefix.length), objectOf(listed, { address, bucket, key })] as const,
  )
  return { kind: 'folder', root: prefix, files: new Map(files) }
}

function missing({ shown }: S3Address, advice: string): PrepError {
  return new PrepError('not_found', `There is nothing at "${shown}". ${advice}`)
}

/** Names a key that may be meant, of those beside it. */
async function nearBy({ bucket: name, key }: S3Address, bucket: Bucket): Promise<string> {
  const keys = await listKeys(bucket, key.slice(0, key.lastIndexOf('/') + 1))
  const near = nearestName(key, [...keys.keys()])
  return near === undefined ? 'Check the bucket and the key' : `Did you mean "s3://${name}/${near}"?`
}
