import type { Answer } from './request.js'

/** A file that lies elsewhere, as its server describes it. */
export interface RemoteObject {
  /** What it is called in plans and messages; it says no key. */
  shown: string
  /** What tells it from all others. */
  id: string
  /** A name that shows its format. */
  name: string
  /** Its size; `undefined` where the server does not say. */
  bytes: number | undefined
  /** What changes when its content does: an ETag, a version, a commit. `undefined` where the server says nothing of the kind. */
  version: string | undefined
  /** The ETag, or when it was last changed, that every answer has to name; absent where the address names a version itself. */
  etag?: string
  /** The SHA-256 over its bytes, where the server says it. */
  sha256?: string
  /** Whether parts of it can be asked for, and are known to be of one version. */
  hasRanges: boolean
  /** Finds the file of another name at the same place; `undefined` where there is none. `rename` makes its path of a path. */
  beside(rename: (path: string) => string): Promise<RemoteObject | undefined>
  /** Asks for its bytes, from one offset to before another; for all of them where there is no range. */
  open(range?: ByteRange): Promise<Answer>
}

/** Bytes of a file, from an offset to before another. */
export interface ByteRange {
  from: number
  to: number
}

/** A range as the header of a request. */
export function rangeHeader(range: ByteRange | undefined): Record<string, string> {
  return range === undefined ? {} : { range: `bytes=${range.from}-${range.to - 1}` }
}

/** The size of the whole file, by an answer with a part of it. */
export function wholeSize({ headers }: Response): number | undefined {
  const size = Number(/\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? Number.NaN)
  return Number.isSafeInteger(size) ? size : undefined
}

/** What an answer says of the version of its file: the ETag, or when it was last changed. */
export function versionOf({ headers }: Response): string | undefined {
  return headers.get('etag') ?? headers.get('last-modified') ?? undefined
}

/** Makes a server refuse to answer from another version. A weak ETag cannot (RFC 9110, 13.1.1). */
export function onlyIf(version: string | undefined): Record<string, string> {
  return version?.startsWith('"') ? { 'if-match': version } : {}
}
