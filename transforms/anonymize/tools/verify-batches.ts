import type { Batch } from '../../../src/arrow/batch.js'
import { listTextPaths, parsePath } from '../../../src/arrow/path.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import { openFieldTexts } from '../batch/field-texts.js'
import { leadsToJson } from '../batch/json-text.js'
import { eachText, openRecordReader } from '../batch/record-names.js'
import type { Entity } from '../entities/entities.js'
import type { OpenedDetector } from '../open-detector.js'
import type { AnonymizeOptions } from '../options.js'
import { fieldsRead, listOtherPaths } from '../unread-fields.js'
import { openLeakJudge, textsOf } from './leak-check.js'
import { openNumberCheck } from './number-check.js'

/** Values of one entity that stand in a field of an output. */
export interface Leak {
  field: string
  entity: Entity
  values: number
  /** Whether the step was to look at the field. */
  wasRead: boolean
  /** Whether it is a column of numbers, which has to become text before anything in it can be replaced. */
  isNumber?: boolean
}

/** What an output still holds. */
export interface Verification {
  /** How many texts were looked at, in all fields. */
  texts: number
  /** The more values, the earlier. */
  leaks: Leak[]
  /** Values of the form that their operator writes, which nothing tells from real ones, by entity. */
  undetermined: ReadonlyMap<Entity, number>
  /** Fields that the step was not to look at: texts, then numbers and other values. */
  unread: string[]
}

/**
 * Looks at every text of an output, whatever fields the step was given, with the recognizers that made it, and at the
 * texts of a record together, as the step did. What they find is a value that was left, unless the operator of its entity puts values of the same form in its place
 * and it is one of those. Numbers are looked at as texts: a field of them is a leak where most are such values.
 */
export async function verifyBatches(
  batches: AsyncIterable<Batch> | Iterable<Batch>,
  opened: OpenedDetector,
  options: AnonymizeOptions,
): Promise<Verification> {
  const judge = openLeakJudge(options)
  const leaks = new Map<string, Leak>()
  const undetermined = new Map<Entity, number>()
  const unread = new Set<string>()
  const others = new Set<string>()
  const numbers = openNumberCheck(opened)
  let texts = 0
  for await (const batch of batches) {
    const read = fieldsRead(batch.schema, options)
    for (const field of listOtherPaths(batch.schema)) others.add(field)
    numbers.add(batch)
    const paths = listTextPaths(batch.schema)
    for (const field of paths) if (!read.has(field)) unread.add(field)
    for (const fields of recordsOf(paths, read))
      texts += eachFound(batch, { fields, opened }, (field, value, entity) => {
        const wasRead = read.has(field)
        const verdict = judge(entity, value)
        if (wasRead && verdict === 'replaced') return
        if (wasRead && verdict === 'undetermined')
          undetermined.set(entity, (undetermined.get(entity) ?? 0) + 1)
        else {
          const name = `${field} ${entity}`
          const leak = leaks.get(name) ?? { field, entity, values: 0, wasRead }
          leaks.set(name, { ...leak, values: leak.values + 1 })
        }
      })
  }
  const numberLeaks = numbers.leaks().map((leak) => ({ ...leak, wasRead: false, isNumber: true }))
  return {
    texts,
    leaks: [...leaks.values(), ...numberLeaks].sort((a, b) => b.values - a.values),
    undetermined,
    unread: [...unread, ...others],
  }
}

/** Fields that are looked at together, as the step did; those that it was not to look at, each for itself. */
function recordsOf(fields: readonly string[], read: ReadonlySet<string>): string[][] {
  const together = fields.filter((field) => read.has(field))
  const rest = fields.filter((field) => !read.has(field)).map((field) => [field])
  return together.length === 0 ? rest : [together, ...rest]
}

/** Calls `visit` with each value in some fields; answers how many texts were looked at. */
function eachFound(
  batch: Batch,
  { fields, opened }: { fields: readonly string[]; opened: OpenedDetector },
  visit: (field: string, value: string, entity: Entity) => void,
): number {
  const texts = fields.map((name) => {
    const isJson = leadsToJson(batch.schema, parsePath(name))
    const field = { name, lens: new TextLens(batch, name), entity: undefined, isJson, given: undefined }
    return openFieldTexts(field, opened.detector, false)
  })
  const reader = openRecordReader(texts)
  let count = 0
  texts.forEach((field, at) => {
    for (const _ of textsOf(batch, field.name)) count++
    eachText(field, (text, place) => {
      for (const { entity, start, end } of reader.find(text, { ...place, field: at }))
        visit(field.name, text.slice(start, end), entity)
    })
  })
  return count
}
