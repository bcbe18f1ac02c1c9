import { columnPath, z } from '../../../src/base/options.js'
import { entityName, fileDigest } from '../lists/list-options.js'

/** In what the places of given spans are counted: characters as Python counts them, or units as JavaScript does. */
export const spanUnits = ['code points', 'utf-16'] as const
export type SpanUnit = (typeof spanUnits)[number]

const fields = z.strictObject({
  column: z
    .string()
    .min(1)
    .optional()
    .describe('The column of the records that holds lists of spans; with file, the key in its objects')
    .meta({ whenAbsent: 'in a file: pii, spans, entities or results' }),
  file: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A side file: JSON Lines, or a JSON list, of objects that hold the key of a record and its spans',
    ),
  key: z
    .string()
    .min(1)
    .default('id')
    .describe('The column, and the key in the objects of the file, whose value names the record'),
  sha256: fileDigest,
  field: columnPath
    .optional()
    .describe('The field that spans are of which name none')
    .meta({ whenAbsent: 'the only one of fields' }),
  unit: z
    .enum(spanUnits)
    .default('code points')
    .describe(
      'What start and end count: code points, as Python and the option spans do, or utf-16, as JavaScript does',
    ),
  labels: z
    .record(z.string().min(1), z.union([entityName, z.literal(false)]))
    .default({})
    .describe('Entities for labels of other tools, such as { MISC: NRP }; false leaves one out'),
  minScore: z.number().min(0).max(1).default(0).describe('The least score of a span that has one, 0 to 1'),
  overlaps: z
    .enum(['reject', 'resolve'])
    .default('reject')
    .describe(
      'What becomes of spans that overlap: reject the record, or resolve them as what is found is resolved',
    ),
})

/** Spans that somebody else found, or that somebody has looked through. A bare text is a column, or a file. */
export const spansFromOption = z
  .union([
    z.string().min(1),
    fields.refine(({ column, file }) => column !== undefined || file !== undefined, {
      error: 'Name the column that holds the spans, or a side file',
    }),
  ])
  .optional()
  .describe(
    'Spans to take beside what is found: the column that holds them, a side file such as found.jsonl, or ' +
      '{ column, file, key, field, unit, labels, minScore, overlaps }. Each span has start, end and a label',
  )

export type SpansFromOption = z.output<typeof spansFromOption>
export type SpansFromSettings = z.output<typeof fields>

/** The option in one form: a text that ends as a JSON file does is one, any other is a column. */
export function spansFromSettings(given: NonNullable<SpansFromOption>): SpansFromSettings {
  if (typeof given !== 'string') return given
  return fields.parse(/\.(?:jsonl|ndjson|json)$/i.test(given) ? { file: given } : { column: given })
}
