import { PrepError } from '../../base/errors.js'

/**
 * Addresses of data that lies elsewhere. This file is loaded by every pipeline and opens no connection; what speaks
 * to a server is loaded when an address is read.
 */

/** An address, taken apart. */
export type Address = HttpAddress | S3Address | HubAddress

interface AnyAddress {
  /** The address as it may be shown: without a query, which may hold a key. */
  shown: string
}

/** A file of a web server. */
export interface HttpAddress extends AnyAddress {
  kind: 'http'
  url: string
}

/** An object of a store that speaks the protocol of S3, or all under a prefix. */
export interface S3Address extends AnyAddress {
  kind: 's3'
  bucket: string
  /** The key, or a pattern; empty for the whole bucket. */
  key: string
  /** Where the store is, if the address says so. */
  endpoint: string | undefined
  region: string | undefined
}

/** A file, a folder or all of a data set on the Hugging Face Hub. */
export interface HubAddress extends AnyAddress {
  kind: 'hub'
  /** `owner/name`. */
  repository: string
  /** A branch, a tag or a commit, if the address names one. */
  revision: string | undefined
  /** The path in the repository, or a pattern; empty for all of it. */
  path: string
}

const schemes = /^(https?|s3|hf):\/\//i

/** Whether a path is an address that can be read. */
export function isAddress(path: string): boolean {
  return schemes.test(path)
}

/** An address as it may be noted: without what may be a key. Any other path as it is. */
export function withoutKey(path: string): string {
  return isAddress(path) && parseAddress(path).kind === 'http' ? parseAddress(path).shown : path
}

/** Takes an address apart. Throws `bad_option` for one that is malformed, `unsupported` for http to another machine. */
export function parseAddress(path: string): Address {
  const scheme = schemes.exec(path)?.[1].toLowerCase()
  if (scheme === 's3') return parseS3(path)
  if (scheme === 'hf') return parseHub(path)
  return parseHttp(path)
}

function parseHttp(path: string): HttpAddress {
  const url = urlOf(path)
  if (url.username !== '' || url.password !== '')
    throw new PrepError(
      'unsupported',
      'The address names a user or a password. Write it without; where a server asks for them, give a signed address',
    )
  if (url.protocol === 'http:' && !isLocal(url))
    throw new PrepError(
      'unsupported',
      `Data would come from ${url.host} over http, where anybody on the way can change it. Write https://`,
    )
  url.hash = ''
  return { kind: 'http', url: url.href, shown: `${url.protocol}//${url.host}${readable(url.pathname)}` }
}

function parseS3(path: string): S3Address {
  const [, place, query = ''] = /^s3:\/\/(.*?)(?:\?((?:endpoint|region)=.*))?$/is.exec(path)!
  const slash = place.indexOf('/')
  const bucket = slash < 0 ? place : place.slice(0, slash)
  if (!/^[\w.-]{3,63}$/.test(bucket))
    throw new PrepError(
      'bad_option',
      'The address names no bucket. Write s3://BUCKET/KEY; names of buckets have 3 to 63 letters, digits, dots and hyphens',
    )
  const key = slash < 0 ? '' : place.slice(slash + 1)
  const options = new URLSearchParams(query)
  const unknown = [...options.keys()].find((name) => name !== 'endpoint' && name !== 'region')
  if (unknown !== undefined)
    throw new PrepError(
      'bad_option',
      'Behind "?", an address of s3 takes endpoint and region, and nothing else',
    )
  const endpoint = options.get('endpoint') ?? undefined
  if (endpoint !== undefined) urlOf(endpoint)
  return {
    kind: 's3',
    bucket,
    key,
    endpoint,
    region: options.get('region') ?? undefined,
    shown: `s3://${place}`,
  }
}

function parseHub(path: string): HubAddress {
  const form =
    /^hf:\/\/datasets\/([\w.-]+\/[\w.-]+?)(?:@(refs\/(?:convert|pr)\/[^/]+|[^/]+))?(?:\/+(.*))?$/is.exec(path)
  if (form === null)
    throw new PrepError(
      'bad_option',
      'The address is no data set of the Hugging Face Hub. Write hf://datasets/OWNER/NAME, and behind it /PATH for a part of it; a revision stands behind the name: NAME@main',
    )
  const [, repository, revision, inner = ''] = form
  return {
    kind: 'hub',
    repository,
    revision: revision?.replaceAll('%2F', '/'),
    path: inner.replace(/\/+$/, ''),
    shown: path.replace(/\/+$/, ''),
  }
}

function urlOf(text: string): URL {
  if (URL.canParse(text)) return new URL(text)
  throw new PrepError('bad_option', 'The address is malformed. Write it like https://HOST/PATH')
}

/** Whether a URL leads to this machine. */
export function isLocal({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/** A path as people write it; one that is malformed, or would move the cursor, as it came. */
function readable(path: string): string {
  try {
    const text = decodeURI(path)
    return /\p{Cc}/u.test(text) ? path : text
  } catch {
    return path
  }
}
