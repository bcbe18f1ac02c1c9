import { type Schema, Table, tableFromIPC, tableToIPC } from '../../arrow/arrow.js'

/** A schema as an Arrow IPC stream without batches: it travels to workers, and is hashed, in this form. */
export function schemaToBytes(schema: Schema): Uint8Array {
  return tableToIPC(new Table(schema), 'stream')
}

export function schemaFromBytes(bytes: Uint8Array): Schema {
  return tableFromIPC(bytes).schema
}
