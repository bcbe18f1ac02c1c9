/** Macros: parts of a template that are called like functions and answer their text. */
import { called } from '../python/attributes.js'
import { typeFault } from '../python/faults.js'
import { Callable, type Named, Tuple, type Value } from '../python/values.js'
import type { Parameter, Statement } from '../syntax/syntax.js'
import { compileArguments, compileExpression } from './compile-expression.js'
import { type Execute, Flow, type Place } from './flow.js'
import type { Evaluate, Frame, Run } from './scope.js'

/** Makes the macro of a frame. */
type MakeMacro = (run: Run, frame: Frame) => Callable

export function compileMacro(
  { name, parameters, body }: Extract<Statement, { kind: 'macro' }>,
  place: Place,
): Execute {
  const slot = place.scope.declare(name)
  const make = macroOf({ name, parameters, body }, place)
  return (run, frame) => {
    frame.slots[slot] = make(run, frame)
    return Flow.next
  }
}

/** A call whose macro may call back what stands in the block, as `caller()`. */
export function compileCallBlock(
  { callee, args, parameters, body }: Extract<Statement, { kind: 'call_block' }>,
  place: Place,
): Evaluate {
  const { scope } = place
  const value = compileExpression(callee, scope)
  const given = compileArguments(args, scope)
  const make = macroOf({ name: 'caller', parameters, body }, place)
  return (run, frame) => {
    const named = new Map([...given.named(run, frame), ['caller', make(run, frame)]])
    return called(value(run, frame), { args: given.args(run, frame), named })
  }
}

function macroOf(
  { name, parameters, body }: { name: string; parameters: readonly Parameter[]; body: readonly Statement[] },
  { scope, block }: Place,
): MakeMacro {
  const inner = scope.macro()
  const slots = parameters.map((parameter) => inner.declare(parameter.name))
  const [caller, varargs, kwargs] = ['caller', 'varargs', 'kwargs'].map((word) => inner.declare(word))
  const fallbacks = parameters.map(({ fallback }) => fallback && compileExpression(fallback, inner))
  const execute = block(body, inner)
  const [takesMore, takesNames] = [inner.isAsked('varargs'), inner.isAsked('kwargs')]
  const known = new Set(parameters.map((parameter) => parameter.name))
  return (run, frame) =>
    new Callable(name, (args, named) => {
      const own = inner.newFrame(frame)
      const further = [...named].filter(([key]) => !known.has(key) && key !== 'caller')
      if (args.length > slots.length && !takesMore)
        throw typeFault(`the macro "${name}" takes ${slots.length} values, and ${args.length} are given`)
      if (further.length > 0 && !takesNames)
        throw typeFault(`the macro "${name}" takes no value of the name "${further[0][0]}"`)
      own.slots[caller] = named.get('caller')
      own.slots[varargs] = new Tuple(args.slice(slots.length))
      own.slots[kwargs] = new Map<Value, Value>(further)
      bind(own, { args, named })
      const before = run.text
      run.text = ''
      execute(run, own)
      const rendered = run.text
      run.text = before
      return rendered

      function bind(to: Frame, given: { args: readonly Value[]; named: Named }): void {
        for (const [i, slot] of slots.entries()) {
          const parameter = parameters[i].name
          if (i < given.args.length) {
            if (given.named.has(parameter)) throw typeFault(`"${parameter}" is given twice`)
            to.slots[slot] = given.args[i]
          } else
            to.slots[slot] = given.named.has(parameter) ? given.named.get(parameter) : fallbacks[i]?.(run, to)
        }
      }
    })
}
