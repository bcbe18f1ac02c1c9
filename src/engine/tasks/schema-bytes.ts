import { Field, Schema, Table, tableToIPC } from '../../arrow/arrow.js'
import { decodeSchema } from '../../arrow/foreign-schema.js'

/** A schema as an Arrow IPC stream without batches: it travels to workers, and is hashed, in this form. */
export function schemaToBytes(schema: Schema): Uint8Array {
  return tableToIPC(new Table(schema), 'stream')
}

/** A stream begins with the message of its schema: −1, the length of the message, the message. */
export function schemaFromBytes(bytes: Uint8Array): Schema {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getInt32(4, true)
  const { fields, metadata, dictionaries } = decodeSchema(bytes.subarray(8, 8 + length))
  // One empty map for all fields: as many as there are columns would take more room than the rest of the schema.
  const none = new Map<string, string>()
  const light = fields.map((field) =>
    field.metadata.size > 0 ? field : new Field(field.name, field.type, field.nullable, none),
  )
  return new Schema(light, metadata, dictionaries)
}
