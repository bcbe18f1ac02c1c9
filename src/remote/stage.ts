import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { PrepError } from '../base/errors.js'
import { inLanes } from '../base/http/in-lanes.js'
import { codeOf } from '../base/http/retry.js'
import { isSystemError } from '../base/thrown.js'
import { changedWhileRead } from '../files/file-revision.js'
import { fileSha256 } from '../files/file-sha256.js'
import { writing } from '../files/write-error.js'
import { type ByteRange, type RemoteObject, versionOf, wholeSize } from './client/object.js'
import { type Answer, bodyOf, discard, pauseFor, stopped } from './client/request.js'

/** How files are fetched. */
export interface StageOptions {
  signal?: AbortSignal
  /** Called with the number of bytes that have come anew. */
  onBytes?: (bytes: number) => void
  /** What a part is asked for at once; smaller in tests. */
  partBytes?: number
  /** Parts that are on their way at once. */
  lanes?: number
}

const usualPartBytes = 8 << 20
const usualLanes = 4
/** How often a body may break off without having brought a byte. */
const mostBreaks = 5

/**
 * Writes a file that lies elsewhere to a new local file that only this user can read. It is fetched in parts that are
 * all of one version, each carried on where it broke off; or, from a server that knows no parts or no versions, as a
 * whole. Throws `bad_input` where it changes meanwhile or does not come whole.
 */
export async function stageFile(object: RemoteObject, path: string, options: StageOptions): Promise<void> {
  const fd = openSync(path, 'wx', 0o600)
  try {
    const target = { fd, path, options }
    if (object.hasRanges && object.bytes !== undefined) await fetchParts(object, target)
    else await fetchWhole(object, target)
    const { size } = fstatSync(fd)
    if (object.bytes !== undefined && size !== object.bytes) throw notWhole(object, size)
  } finally {
    closeSync(fd)
  }
  if (object.sha256 !== undefined) await assertHash(object, path)
}

interface Target {
  fd: number
  path: string
  options: StageOptions
}

async function fetchParts(object: RemoteObject, target: Target): Promise<void> {
  const { partBytes = usualPartBytes, lanes = usualLanes } = target.options
  await inLanes(partsOf(object.bytes!, partBytes), lanes, (part) => fetchPart(object, part, target))
}

function* partsOf(bytes: number, partBytes: number): Generator<ByteRange> {
  for (let from = 0; from < bytes; from += partBytes) yield { from, to: Math.min(bytes, from + partBytes) }
}

async function fetchPart(object: RemoteObject, { from, to }: ByteRange, target: Target): Promise<void> {
  const { options } = target
  let at = from
  for (let breaks = 0; at < to; ) {
    const answer = await object.open({ from: at, to })
    await assertSame(object, answer)
    const before = at
    const fault = await readInto(answer, options, (chunk) => {
      // More than was asked for is left out.
      const wanted = chunk.subarray(0, to - at)
      writeAt(target, wanted, at)
      at += wanted.length
      return wanted.length
    })
    if (at >= to) return
    breaks = at > before ? 0 : breaks + 1
    if (breaks >= mostBreaks) throw brokenOff(object, answer, fault)
    await pauseFor(250 * 2 ** breaks, options.signal)
  }
}

async function fetchWhole(object: RemoteObject, target: Target): Promise<void> {
  const { fd, options } = target
  for (let breaks = 1; ; breaks++) {
    const answer = await object.open()
    let at = 0
    const fault = await readInto(answer, options, (chunk) => {
      writeAt(target, chunk, at)
      at += chunk.length
      return chunk.length
    })
    if (fault === undefined && (object.bytes === undefined || at >= object.bytes)) return
    if (breaks >= mostBreaks) throw brokenOff(object, answer, fault)
    options.onBytes?.(-at)
    ftruncateSync(fd, 0)
    await pauseFor(250 * 2 ** breaks, options.signal)
  }
}

/** Reads a body to its end; answers why it broke off before, where it did. */
async function readInto(
  answer: Answer,
  { signal, onBytes }: StageOptions,
  take: (chunk: Buffer) => number,
): Promise<unknown> {
  try {
    for await (const chunk of bodyOf(answer)) onBytes?.(take(chunk))
    return undefined
  } catch (error) {
    if (signal?.aborted) throw stopped()
    // What is no fault of the network, such as a full disk, is not tried again.
    if (error instanceof PrepError || isSystemError(error)) throw error
    return error
  }
}

/** Refuses an answer of another version, or with other bytes than were asked for: a mix of two is no file. */
async function assertSame(object: RemoteObject, { response }: Answer): Promise<void> {
  const version = versionOf(response)
  const isPart = response.status === 206
  const isSame = version === undefined || object.etag === undefined || version === object.etag
  if (isPart && isSame && wholeSize(response) === object.bytes) return
  await discard(response)
  throw changedWhileRead(object.shown)
}

function writeAt({ fd, path }: Target, bytes: Uint8Array, position: number): void {
  writing(path, () => {
    for (let done = 0; done < bytes.length; )
      done += writeSync(fd, bytes, done, bytes.length - done, position + done)
  })
}

function brokenOff({ shown }: RemoteObject, { url }: Answer, fault: unknown): PrepError {
  return new PrepError(
    'bad_input',
    `${url.host} broke off ${mostBreaks} times while it sent "${shown}"${codeOf(fault)}. Try again later`,
    { at: { source: shown }, cause: fault },
  )
}

function notWhole({ shown, bytes }: RemoteObject, size: number): PrepError {
  return new PrepError('bad_input', `"${shown}" came with ${size} of ${bytes} bytes. Try again later`, {
    at: { source: shown },
  })
}

async function assertHash({ shown, sha256 }: RemoteObject, path: string): Promise<void> {
  if ((await fileSha256(path)) === sha256) return
  throw new PrepError(
    'bad_input',
    `"${shown}" came with other bytes than its server lists (SHA-256). Try again, or from another mirror`,
    { at: { source: shown } },
  )
}
