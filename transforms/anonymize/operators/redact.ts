import type { Operator } from './operator.js'

/** Takes the value out and puts nothing in its place. */
export function openRedact(): Operator {
  return () => ''
}
