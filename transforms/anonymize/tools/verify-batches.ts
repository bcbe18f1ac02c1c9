import type { Batch } from '../../../src/arrow/batch.js'
import { listTextPaths } from '../../../src/arrow/path.js'
import type { Entity } from '../entities/entities.js'
import { findInText } from '../find-in-text.js'
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
 * Looks at every text of an output, whatever fields the step was given, with the recognizers that made it. What
 * they find is a value that was left, unless the operator of its entity puts values of the same form in its place
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
    for (const field of listTextPaths(batch.schema)) {
      const wasRead = read.has(field)
      if (!wasRead) unread.add(field)
      for (const { text, key } of textsOf(batch, field)) {
        texts++
        for (const { entity, start, end } of findInText(opened, text, { field, context: [key] })) {
          const verdict = judge(entity, text.slice(start, end))
          if (wasRead && verdict === 'replaced') continue
          if (wasRead && verdict === 'undetermined')
            undetermined.set(entity, (undetermined.get(entity) ?? 0) + 1)
          else {
            const name = `${field} ${entity}`
            const leak = leaks.get(name) ?? { field, entity, values: 0, wasRead }
            leaks.set(name, { ...leak, values: leak.values + 1 })
          }
        }
      }
    }
  }
  const numberLeaks = numbers.leaks().map((leak) => ({ ...leak, wasRead: false, isNumber: true }))
  return {
    texts,
    leaks: [...leaks.values(), ...numberLeaks].sort((a, b) => b.values - a.values),
    undetermined,
    unread: [...unread, ...others],
  }
}
