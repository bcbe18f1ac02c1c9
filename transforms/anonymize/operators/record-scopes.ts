import type { Batch } from '../../../src/arrow/batch.js'
import { fieldIndex } from '../../../src/arrow/batch.js'
import { parsePath } from '../../../src/arrow/path.js'
import { valueReader } from '../../../src/arrow/rows.js'
import type { Entity } from '../entities/entities.js'
import type { RecordScope } from './operator.js'

/** The scopes of the records of one batch, made as they are asked for. */
export interface RecordScopes {
  of(row: number): RecordScope
  /** What was noted of a record so far. */
  notes(row: number): readonly string[]
  /** The rows that have a scope, ascending. */
  rows(): number[]
}

/** Scopes over the batch as it came: a subject is read before any of its fields is rewritten. */
export function openRecordScopes(batch: Batch): RecordScopes {
  const scopes = new Map<number, { scope: RecordScope; notes: string[] }>()
  const readers = new Map<string, (row: number) => unknown>()
  const readerOf = (path: string) => {
    const reader = readers.get(path) ?? subjectReader(batch, path)
    readers.set(path, reader)
    return reader
  }
  const opened = (row: number) => {
    const known = scopes.get(row)
    if (known !== undefined) return known
    const notes: string[] = []
    const scope: RecordScope = {
      numberOf: openNumbers(),
      subjectOf: (path) => {
        const value = path === undefined ? undefined : readerOf(path)(row)
        if (value !== undefined && value !== null && value !== '') return `subject ${String(value)}`
        return `record ${batch.origin.source} ${batch.origin.positions[row]}`
      },
      note: (kind) => notes.push(kind),
    }
    scopes.set(row, { scope, notes })
    return { scope, notes }
  }
  return {
    of: (row) => opened(row).scope,
    notes: (row) => opened(row).notes,
    rows: () => [...scopes.keys()].sort((a, b) => a - b),
  }
}

/** Numbers for the values of one record: 1 for the first of its entity. */
export function openNumbers(): RecordScope['numberOf'] {
  const known = new Map<Entity, Map<string, number>>()
  return (entity, normal) => {
    const numbers = known.get(entity) ?? new Map<string, number>()
    known.set(entity, numbers)
    const number = numbers.get(normal) ?? numbers.size + 1
    numbers.set(normal, number)
    return number
  }
}

function subjectReader(batch: Batch, text: string): (row: number) => unknown {
  const { column, steps } = parsePath(text)
  const index = fieldIndex(batch.schema, column)
  const read = valueReader(batch.columns[index], batch.schema.fields[index])
  return (row) =>
    steps.reduce((value, step) => (value as Record<string, unknown> | null)?.[step] ?? null, read(row))
}
