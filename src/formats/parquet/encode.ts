import { Field, Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { takeRows } from '../../arrow/take.js'
import type { Pack } from '../../files/compression/pack.js'
import { assertSchema } from '../../transform/step.js'
import { arrowEncoder } from '../arrow/encode.js'
import { flattenColumns, rowsOf } from '../arrow/record-batch-body.js'
import type { OutputCompression } from '../format/compressions.js'
import type { EncodedRows, Encoder, OpenEncoder, RoomForRows } from '../format/encoder.js'
import { featuresKey, hasFeatures, hfFeatures } from '../format/hf-features.js'
import { mostRows } from '../format/most-rows.js'
import { packSnappy } from './packages/snappy.js'
import { storedSchemaKey } from './stored-schema.js'
import { ChunkWriter, type Codec } from './writing/chunk-writer.js'
import { planColumns } from './writing/column-plan.js'
import { footerBytes } from './writing/footer.js'
import { shred } from './writing/shred.js'
import type { ThriftFields } from './writing/thrift.js'

/** A row group has about so many bytes before they are packed … */
const groupBytes = 64 << 20
/** … or so many rows. */
const groupRows = 1 << 20

/** `CompressionCodec` of parquet.thrift. */
const codecIds = { none: 0, snappy: 1, gzip: 2, zstd: 6 } as const satisfies Record<OutputCompression, number>

/** The first and the last bytes of a file. */
const magic = Buffer.from('PAR1', 'latin1')

/**
 * Loads the encoder of Apache Parquet, packed with Snappy unless it is said otherwise, which every reader knows. The pages
 * of a row group are kept, packed, until it is full, since those of a column stand together. The Arrow schema stands in
 * the metadata, for types that Parquet does not have: durations, time zones, lists of a fixed size.
 */
export async function loadParquetEncoder(compression: OutputCompression = 'snappy'): Promise<OpenEncoder> {
  const openPack = await loadCodec(compression)
  return (schema) => new ParquetEncoder(schema, { id: codecIds[compression], pack: openPack?.() })
}

/** What opens the packing of pages, in memory of its own where it needs some; `undefined` where they are not packed. */
async function loadCodec(compression: OutputCompression): Promise<(() => Pack) | undefined> {
  if (compression === 'none') return undefined
  if (compression === 'snappy') return packSnappy
  const pack = await (await import('../../files/compression/pack.js')).loadPack(compression)
  return () => pack
}

/** They stand in the metadata of the file, where `datasets` looks for them. */
function withoutFeature({ name, type, nullable, metadata }: Field): Field {
  const others = new Map([...metadata].filter(([key]) => key !== featuresKey))
  return new Field(name, type, nullable, others)
}

class ParquetEncoder implements Encoder {
  readonly prefersLargeBatches = false
  readonly #schema: Schema
  readonly #plan: ReturnType<typeof planColumns>
  readonly #chunks: readonly ChunkWriter[]
  readonly #groups: ThriftFields[] = []
  #groupRows = 0
  #rows = 0
  #position = magic.length
  #valueBytes = 0

  constructor(schema: Schema, codec: Codec) {
    this.#schema = schema
    this.#plan = planColumns(schema.fields)
    this.#chunks = this.#plan.leaves.map((leaf) => new ChunkWriter(leaf, codec))
  }

  head(): Uint8Array {
    return magic
  }

  /** Measured by the bytes of the values alone: pages, and what says where they lie, add some per mille. */
  encodeWithin(batch: Batch, { from, bytes }: RoomForRows): EncodedRows {
    const isFirst = this.#rows + this.#groupRows === 0
    const sizeOf = (rows: number) =>
      flattenColumns(rowsOf(batch, { from, rows })).buffers.reduce((sum, { length }) => sum + length, 0)
    const fitting = mostRows(
      batch.numRows - from,
      (rows) => rows === 0 || this.#valueBytes + sizeOf(rows) <= bytes,
    )
    const rows = fitting === 0 && isFirst ? 1 : fitting
    if (rows === 0) return { rows, pieces: [] }
    this.#valueBytes += sizeOf(rows)
    return {
      rows,
      pieces: this.encode(
        takeRows(
          batch,
          Uint32Array.from({ length: rows }, (_, row) => from + row),
        ),
      ),
    }
  }

  encode(batch: Batch): readonly Uint8Array[] {
    assertSchema('write', this.#schema, batch.schema)
    for (const [i, column] of this.#plan.columns.entries())
      shred(column, batch.columns[i], ({ chunk }, shreds) => this.#chunks[chunk].add(shreds))
    this.#groupRows += batch.numRows
    const bytes = this.#chunks.reduce((sum, chunk) => sum + chunk.heldBytes, 0)
    return bytes >= groupBytes || this.#groupRows >= groupRows ? this.#endGroup() : []
  }

  rest(): readonly Uint8Array[] {
    return this.#groupRows === 0 ? [] : this.#endGroup()
  }

  tail(): Uint8Array {
    const { fields } = this.#schema
    const features = hasFeatures(this.#schema) ? hfFeatures(fields) : undefined
    const about = new Map(features && [[featuresKey, JSON.stringify({ info: { features } })]])
    // pyarrow takes the metadata from the stored schema, others from the file.
    const stored = arrowEncoder(new Schema(fields.map(withoutFeature), about)).head()
    const entries = [...about, [storedSchemaKey, Buffer.from(stored).toString('base64')]]
    return footerBytes({
      field_1: 2,
      field_2: this.#plan.elements,
      field_3: BigInt(this.#rows),
      field_4: this.#groups,
      field_5: entries.map(([key, value]) => ({ field_1: key, field_2: value })),
      field_6: 'prepkit',
    })
  }

  #endGroup(): Uint8Array[] {
    const pieces: Uint8Array[] = []
    const columns: ThriftFields[] = []
    const start = this.#position
    let plainBytes = 0
    for (const chunk of this.#chunks) {
      const finished = chunk.finish()
      const { field_12, ...about } = finished.about
      columns.push({
        field_2: BigInt(this.#position),
        field_3: { ...about, field_9: BigInt(this.#position), field_12 },
      })
      pieces.push(...finished.pieces)
      this.#position += finished.packedBytes
      plainBytes += finished.plainBytes
    }
    this.#groups.push({
      field_1: columns,
      field_2: BigInt(plainBytes),
      field_3: BigInt(this.#groupRows),
      field_5: BigInt(start),
      field_6: BigInt(this.#position - start),
    })
    this.#rows += this.#groupRows
    this.#groupRows = 0
    return pieces
  }
}
