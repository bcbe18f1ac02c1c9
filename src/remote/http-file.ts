import { PrepError } from '../base/errors.js'
import type { HttpAddress } from './client/address.js'
import type { RemoteOptions } from './client/listing.js'
import { onlyIf, type RemoteObject, rangeHeader, versionOf, wholeSize } from './client/object.js'
import { refusalOf } from './client/refusal.js'
import { type Answer, ask, discard } from './client/request.js'

/**
 * The file of a web server. The first byte is asked for and not the head of the answer alone: a signed address allows
 * nothing else. Throws `not_found`, and `bad_input` for a refusal and for a page in place of data.
 */
export async function describeHttpFile(
  { url, shown }: HttpAddress,
  options: RemoteOptions,
): Promise<RemoteObject> {
  const { signal } = options
  const context = { shown, signal }
  const first = await ask({ url, headers: { range: 'bytes=0-0' } }, context)
  const { response } = first
  const isEmpty = response.status === 416 && wholeSize(response) === 0
  if (!response.ok && !isEmpty) throw await refusalOf(first, { shown, ...cures })
  await discard(response)
  refusePage(response, shown)
  const version = versionOf(response)
  const packing = response.headers.get('content-encoding')
  // Of what was packed for the way, a part cannot be unpacked.
  const isPart = response.status === 206 && wholeSize(response) !== undefined && packing === null
  // Where the address leads to one server of many, all parts come from that one.
  const final = first.url.href
  return {
    shown,
    id: url,
    name: unpackedName(nameIn(response) ?? new URL(url).pathname, packing),
    bytes: isEmpty ? 0 : isPart ? wholeSize(response) : lengthOf(response),
    version,
    etag: version,
    hasRanges: isPart && version !== undefined,
    beside: (rename) => describeIfThere(renamed({ kind: 'http', url, shown }, rename), options),
    async open(range) {
      const headers = { ...rangeHeader(range), ...onlyIf(version) }
      let answer = await ask({ url: final, headers }, context)
      // What a redirect leads to may have been signed for a short time.
      if (final !== url && [401, 403, 404, 410].includes(answer.response.status)) {
        await discard(answer.response)
        answer = await ask({ url, headers }, context)
      }
      return accepted(answer, shown)
    },
  }
}

/** The file at an address; `undefined` where the server says that there is none. */
async function describeIfThere(
  address: HttpAddress,
  options: RemoteOptions,
): Promise<RemoteObject | undefined> {
  try {
    return await describeHttpFile(address, options)
  } catch (error) {
    if (error instanceof PrepError && error.code === 'not_found') return undefined
    throw error
  }
}

/** The address of another path on the same server, with the same query. */
function renamed({ url, shown }: HttpAddress, rename: (path: string) => string): HttpAddress {
  const other = new URL(url)
  other.pathname = rename(other.pathname)
  return { kind: 'http', url: other.href, shown: rename(shown) }
}

const cures = {
  key: 'Give an address that is signed, or download the file with a tool that has the key',
  missing: 'Check the address',
}

async function accepted(answer: Answer, shown: string): Promise<Answer> {
  if (answer.response.ok) return answer
  throw await refusalOf(answer, { shown, ...cures })
}

function lengthOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length')
  // Of packed bytes it is not the size of what is read.
  return length === null || headers.has('content-encoding') ? undefined : Number(length)
}

/** The name that a server gives to what it sends. */
function nameIn({ headers }: Response): string | undefined {
  return /filename="?([^";]+)"?/i.exec(headers.get('content-disposition') ?? '')?.[1]
}

/** What is packed for the way is unpacked when it arrives, and is then no longer what its name says. */
function unpackedName(name: string, packing: string | null): string {
  return packing === 'gzip' ? name.replace(/\.gz$/i, '') : name
}

/** A page, such as one that asks to sign in, would be read as broken records. */
function refusePage({ headers }: Response, shown: string): void {
  if (!/^text\/html\b/i.test(headers.get('content-type') ?? '')) return
  throw new PrepError(
    'bad_input',
    `"${shown}" is a web page, not a data file. Name the address of the file itself; a data set of the Hugging Face Hub is written hf://datasets/OWNER/NAME`,
    { at: { source: shown } },
  )
}
