import { Batch, originOf } from '../arrow/batch.js'
import { readHeld } from '../engine/tasks/read-partition.js'
import { type RejectEntry, RejectList } from '../engine/write/reject-log.js'
import type { InputPart } from '../input/input-part.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { withInputs } from '../run/with-inputs.js'
import { emptyColumn } from './empty-column.js'

/** The batches of the inputs of a pipeline, an empty one first; `onReject` is told of records that cannot be used. */
export function readBatches(
  pipeline: NormalPipeline,
  onReject: (entry: RejectEntry) => void = () => {},
): AsyncGenerator<Batch> {
  const { onError, invalidUtf8 } = pipeline.errors
  const rejects = new RejectList({ onError, keepRaw: false, setAsideBy: 'give onReject to read()' }, onReject)
  return withInputs(pipeline, {}, async function* ({ schema, partitions, copies, seen, progress }) {
    const none = schema.fields.map(({ type }) => emptyColumn(type))
    yield new Batch(schema, none, originOf(0, new Float64Array(0)))
    for (const partition of partitions) {
      const parts: InputPart[] = []
      yield* readHeld(partition, {
        copies,
        schema,
        invalidUtf8,
        progress,
        onBad: (file, bad) => rejects.add(file, bad),
        onPart: (part) => parts.push(part),
      })
      seen.see(partition.index, parts)
    }
  })
}
