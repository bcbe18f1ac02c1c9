import { type DataType, Field, Utf8 } from './arrow.js'
import { jsonFieldMetadata } from './infer-schema.js'

const restMark = 'prepkit.rest'
const optionalMark = 'prepkit.optional'
const absentMark = 'prepkit.absent'
const vocabularyMark = 'prepkit.vocabulary'

/** The column of JSON objects that hold the keys of records which have no column of their own. */
export function restField(name: string): Field {
  return new Field(name, new Utf8(), true, jsonFieldMetadata().set(restMark, 'true'))
}

/** Whether a column is one of {@link restField}. */
export function isRestField(field: Field): boolean {
  return field.metadata.get(restMark) === 'true'
}

/**
 * A field that most records may lack, such as the tool calls of a message. Where it is null, JSON Lines and rows leave
 * it out, so that a record says no more than it did before; Arrow, which has no missing fields, holds a null.
 */
export function optionalField(name: string, type: DataType, metadata?: ReadonlyMap<string, string>): Field {
  return new Field(name, type, true, new Map([...(metadata ?? []), [optionalMark, 'true']]))
}

/** Whether a field is one of {@link optionalField}. */
export function isOptionalField(field: Field): boolean {
  return field.metadata.get(optionalMark) === 'true'
}

/**
 * A field that some records of the input did not have, and that was null in none. Where it is null, JSON leaves it out,
 * as it does an {@link optionalField}; rows and Arrow hold a null all the same.
 */
export function absentField({ name, type, nullable, metadata }: Field): Field {
  return new Field(name, type, nullable, new Map([...metadata, [absentMark, 'true']]))
}

/** The field without the mark of {@link absentField}. */
export function withoutAbsentMark({ name, type, nullable, metadata }: Field): Field {
  return new Field(name, type, nullable, new Map([...metadata].filter(([key]) => key !== absentMark)))
}

/** Whether a field is one of {@link absentField}. */
export function isAbsentField(field: Field): boolean {
  return field.metadata.get(absentMark) === 'true'
}

/** Whether an object of JSON has no such key where the field is null. */
export function canBeLeftOut(field: Field): boolean {
  return isOptionalField(field) || isAbsentField(field)
}

/** A column of tokens of a vocabulary, where it is known: of one more than the highest number that there may be. */
export function tokenField(name: string, type: DataType, vocabulary: number | undefined): Field {
  const metadata = vocabulary === undefined ? undefined : new Map([[vocabularyMark, String(vocabulary)]])
  return new Field(name, type, true, metadata)
}

/** The size of the vocabulary of a column of tokens, where it is known. */
export function vocabularyOf(field: Field): number | undefined {
  const size = Number(field.metadata.get(vocabularyMark))
  return Number.isSafeInteger(size) && size > 0 ? size : undefined
}
