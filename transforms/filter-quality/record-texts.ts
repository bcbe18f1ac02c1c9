import { DataType, type Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { RowTexts } from '../../src/arrow/columns/row-texts.js'
import { parsePath, pathText, typeAt } from '../../src/arrow/path.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import type { QualityOptions } from './options.js'

/** A text that is judged alone. */
export interface JudgedText extends TextRange {
  turn: number | null
  role: string | null
}

/** The texts of each row of a batch, as the options want them judged. */
export function openRecordTexts(batch: Batch, options: QualityOptions): (row: number) => JudgedText[] {
  const { fields, per, roles } = options
  if (per === 'record' && roles === undefined) {
    const texts = new RowTexts(batch, fields)
    return (row) => {
      const text = texts.at(row)
      return text === undefined ? [] : [{ ...text, turn: null, role: null }]
    }
  }
  const lists = fields.map((field) => turnsOf(batch, field))
  return (row) =>
    lists
      .flatMap((texts) => texts.get(row) ?? [])
      .filter(({ role }) => roles === undefined || (role !== null && roles.includes(role)))
}

/** The texts that a path leads to, by row. */
function turnsOf(batch: Batch, field: string): ReadonlyMap<number, JudgedText[]> {
  const lens = new TextLens(batch, field)
  const path = rolePath(batch.schema, field)
  const roles = path === undefined ? undefined : new TextLens(batch, path)
  const texts = new Map<number, JudgedText[]>()
  for (const [i, row] of lens.rows().entries()) {
    const list = texts.get(row) ?? []
    texts.set(row, list)
    const role = roles?.at(i) ?? null
    const turn = list.length
    list.push({ bytes: lens.bytes, start: lens.offsets[i], end: lens.offsets[i + 1], turn, role })
  }
  return texts
}

/** The path of who speaks, beside a text: `role` or `from` of the same item. */
function rolePath(schema: Schema, field: string): string | undefined {
  const path = parsePath(field)
  if (path.steps.length === 0) return undefined
  const beside = ['role', 'from'].map((name) =>
    pathText({ column: path.column, steps: [...path.steps.slice(0, -1), name] }),
  )
  return beside.find((candidate) => {
    try {
      return DataType.isUtf8(typeAt(schema, parsePath(candidate)))
    } catch {
      // There is no such field.
      return false
    }
  })
}
