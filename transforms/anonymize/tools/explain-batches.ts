import type { Batch } from '../../../src/arrow/batch.js'
import { parsePath } from '../../../src/arrow/path.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import { openFieldTexts } from '../batch/field-texts.js'
import { leadsToJson } from '../batch/json-text.js'
import { eachText, openRecordReader } from '../batch/record-names.js'
import type { Span } from '../detect/recognizer.js'
import { findInText, type Hit } from '../find-in-text.js'
import type { OpenedDetector } from '../open-detector.js'

/** The candidates of one text, taken or not. */
export interface ExplainedText {
  /** Which record it is in, counted from 1 in the order of reading. */
  record: number
  field: string
  text: string
  hits: readonly Hit[]
}

/** Why a candidate stays that its text alone would give away. */
const byRecord = 'left by what the other texts of the record say'

/**
 * Explains text after text, and yields those in which anything was seen. What is taken is what a run takes, which reads
 * all texts of a record together; a JSON document is explained string by string.
 */
export async function* explainBatches(
  batches: AsyncIterable<Batch> | Iterable<Batch>,
  opened: OpenedDetector,
  fields: readonly string[],
): AsyncGenerator<ExplainedText> {
  let read = 0
  for await (const batch of batches) {
    const found: ExplainedText[] = []
    const texts = fields.map((name) =>
      openFieldTexts(
        {
          name,
          lens: new TextLens(batch, name),
          entity: undefined,
          isJson: leadsToJson(batch.schema, parsePath(name)),
          given: undefined,
        },
        opened.detector,
        false,
      ),
    )
    const reader = openRecordReader(texts)
    for (const [at, field] of texts.entries())
      eachText(field, (text, place) => {
        const alone = findInText(opened, text, { field: field.name, explain: true })
        const hits = decidedHits(reader.find(text, { ...place, field: at }), alone)
        if (hits.length > 0) found.push({ record: read + place.row + 1, field: field.name, text, hits })
      })
    read += batch.numRows
    yield* found.sort((a, b) => a.record - b.record)
  }
}

/** What a text alone shows, with what the whole record decides. */
function decidedHits(taken: readonly Span[], alone: readonly Hit[]): Hit[] {
  const isTaken = (hit: Hit) => taken.some(({ start, end }) => start < hit.end && hit.start < end)
  const others = alone.flatMap((hit): Hit[] => {
    if (hit.rejected === undefined) return isTaken(hit) ? [] : [{ ...hit, rejected: byRecord }]
    return taken.some(
      (span) => span.entity === hit.entity && span.start === hit.start && span.end === hit.end,
    )
      ? []
      : [hit]
  })
  return [...taken, ...others].sort((a, b) => a.start - b.start || a.end - b.end)
}
