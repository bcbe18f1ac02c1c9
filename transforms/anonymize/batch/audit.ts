import type { Batch } from '../../../src/arrow/batch.js'
import { shapeOfValue } from '../../../src/text/value-shape.js'
import type { Counters } from '../../../src/transform/transform.js'
import type { Span } from '../detect/recognizer.js'
import type { FoundValue } from '../entities/echoed-values.js'

/** What was found in the records of one batch, kept until it is known which of them are rejected. */
export interface AuditLog {
  /** Takes down the spans of one text. */
  add(row: number, found: { field: string; text: string; spans: readonly Span[] }): void
  /** The values of a row. */
  valuesOf(row: number): readonly FoundValue[]
  /** Enters a row's findings into the audit of the step. */
  commit(row: number, counters: Counters): void
}

/** The tables of the audit in a run's report. */
export const auditTables = { field: 'by field', recognizer: 'by recognizer' } as const

interface Entry extends FoundValue {
  field: string
  recognizer: string
  at: number
}

/**
 * Opens the account of a batch. A sample is chosen by its place (source, position, character), so that every
 * way to cut and share the rows keeps the same ones, and shows the shape of a value, never the value.
 */
export function openAuditLog(batch: Batch): AuditLog {
  const entries = new Map<number, Entry[]>()
  return {
    add(row, { field, text, spans }) {
      const kept = entries.get(row) ?? []
      entries.set(row, kept)
      for (const { entity, recognizer, start, end } of spans)
        kept.push({ field, entity, recognizer, value: text.slice(start, end), at: start })
    },
    valuesOf: (row) => entries.get(row) ?? [],
    commit(row, counters) {
      const { source, positions } = batch.origin
      for (const { field, entity, recognizer, value, at } of entries.get(row) ?? []) {
        counters.noteRow({ batch, row }, `${field}: ${entity}`)
        counters.tally(auditTables.field, `${field}: ${entity}`)
        counters.tally(auditTables.recognizer, `${recognizer}: ${entity}`)
        counters.sample(entity, sampleKey(source, positions[row], at), () => shapeOfValue(value))
      }
    },
  }
}

/** Spreads places evenly (Knuth's multiplicative hashing), so that samples do not all come from the first rows. */
function sampleKey(source: number, position: number, at: number): number {
  let key = Math.imul(source + 1, 0x9e3779b1) ^ Math.imul(position | 0, 0x85ebca6b)
  key = Math.imul(key ^ (key >>> 15), 0xc2b2ae35) ^ Math.imul(at + 1, 0x27d4eb2f)
  return (key ^ (key >>> 13)) >>> 0
}
