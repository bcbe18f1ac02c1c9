/** What statements share: how they go on, and how names are set. */
import { setMember } from '../python/attributes.js'
import { typeFault } from '../python/faults.js'
import { itemsIn, type Value } from '../python/values.js'
import type { Statement, Target } from '../syntax/syntax.js'
import { compileExpression } from './compile-expression.js'
import { type Evaluate, type Frame, type Run, type Scope, type Slot, unset } from './scope.js'

/** What follows a statement: the next one, or the end of a round or of a loop. */
export const Flow = { next: 0, break: 1, continue: 2 } as const
export type Flow = (typeof Flow)[keyof typeof Flow]

export type Execute = (run: Run, frame: Frame) => Flow

/** Compiles statements, and gives slots of the scope to the names that they set. */
export type Block = (body: readonly Statement[], scope: Scope) => Execute

/** Where a statement is compiled. */
export interface Place {
  scope: Scope
  block: Block
}

/** Gives a value to a target. */
export type Assign = (value: Value, at: { run: Run; frame: Frame }) => void

/** The function that gives values to a target, whose names have slots in the scope. */
export function assigner(target: Target, scope: Scope): Assign {
  if (target.kind === 'name') {
    const slot = scope.declare(target.name)
    return (value, { frame }) => {
      frame.slots[slot] = value as Slot
    }
  }
  if (target.kind === 'member') {
    const { name, line, attribute } = target
    const object = compileExpression({ kind: 'name', name, line }, scope)
    return (value, { run, frame }) => setMember(object(run, frame), attribute, value)
  }
  const parts = target.items.map((item) => assigner(item, scope))
  return (value, at) => {
    const items = itemsIn(value)
    if (items.length !== parts.length)
      throw typeFault(`${parts.length} values are wanted, and ${items.length} given`)
    for (let i = 0; i < parts.length; i++) parts[i](items[i], at)
  }
}

/** Takes away what an earlier round of a scope has set. */
export function clearing(scope: Scope): (...given: Parameters<Evaluate>) => void {
  const { slots } = scope
  return (_run, frame) => {
    for (const slot of slots) frame.slots[slot] = unset
  }
}
