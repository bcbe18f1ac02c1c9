/** Which convention the data is in: the one that is named, or the only one that its columns fit. */

import { detectShapes, shapeNamed, shapes } from '../../datasets/shapes/index.js'
import type { Shape } from '../../datasets/shapes/shape.js'
import type { Schema } from '../../src/arrow/arrow.js'
import { PrepError } from '../../src/base/errors.js'
import { bareName, optionName } from '../../src/base/option-name.js'

/** The shape of the data. Throws `bad_schema` where it is of none, `bad_option` where it could be of several. */
export function sourceShape(schema: Schema, { from, to }: { from: string | undefined; to: string }): Shape {
  if (from !== undefined) return namedShape(schema, from)
  const found = detectShapes(schema)
  if (found.length === 1) return found[0]
  const names = found.map(({ name }) => name).join(' and ')
  if (found.length > 1)
    throw new PrepError(
      'bad_option',
      `The columns fit ${names}. Say with ${optionName('from')} which one to convert to ${to}`,
    )
  if (schema.fields.length === 0)
    throw new PrepError('bad_schema', `There is no record, so nothing tells what to convert to ${to}`)
  const faults = nearest(schema).map((shape) => ({ name: shape.name, fault: shape.fault(schema) ?? '' }))
  const reasons = faults.map(({ name, fault }) => `${name}: ${fault}`).join('; ')
  const json = faults.map(({ fault }) => jsonFault.exec(fault)?.[1]).find((column) => column !== undefined)
  throw new PrepError(
    'bad_schema',
    json === undefined
      ? `The columns fit no shape that converts to ${to} (${reasons}). ` +
          `Rename them first, such as ${bareName('rename: { question: prompt, answer: completion }')}`
      : `The columns fit no shape that converts to ${to} (${reasons}). Some record has another kind of value in "${json}". ` +
          `Make text of all with ${bareName(`cast: { ${json}: text }`)}, or correct that record`,
  )
}

/** A column of the right name that holds JSON, because its values are of several kinds. */
const jsonFault = /^"([^"]+)" holds JSON, not plain text$/

/** Data whose columns do not tell its shape, but hold what that needs, may be called by its name. */
function namedShape(schema: Schema, from: string): Shape {
  const shape = shapeNamed(from) as Shape
  const fault = (shape.namedFault ?? shape.fault)(schema)
  if (fault === undefined) return shape
  throw new PrepError('bad_schema', `The data is not ${from}: ${fault}. Rename or cast columns to fit it`)
}

/** The usual shapes, and those of which the data has a column. */
function nearest(schema: Schema): readonly Shape[] {
  const usual = ['messages', 'sharegpt', 'alpaca', 'prompt-completion', 'text']
  const has = (shape: Shape) =>
    shape.columns.some((column) => column !== 'system' && schema.fields.some(({ name }) => name === column))
  const near = shapes.filter(has).slice(0, 6)
  return near.length > 0 ? near : shapes.filter(({ name }) => usual.includes(name))
}
