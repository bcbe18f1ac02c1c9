import { writeFileSync } from 'node:fs'
import { Int32, Schema } from '../../../src/arrow/arrow.js'
import { Batch } from '../../../src/arrow/batch.js'
import { tokenField } from '../../../src/arrow/field-marks.js'
import { listOf } from '../../../src/arrow/path.js'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { companionPath } from '../../../src/formats/format/companions.js'
import type { OpenEncoder } from '../../../src/formats/format/encoder.js'

/** Documents of tokens, and their labels where there are any. */
export function batchOfTokens(
  ids: readonly (readonly number[])[],
  { labels, vocabulary }: { labels?: readonly (readonly number[])[]; vocabulary?: number | undefined } = {},
): Batch {
  const list = listOf(new Int32())
  const names = ['input_ids', ...(labels === undefined ? [] : ['labels'])]
  const schema = new Schema(names.map((name) => tokenField(name, list, vocabulary)))
  const rows = ids.map((input_ids, i) => ({ input_ids, ...(labels && { labels: labels[i] }) }))
  const { columns, origin } = batchOfRows(rows, { schema })
  return new Batch(schema, columns, origin)
}

/** The file that an encoder makes of batches, and those beside it by their extensions. */
export function filesOf(
  openEncoder: OpenEncoder,
  ...batches: readonly Batch[]
): { main: Buffer; companions: Map<string, Buffer> } {
  const encoder = openEncoder(batches[0].schema)
  const main = Buffer.concat(batches.flatMap((batch) => encoder.encode(batch)))
  const companions = encoder.companions!().map(
    ({ extension, pieces }) => [extension, Buffer.concat(pieces)] as const,
  )
  return { main, companions: new Map(companions) }
}

/** Writes such files; answers where the first one is. */
export function writeFiles(
  path: string,
  { main, companions }: { main: Buffer; companions: ReadonlyMap<string, Buffer> },
): string {
  writeFileSync(path, main)
  for (const [extension, bytes] of companions) writeFileSync(companionPath(path, extension), bytes)
  return path
}
