import { existsSync, statSync } from 'node:fs'
import { readPart } from '../../files/read-fully.js'
import { companionPath } from '../format/companions.js'
import type { DataFile, FormatReader } from '../format/reader.js'
import { int64sOf } from '../tokens/int64s.js'
import { noCompanion } from '../tokens/no-companion.js'
import { noFile, type RowRange, readWhole, type TokenFile, tokenReader } from '../tokens/token-reader.js'
import { headerBytes, type IndexHeader, parseHeader, rowBytes } from './index-layout.js'

/**
 * Data sets of Megatron-LM. A row is a sequence: where a document has several, each is a row, which the report says. The
 * sequences have to stand one behind the other, as every writer puts them.
 */
export const megatronReader: FormatReader = {
  ...tokenReader(openTokens),
  readHead(path) {
    const { sequences, documents } = headerOf(path)
    return { dataStart: 0, ...(documents !== sequences + 1 && { notes: [severalNote] }) }
  },
}

const title = 'Megatron'
const severalNote = 'A document of several sequences is read as a row for each'

function openTokens({ readPath }: DataFile): TokenFile {
  const { array, sequences: rows } = headerOf(readPath)
  const index = companionPath(readPath, 'idx')
  const width = array.BYTES_PER_ELEMENT
  const end = statSync(readPath).size / width
  const pointersAt = headerBytes + 4 * rows
  return { title, rows, array, rowBytes, placesOf }

  function placesOf({ from, to }: RowRange): { starts: Float64Array; bytes: Uint8Array } {
    const count = to - from
    const lengths = readWhole(index, { from: headerBytes + 4 * from, length: 4 * count }, { title })
    const known = Math.min(to + 1, rows) - from
    const pointers = readWhole(index, { from: pointersAt + 8 * from, length: 8 * known }, { title })
    const starts = new Float64Array(count + 1).fill(end)
    for (const [i, pointer] of int64sOf(pointers).entries()) starts[i] = pointer / width
    for (let i = 0; i < count; i++)
      if (starts[i] + lengths.readInt32LE(4 * i) !== starts[i + 1]) throw noFile(title)
    return { starts, bytes: Buffer.concat([lengths, pointers]) }
  }
}

function headerOf(path: string): IndexHeader {
  const index = companionPath(path, 'idx')
  if (!existsSync(index)) throw noCompanion(index, title)
  const header = parseHeader(readPart(index, { from: 0, length: headerBytes }))
  if (header === undefined) throw noFile(title)
  return header
}
