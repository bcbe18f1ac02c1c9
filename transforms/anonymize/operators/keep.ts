import type { Operator } from './operator.js'

/** Leaves the value as it is: it is found and counted, no more. */
export function openKeep(): Operator {
  return (_entity, value) => value
}
