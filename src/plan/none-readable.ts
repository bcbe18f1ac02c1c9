import type { Schema } from '../arrow/arrow.js'
import { plural } from '../base/count.js'
import { type ErrorPlace, PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import { openProgressBuffer } from '../engine/tasks/progress-buffer.js'
import { readHeld } from '../engine/tasks/read-partition.js'
import type { InputCopies } from '../input/input-copies.js'
import type { Partition } from '../input/partition.js'

/** What is looked at for the reasons. */
interface Unreadable {
  records: number
  partitions: readonly Partition[]
  copies: InputCopies
  schema: Schema
  invalidUtf8: 'replace' | 'reject'
}

/**
 * The error for an input of which no record can be read, so that steps find no columns: by which reasons, as the first
 * partition has them, and where the first such record stands.
 */
export async function noneReadable({
  records,
  partitions,
  copies,
  schema,
  invalidUtf8,
}: Unreadable): Promise<PrepError> {
  const reasons = new Set<string>()
  let at: ErrorPlace | undefined
  const batches = readHeld(partitions[0], {
    copies,
    schema,
    invalidUtf8,
    progress: openProgressBuffer(1),
    onBad: ({ path }, { reason, offset }) => {
      reasons.add(reason)
      at ??= { source: path, offset }
    },
  })
  for await (const _ of batches);
  return new PrepError(
    'bad_input',
    `None of ${plural(records, 'record')} can be read (${[...reasons].sort().join(', ')}), so that there are no columns for a step. ` +
      `Correct the input, or name its format with ${optionName('format')}`,
    { at },
  )
}
