import { isUtf8 } from 'node:buffer'
import { type Data, DataType, type Field, makeColumn, Schema } from '../../arrow/arrow.js'
import { Batch } from '../../arrow/batch.js'
import type { FieldPath } from '../../arrow/path.js'
import { filterRows } from '../../arrow/take.js'
import { TextBuilder } from '../../arrow/text-builder.js'
import { TextLens } from '../../arrow/text-lens.js'
import { rowsAndNulls } from '../../arrow/validity.js'
import type { ReadTask } from '../format/reader.js'

/**
 * Arrow readers trust that text columns hold UTF-8, and not every writer sees to it. Rows with other bytes
 * are repaired or left out, as the task asks, and reported. A batch that is sound comes back as it is.
 */
export function repairUtf8(batch: Batch, task: Pick<ReadTask, 'invalidUtf8' | 'onBad'>): Batch {
  const bad = badRows(batch)
  if (bad.size === 0) return batch
  const isRepair = task.invalidUtf8 === 'replace'
  for (const row of [...bad].sort((a, b) => a - b))
    task.onBad({
      offset: batch.origin.positions[row],
      length: 0,
      reason: 'invalid_utf8',
      action: isRepair ? 'repaired' : 'rejected',
    })
  if (!isRepair) return filterRows(batch, (row) => !bad.has(row))
  return new Batch(batch.schema, batch.columns.map(repairColumn), batch.origin)
}

function badRows(batch: Batch): Set<number> {
  const bad = new Set<number>()
  for (const [i, field] of batch.schema.fields.entries()) {
    const paths = textFields(field.type, { text: field.name, column: field.name, steps: [] })
    if (paths.length === 0) continue
    const column = new Batch(new Schema([field]), [batch.columns[i]], batch.origin)
    for (const path of paths) addBadRows(new TextLens(column, path), bad)
  }
  return bad
}

function addBadRows(lens: TextLens, bad: Set<number>): void {
  if (isUtf8(lens.bytes)) return
  for (let i = 0; i < lens.length; i++)
    if (!isUtf8(lens.bytes.subarray(lens.offsets[i], lens.offsets[i + 1]))) bad.add(lens.rowOf(i))
}

/** The texts of a column. Names may be such that no written path leads to them: empty, or with dots. */
function textFields(type: DataType, path: FieldPath): FieldPath[] {
  const under = (step: string, { type: inner }: Field) =>
    textFields(inner, { ...path, text: `${path.text}.${step}`, steps: [...path.steps, step] })
  if (DataType.isUtf8(type)) return [path]
  if (DataType.isList(type)) return under('[]', type.children[0])
  if (DataType.isStruct(type)) return type.children.flatMap((child) => under(child.name, child))
  return []
}

function repairColumn(data: Data): Data {
  const { type, valueOffsets } = data
  const same = rowsAndNulls(data)
  if (DataType.isUtf8(type)) return isUtf8(data.values as Uint8Array) ? data : repairLeaf(data)
  if (DataType.isList(type))
    return makeColumn(type, { ...same, valueOffsets, child: repairColumn(data.children[0]) })
  if (DataType.isStruct(type)) return makeColumn(type, { ...same, children: data.children.map(repairColumn) })
  return data
}

function repairLeaf(data: Data): Data {
  const builder = new TextBuilder(data.type)
  const values = data.values as Uint8Array
  const offsets = data.valueOffsets as Int32Array
  const buffer = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  for (let row = 0; row < data.length; row++) {
    if (data.getValid(row)) builder.appendText(buffer.toString('utf8', offsets[row], offsets[row + 1]))
    else builder.appendNull()
  }
  return builder.finish()
}
