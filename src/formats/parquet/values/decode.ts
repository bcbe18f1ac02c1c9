import { PrepError } from '../../../base/errors.js'
import { readDelta32, readDelta64, readDeltaLength, readDeltaText } from './delta.js'
import { readHybrid } from './hybrid.js'
import { numbersOf, readPlain, type ValueSource, widthOfPhysical } from './plain.js'
import { gatherValues, type Values } from './values.js'

/** `Encoding` of parquet.thrift. */
export const encodings = {
  plain: 0,
  plainDictionary: 2,
  rle: 3,
  deltaBinaryPacked: 5,
  deltaLengthByteArray: 6,
  deltaByteArray: 7,
  rleDictionary: 8,
  byteStreamSplit: 9,
} as const

/**
 * The values of a data page. Throws `RangeError` where the bytes are not what the encoding has, and `unsupported` for an
 * encoding that is not known.
 */
export function decodeValues(
  source: ValueSource,
  { encoding, dictionary }: { encoding: number; dictionary: Values | undefined },
): Values {
  const { bytes, count, physical } = source
  switch (encoding) {
    case encodings.plain:
      return readPlain(source)
    case encodings.plainDictionary:
    case encodings.rleDictionary: {
      if (dictionary === undefined) throw new RangeError('The dictionary is missing')
      const indices = new Int32Array(count)
      if (count > 0) readHybrid({ bytes, at: 1, width: bytes[0] }, indices)
      return gatherValues(dictionary, indices)
    }
    case encodings.rle: {
      if (physical !== 'BOOLEAN') break
      const cells = new Uint8Array(count)
      // The length of the runs stands before them.
      readHybrid({ bytes, at: 4, width: 1 }, cells)
      return { cells, stride: 1 }
    }
    case encodings.deltaBinaryPacked:
      if (physical === 'INT32') return { cells: readDelta32(bytes, count), stride: 1 }
      if (physical === 'INT64') return { cells: readDelta64(bytes, count), stride: 1 }
      break
    case encodings.deltaLengthByteArray:
      if (physical === 'BYTE_ARRAY') return readDeltaLength(bytes, count)
      break
    case encodings.deltaByteArray:
      if (physical === 'BYTE_ARRAY') return readDeltaText(bytes, count)
      if (physical === 'FIXED_LEN_BYTE_ARRAY')
        return { cells: readDeltaText(bytes, count).bytes, stride: source.width }
      break
    case encodings.byteStreamSplit:
      return joinStreams(source)
  }
  throw new PrepError(
    'unsupported',
    `Values are in an encoding that cannot be read (${encoding}, of ${physical}). Write the file anew without it`,
  )
}

/** The first bytes of all values, then the second bytes … (Parquet format, "Byte Stream Split"). */
function joinStreams(source: ValueSource): Values {
  const { bytes, count, physical } = source
  const width = widthOfPhysical(source)
  if (width === undefined || bytes.length < count * width) throw new RangeError('The values end too early')
  const joined = new Uint8Array(count * width)
  for (let byte = 0; byte < width; byte++)
    for (let i = 0, from = byte * count; i < count; i++, from++) joined[i * width + byte] = bytes[from]
  if (physical === 'FIXED_LEN_BYTE_ARRAY') return { cells: joined, stride: width }
  return { cells: numbersOf(physical, joined), stride: 1 }
}
