import type { Data, Field } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { parsePath } from '../../../src/arrow/path.js'
import { valueReader } from '../../../src/arrow/rows.js'
import type { Entity } from '../entities/entities.js'
import type { OpenedDetector } from '../open-detector.js'
import { listNumberPaths } from '../unread-fields.js'
import { addValue, columnShare, type FieldProfile, profileOf } from './infer-fields.js'

const vectorValues = 100_000

/** Numbers of one entity that stand in a field. */
export interface NumberLeak {
  field: string
  entity: Entity
  values: number
}

/** Looks at the numbers of batches, and says which fields of them hold whose. */
export interface NumberCheck {
  add(batch: Batch): void
  leaks(): NumberLeak[]
}

/**
 * A check of fields of numbers. One is a leak where at least half of its numbers are values of entities from end to
 * end; of fewer, as among ids of the same length, nothing tells that they are.
 */
export function openNumberCheck(opened: OpenedDetector): NumberCheck {
  const profiles = new Map<string, FieldProfile>()
  return {
    add(batch) {
      for (const field of listNumberPaths(batch.schema)) {
        const profile = profileOf(profiles, field, 'number')
        for (const text of numbersOf(batch, field)) {
          if (isVector(profile)) break
          addValue(profile, text, opened)
        }
      }
    },
    leaks: () => [...profiles.values()].flatMap(leaksOf),
  }
}

/** Whether a list holds so many numbers and nothing else that more would cost time alone, as tokens and embeddings do. */
function isVector({ field, values, entities }: FieldProfile): boolean {
  return values >= vectorValues && field.includes('[]') && Object.keys(entities).length === 0
}

function leaksOf({ field, entities, values: all }: FieldProfile): NumberLeak[] {
  const found = Object.entries(entities).filter(([, { filling }]) => filling > 0)
  const sum = found.reduce((before, [, { filling }]) => before + filling, 0)
  if (sum < all * columnShare) return []
  return found.map(([entity, { filling }]) => ({
    field,
    entity,
    values: filling,
  }))
}

/** The numbers of a field of a batch, as JavaScript writes them. */
function* numbersOf(batch: Batch, path: string): Generator<string> {
  const { column, steps } = parsePath(path)
  const index = batch.schema.fields.findIndex(({ name }) => name === column)
  const read = valueReader(batch.columns[index] as Data, batch.schema.fields[index] as Field)
  for (let row = 0; row < batch.numRows; row++) yield* numbersUnder(read(row), steps)
}

function* numbersUnder(value: unknown, [step, ...rest]: readonly string[]): Generator<string> {
  if (value === null || value === undefined) return
  if (step === undefined) yield String(value)
  else if (Array.isArray(value)) for (const item of value) yield* numbersUnder(item, rest)
  else yield* numbersUnder((value as Record<string, unknown>)[step], rest)
}
