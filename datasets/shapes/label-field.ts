import { Bool, Field } from '../../src/arrow/arrow.js'
import { Misfit } from './conversation.js'

/** A column that says of each answer whether it is good. */
export function boolField(name: string): Field {
  return new Field(name, new Bool(), true)
}

/** Whether an answer is good, as such a column says it. Throws `Misfit` where it does not. */
export function labelOf(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Misfit('no_label')
  return value
}
