import { existsSync, statSync } from 'node:fs'
import { companionPath } from '../format/companions.js'
import type { DataFile, FormatReader } from '../format/reader.js'
import { int64sOf } from '../tokens/int64s.js'
import { noCompanion } from '../tokens/no-companion.js'
import { noFile, type RowRange, readWhole, type TokenFile, tokenReader } from '../tokens/token-reader.js'

const title = 'datatrove'
const endBytes = 8

/**
 * Tokenized files of datatrove. How many bytes a token has follows from where the last row ends. Where there is a
 * `.ds.loss`, tokens that are not learned are −100 in `labels`.
 */
export const datatroveReader: FormatReader = tokenReader(openTokens)

function openTokens({ readPath }: DataFile): TokenFile {
  const index = companionPath(readPath, 'ds.index')
  if (!existsSync(index)) throw noCompanion(index, title)
  const rows = statSync(index).size / endBytes
  if (!Number.isInteger(rows)) throw noFile(title)
  const { size } = statSync(readPath)
  const width = size === 0 ? 2 : size / placesOf({ from: rows, to: rows }).starts[0]
  if (width !== 2 && width !== 4) throw noFile(title)
  const loss = companionPath(readPath, 'ds.loss')
  return {
    title,
    rows,
    array: width === 2 ? Uint16Array : Int32Array,
    rowBytes: endBytes,
    placesOf,
    learnedPath: existsSync(loss) ? loss : undefined,
  }

  function placesOf({ from, to }: RowRange): { starts: Float64Array; bytes: Uint8Array } {
    const first = Math.max(0, from - 1)
    const place = { from: endBytes * first, length: endBytes * (to - first) }
    const bytes = readWhole(index, place, { title })
    const ends = int64sOf(bytes)
    // The first row begins where nothing ends.
    const starts = from === 0 ? Float64Array.of(0, ...ends) : ends
    for (let i = 1; i < starts.length; i++) if (starts[i] < starts[i - 1]) throw noFile(title)
    return { starts, bytes }
  }
}
