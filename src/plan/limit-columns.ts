import type { Field } from '../arrow/arrow.js'
import { restField } from '../arrow/field-marks.js'
import { countOf, emptyShape, type MixedColumn, type Shape } from '../arrow/infer-schema.js'
import type { KeyLimit } from '../formats/format/reader.js'
import { tooManyKeys } from '../formats/format/too-many-keys.js'

/** The keys that are columns, and the column of the others where there are any. */
export interface LimitedColumns {
  shape: Shape
  rest?: Field
  mixed: MixedColumn[]
}

/** Keys of fewer than one in so many records are rare. */
const rareShare = 100
const restName = 'other_keys'

/**
 * Leaves rare keys out of the shape of records with too many, for a column of JSON objects that holds them; all keys,
 * where too many are not rare. Names of `declared` columns, from CSV headers, stay in any case and do not count. Throws
 * `bad_input` where they are to be refused.
 */
export function limitColumns(
  shape: Shape,
  { declared, ...limit }: KeyLimit & { declared: ReadonlySet<string> },
): LimitedColumns {
  const fields = [...(shape.fields ?? [])]
  const keys = fields.filter(([name]) => !declared.has(name))
  if (keys.length <= limit.maxColumns) return { shape, mixed: [] }
  if (limit.wide === 'refuse') throw tooManyKeys(limit)
  const frequent = keys.filter(([, inner]) => countOf(inner) * rareShare >= shape.objects)
  const kept = new Set(frequent.length > limit.maxColumns ? [] : frequent.map(([name]) => name))
  const left = fields.filter(([name]) => declared.has(name) || kept.has(name))
  const name = freeName(new Set(fields.map(([known]) => known)))
  return {
    shape: { ...emptyShape(), objects: shape.objects, fields: new Map(left) },
    rest: restField(name),
    mixed: [{ path: name, kinds: { key: fields.length - left.length }, outcome: 'json' }],
  }
}

function freeName(taken: ReadonlySet<string>): string {
  let name = restName
  for (let number = 2; taken.has(name); number++) name = `${restName}_${number}`
  return name
}
