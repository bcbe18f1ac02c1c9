import type { Batch } from '../../../src/arrow/batch.js'
import type { TextLens } from '../../../src/arrow/text-lens.js'
import type { Counters } from '../../../src/transform/transform.js'
import type { Span } from '../detect/recognizer.js'
import type { FoundValue } from '../entities/echoed-values.js'
import type { Entity } from '../entities/entities.js'
import type { RecordScope } from '../operators/operator.js'
import type { OperatorSpec } from '../operators/operator-options.js'
import { openRecordScopes } from '../operators/record-scopes.js'
import { openAuditLog } from './audit.js'
import { type DensityOptions, openDensity, rowsBut } from './density.js'
import { countLeft } from './leftovers.js'
import { openMarks, type SpansOptions, textSpans } from './spans-column.js'

/** What is to be made of the spans of a batch beside their replacements. */
export interface RecorderOptions {
  density?: DensityOptions | undefined
  /** Writes spans down in a column; they are not replaced then. */
  spans?: SpansOptions | undefined
  /** What becomes of values of an entity. */
  specOf(entity: Entity): OperatorSpec
}

/** The spans of one text: all of it, or a string of a JSON document. */
export interface FoundSpans {
  /** The path of the field. */
  field: string
  text: string
  spans: readonly Span[]
  /** Where the whole text stands. */
  lens: TextLens
  index: number
}

/** Takes down what is found in the records of one batch, until it is known which of them are rejected. */
export interface BatchRecorder {
  /** Takes down how long the texts under a lens are. */
  measure(lens: TextLens): void
  /** What a record's values have in common, for the operators that replace them. */
  scopeOf(row: number): RecordScope
  record(row: number, found: FoundSpans): void
  /**
   * Enters what is known of the records that are left into the counters; answers the batch, which the rejected rows
   * have left already, with the column of spans and without records that hold too much personal data.
   */
  finish(batch: Batch, given: { rejected: ReadonlySet<number>; counters: Counters }): Batch
}

/** Opens a recorder for a batch as it came. */
export function openBatchRecorder(original: Batch, options: RecorderOptions): BatchRecorder {
  const scopes = openRecordScopes(original)
  const audit = openAuditLog(original)
  const density = openDensity(options.density)
  const marks = openMarks(options.spans)
  return {
    measure: (lens) => density.addTexts(lens),
    scopeOf: (row) => scopes.of(row),
    record(row, { field, text, spans, lens, index }) {
      density.add(row, text, spans)
      audit.add(row, { field, text, spans })
      if (marks === undefined) return
      for (const { entity } of spans) scopes.of(row).note(entity)
      marks.add(row, textSpans(text, spans, { field, item: itemOf(lens, index) }))
    },
    finish(batch, { rejected, counters }) {
      for (const row of scopes.rows()) {
        if (rejected.has(row)) continue
        for (const kind of scopes.notes(row)) counters.note(kind)
        audit.commit(row, counters)
      }
      if (marks === undefined) {
        const rows = rowsBut(rejected, original.numRows)
        const isGone = ({ entity }: FoundValue) => options.specOf(entity).operator !== 'keep'
        const valuesOf = (place: number) =>
          density.leavesOut(rows[place]) ? [] : audit.valuesOf(rows[place]).filter(isGone)
        countLeft(batch, { valuesOf, counters })
      }
      const marked = marks === undefined ? batch : marks.write(batch, { original, rejected })
      return density.commit(marked, { original, rejected, counters })
    },
  }
}

/** Which of the texts of its record text `index` is, from 0. */
function itemOf(lens: TextLens, index: number): number {
  const rows = lens.rows()
  let first = index
  while (first > 0 && rows[first - 1] === rows[index]) first--
  return index - first
}
