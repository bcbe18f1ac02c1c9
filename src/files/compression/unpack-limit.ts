import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'

/** Bytes that any compressed input may unpack to: 256 MiB. */
const freeBytes = 256 << 20
/** Beyond those, an input may unpack to so many times its size. Text seldom passes 30, zeros reach 1,000. */
const maxRatio = 200

/** How much may come out of a compressed input. */
export interface UnpackLimit {
  /** Its name, for the error. */
  path: string
  /** Compressed bytes that were taken so far. */
  packedBytes: () => number
  /** Given by the user, in place of the ratio. */
  maxUnpackedBytes?: number | undefined
  /** Bytes that were unpacked of it before. */
  before?: number
}

/**
 * Passes unpacked bytes on until they are too many: a small file may unpack to more than a disk holds. Throws
 * `bad_input` then.
 */
export async function* limitUnpacked(
  chunks: AsyncIterable<Buffer>,
  { path, packedBytes, maxUnpackedBytes, before = 0 }: UnpackLimit,
): AsyncGenerator<Buffer> {
  let unpacked = before
  for await (const chunk of chunks) {
    unpacked += chunk.length
    const most = maxUnpackedBytes ?? Math.max(freeBytes, packedBytes() * maxRatio)
    if (unpacked > most) throw tooLarge(path, maxUnpackedBytes)
    yield chunk
  }
}

function tooLarge(path: string, given: number | undefined): PrepError {
  const found =
    given === undefined
      ? `The file unpacks to more than ${maxRatio} times its size, as text hardly does`
      : `The file unpacks to more than ${given} bytes`
  return new PrepError(
    'bad_input',
    `${found}. If that is right, set ${optionName('maxUnpackedBytes')} to the bytes that it may have`,
    { at: { source: path } },
  )
}
