/** Loops. Each round has names of its own, and what it sets is gone in the next. */

import { Callable, isTrue, itemsIn, Loop, type Value } from '../python/values.js'
import type { ForStatement } from '../syntax/syntax.js'
import { compileExpression } from './compile-expression.js'
import { assigner, clearing, type Execute, Flow, type Place } from './flow.js'
import { type Evaluate, type Frame, namesIn, type Run } from './scope.js'

export function compileFor(statement: ForStatement, { scope, block }: Place): Execute {
  const { target, body, otherwise, isRecursive } = statement
  const items = compileExpression(statement.items, scope)
  const inner = scope.inner(isRecursive ? { isCaptured: true } : {})
  const loopSlot = inner.declare('loop')
  for (const name of namesIn(target)) inner.declare(name)
  const assign = assigner(target, inner)
  const isWanted = statement.test && compileExpression(statement.test, inner)
  const execute = block(body, inner)
  const clear = clearing(inner)
  const elseScope = scope.inner()
  const executeElse = block(otherwise, elseScope)
  const clearElse = clearing(elseScope)
  const isWatched = !inner.isCaptured

  return (run, frame) => go(items(run, frame), { run, frame, depth: 1 })

  function go(value: Value, { run, frame, depth }: { run: Run; frame: Frame; depth: number }): Flow {
    const all = itemsIn(value)
    const kept = isWanted === undefined ? all : all.filter((item) => wants(item, { run, frame, isWanted }))
    const again = isRecursive ? recursion({ run, frame, depth }) : undefined
    const loop = new Loop(kept, { depth, again })
    for (let i = 0; i < kept.length; i++) {
      clear(run, frame)
      loop.index0 = i
      frame.slots[loopSlot] = loop
      assign(kept[i], { run, frame })
      const start = run.text.length
      const flow = execute(run, frame)
      if (run.watched !== undefined && isWatched) note(run, kept[i], start)
      if (flow === Flow.break) return Flow.next
    }
    if (kept.length > 0) return Flow.next
    clearElse(run, frame)
    return executeElse(run, frame)
  }

  function wants(
    item: Value,
    { run, frame, isWanted }: { run: Run; frame: Frame; isWanted: Evaluate },
  ): boolean {
    clear(run, frame)
    assign(item, { run, frame })
    return isTrue(isWanted(run, frame))
  }

  /** `loop(items)` renders them as the loop it stands in does, and goes on with its own round. */
  function recursion({ run, frame, depth }: { run: Run; frame: Frame; depth: number }): Callable {
    return new Callable('loop', ([value]) => {
      const [before, slots] = [run.text, [...frame.slots]]
      run.text = ''
      go(value, { run, frame, depth: depth + 1 })
      const rendered = run.text
      run.text = before
      frame.slots = slots
      return rendered
    })
  }
}

/** Keeps where the text of an item stands, for those that are asked for. */
function note(run: Run, item: Value, start: number): void {
  const region = run.watched?.get(item)
  if (region === undefined || run.text.length === start) return
  region.start = start
  region.end = run.text.length
  region.count++
}
