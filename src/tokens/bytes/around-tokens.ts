import type { IsPassed } from '../encoding/fast-encoding.js'
import type { TokenSink } from '../parts/token-sink.js'
import type { ByteFinder, ByteRange } from './find-bytes.js'

/** Adds the added tokens of a range to a sink, and what lies between them by `addPart`, until that answers `false`. */
export function addAroundTokens(
  { bytes, from, to }: ByteRange,
  { find, isPassed, into }: { find: ByteFinder; isPassed: IsPassed; into: TokenSink },
  addPart: (part: ByteRange) => boolean,
): boolean {
  for (let at = from; at < to; ) {
    const found = find({ bytes, from: at, to }, isPassed)
    if (!addPart({ bytes, from: at, to: found?.from ?? to })) return false
    if (found === undefined) break
    into.push(found.token.id, found.from)
    at = found.to
  }
  return true
}
