import type { Data, Schema } from '../../../arrow/arrow.js'
import type { Shape } from '../../../arrow/infer-schema.js'
import { openJson } from '../../../kernels/json.js'
import { KernelColumns, type RecordKernel } from '../../kernel/columns.js'

/** The columns of a schema as the kernel fills them from JSON Lines. */
export class JsonColumns extends KernelColumns {
  /** Takes in the shape of all rows, where it is wanted. */
  observed: Shape | undefined

  constructor(schema: Schema) {
    super(schema, openKernel())
  }

  override finish(lends: boolean): Data[] {
    if (this.observed !== undefined) this.countInto(this.observed)
    return super.finish(lends)
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
