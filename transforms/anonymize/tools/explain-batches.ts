import type { Batch } from '../../../src/arrow/batch.js'
import { parsePath } from '../../../src/arrow/path.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import { leadsToJson, rewriteJson } from '../batch/json-text.js'
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

/** Explains text after text, and yields those in which anything was seen. A JSON document is explained string by string. */
export async function* explainBatches(
  batches: AsyncIterable<Batch> | Iterable<Batch>,
  opened: OpenedDetector,
  fields: readonly string[],
): AsyncGenerator<ExplainedText> {
  let read = 0
  for await (const batch of batches) {
    const found: ExplainedText[] = []
    for (const field of fields) {
      const lens = new TextLens(batch, field)
      const rows = lens.rows()
      const isJson = leadsToJson(batch.schema, parsePath(field))
      for (let i = 0; i < lens.length; i++) {
        const whole = lens.at(i)
        if (whole === undefined) continue
        const explain = (text: string) => {
          const hits = findInText(opened, text, { field, explain: true })
          if (hits.length > 0) found.push({ record: read + rows[i] + 1, field, text, hits })
          return undefined
        }
        if (isJson) rewriteJson(whole, explain)
        else explain(whole)
      }
    }
    read += batch.numRows
    yield* found.sort((a, b) => a.record - b.record)
  }
}
