import type { FileFrame } from '../format/encoder.js'
import { noBytes } from '../format/encoder.js'
import { decodeThrift } from './packages/hyparquet.js'
import { footerBytes, metadataIn } from './writing/footer.js'
import type { ThriftFields, ThriftValue } from './writing/thrift.js'

/**
 * What makes shards one Parquet file: the row groups of all of them, one behind the other, and one footer that says
 * where each lies now. What a footer says is taken over as it stands, but for the places.
 */
export function parquetFileFrame(): FileFrame {
  let at = 0
  let shardFrom = 0
  let rows = 0n
  let first: ThriftFields | undefined
  const groups: ThriftFields[] = []
  return {
    head: () => noBytes,
    see(piece) {
      at += piece.length
    },
    seeTail(tail, headBytes) {
      const metadata = decodeThrift(metadataIn(tail)).struct as ThriftFields
      first ??= metadata
      // The head stands in the file once, and before the first shard.
      const shift = BigInt(shardFrom === 0 ? 0 : shardFrom - headBytes)
      for (const group of metadata.field_4 as ThriftFields[]) groups.push(moved(group, shift))
      rows += metadata.field_3 as bigint
      shardFrom = at
    },
    tail: () => footerBytes({ ...first, field_3: rows, field_4: groups }),
  }
}

/** A row group that lies further behind. */
function moved(group: ThriftFields, shift: bigint): ThriftFields {
  const columns = (group.field_1 as ThriftFields[]).map((column) => {
    const about = column.field_3 as ThriftFields
    return {
      ...column,
      field_2: add(column.field_2, shift),
      field_3: { ...about, field_9: add(about.field_9, shift) },
    }
  })
  return { ...group, field_1: columns, field_5: add(group.field_5, shift) }
}

function add(place: ThriftValue | undefined, shift: bigint): bigint {
  return (place as bigint) + shift
}
