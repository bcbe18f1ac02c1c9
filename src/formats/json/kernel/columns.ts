import type { Schema } from '../../../arrow/arrow.js'
import { openJson } from '../../../kernels/json.js'
import { KernelColumns, type RecordKernel } from '../../kernel/columns.js'

/** The columns of a schema as the kernel fills them from JSON Lines. */
export class JsonColumns extends KernelColumns {
  constructor(schema: Schema) {
    super(schema, openKernel())
  }
}

function openKernel(): RecordKernel {
  const { memory, readLines, stopped, lastLine } = openJson()
  return {
    memory,
    behind: Uint8Array.of(0x0a),
    read: readLines,
    outcome: () => ({ stopped: stopped.value, last: lastLine.value }),
  }
}
