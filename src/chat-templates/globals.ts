/** The functions that templates find: those of Jinja, and those that `transformers` adds. */
import { PrepError } from '../base/errors.js'
import { bareName } from '../base/option-name.js'
import { RenderFault, typeFault } from './python/faults.js'
import { textOf } from './python/print.js'
import { wantInteger, wantText } from './python/strings.js'
import { Callable, itemsIn, Namespace, sequenceOf, type Value } from './python/values.js'
import { formatDay } from './strftime.js'

/** As many items as Jinja lets a template count through. */
const longestRange = 100_000

/** The functions by their names. Without a day, a template that asks for it is refused: a run is to be repeatable. */
export function globalFunctions(day: string | undefined): Map<string, Value> {
  const functions = [
    new Callable('namespace', (args, named) => {
      const given = args.flatMap((value) => (value instanceof Map ? [...value] : itemsIn(value).map(pairOf)))
      return new Namespace(new Map([...given.map(([key, value]) => [textOf(key), value] as const), ...named]))
    }),
    new Callable('dict', (args, named) => {
      const given = args.flatMap((value) => (value instanceof Map ? [...value] : itemsIn(value).map(pairOf)))
      return new Map<Value, Value>([...given, ...named])
    }),
    new Callable('range', (args) => range(args.map(wantInteger))),
    new Callable('raise_exception', ([message]) => {
      throw new RenderFault('template_refuses', textOf(message))
    }),
    new Callable('strftime_now', ([pattern]) => {
      if (day !== undefined) return formatDay(day, wantText(pattern))
      throw new PrepError(
        'bad_option',
        `The chat template asks for the date of today. Give one with ${bareName('date: 2026-01-31')}, so that the run can be repeated`,
      )
    }),
  ]
  return new Map(functions.map((one) => [one.name, one]))
}

function pairOf(value: Value): readonly [Value, Value] {
  const pair = sequenceOf(value)
  if (pair?.length !== 2) throw typeFault('pairs of a name and a value are wanted')
  return [pair[0], pair[1]]
}

function range(given: readonly number[]): Value[] {
  const [from, to, step = 1] = given.length === 1 ? [0, given[0]] : given
  if (step === 0) throw typeFault('a range cannot have steps of 0')
  const count = Math.max(0, Math.ceil((to - from) / step))
  if (count > longestRange) throw typeFault(`a range has over ${longestRange} numbers`)
  return Array.from({ length: count }, (_, i) => from + i * step)
}
