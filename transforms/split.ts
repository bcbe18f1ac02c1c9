/**
 * Parts the data into training, validation and test rows before anything is repeated. The split of a row is a
 * keyed hash of its values, never of its position: rows with equal keys are in the same split in any file, in
 * any order, and in any later run with the same seed and options. The shares are therefore those of chance,
 * not exact to the row. It refuses data that is split already, and a plan in which rows were repeated before.
 */

import { type Data, makeColumn, Schema, Utf8 } from '../src/arrow/arrow.js'
import { Batch } from '../src/arrow/batch.js'
import { checkHashable } from '../src/arrow/hashes/content-hash.js'
import { type FieldPath, parsePath, typeAt } from '../src/arrow/path.js'
import { areDistinct, isFolderName, splitColumnOf, splitField } from '../src/arrow/splits.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { columnPath, z } from '../src/base/options.js'
import { KeyedRandom } from '../src/transform/random.js'
import { defineTransform } from '../src/transform/transform.js'
import { openAssign } from './split/assign.js'

const maxSplits = 100

const options = z.strictObject({
  by: z
    .union([columnPath, z.array(columnPath).min(1)], {
      error: 'Name a column or a list of columns',
    })
    .optional()
    .describe('Column, or columns, whose rows of equal values stay together')
    .meta({ whenAbsent: 'the whole row' }),
  shares: z
    .record(z.string(), z.number().gt(0).finite())
    .default({ train: 0.8, validation: 0.1, test: 0.1 })
    .describe('Names of the splits and their relative shares'),
  column: z.string().min(1).default('split').describe('The column to write, with the name of the split'),
})

/**
 * Writes the split of each row into a column, by which an output folder is parted into a folder for each
 * split; other steps work on one split with `where`. Rows whose key is null stand for themselves.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ split: { by: 'prompt', shares: { train: 0.9, test: 0.1 } } }],
 *   output: 'out/',
 * })
 */
export const split = defineTransform({
  name: 'split',
  summary: 'Split rows into train, validation and test',
  examples: [
    'prep split chats.jsonl --by prompt --out parted/',
    'prep split reviews.csv --shares train=0.9,test=0.1 --out parted/',
  ],
  options,
  plan(schema, { by, shares, column }) {
    const names = Object.keys(shares)
    checkNames(names)
    checkSum(Object.values(shares))
    checkColumn(schema, column)
    checkHashable(schema)
    for (const path of groupPaths(by)) checkGroup(schema, path)
    return {
      schema: splitSchema(schema, column, names),
      // A row whose key is null is told by its whole content.
      reads: schema.fields.map(({ name }) => name),
      writes: [column],
      effects: { rows: 'kept', splits: { column, names } },
    }
  },
  open({ options, seed, counters }) {
    const { column, shares } = options
    const names = Object.keys(shares)
    const assign = openAssign({
      by: groupPaths(options.by),
      shares: Object.values(shares),
      // Not keyed by the place of the step: the same rows part alike in another plan.
      random: new KeyedRandom(seed, 'split'),
    })
    return (batch) => {
      const splits = assign(batch)
      const rows = new Array<number>(names.length).fill(0)
      for (const number of splits) rows[number]++
      for (const [number, name] of names.entries()) counters.tally('rows by split', name, rows[number])
      const schema = splitSchema(batch.schema, column, names)
      return new Batch(schema, [...batch.columns, nameColumn(splits, names)], batch.origin)
    }
  },
})

function splitSchema(schema: Schema, column: string, names: readonly string[]): Schema {
  return new Schema([...schema.fields, splitField(column, names)], schema.metadata)
}

/** A text column of names by their numbers. */
function nameColumn(numbers: Uint8Array, names: readonly string[]): Data {
  const texts = names.map((name) => Buffer.from(name))
  const valueOffsets = new Int32Array(numbers.length + 1)
  for (let row = 0; row < numbers.length; row++)
    valueOffsets[row + 1] = valueOffsets[row] + texts[numbers[row]].length
  const data = new Uint8Array(valueOffsets[numbers.length])
  for (let row = 0; row < numbers.length; row++) data.set(texts[numbers[row]], valueOffsets[row])
  return makeColumn(new Utf8(), { length: numbers.length, nullCount: 0, valueOffsets, data })
}

function groupPaths(by: string | string[] = []): FieldPath[] {
  return [by].flat().map(parsePath)
}

function checkNames(names: readonly string[]): void {
  const wrong = names.find((name) => !isFolderName(name))
  if (wrong !== undefined)
    throw new PrepError(
      'bad_option',
      `Option ${optionName('shares')} names a split "${wrong}", which cannot be the name of a folder everywhere. Use letters, digits and _`,
    )
  if (!areDistinct(names))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('shares')} names two splits whose folders would be one on some systems. Let them differ by more than case`,
    )
  if (names.length === 0 || names.length > maxSplits)
    throw new PrepError(
      'bad_option',
      `Option ${optionName('shares')} names ${names.length} splits. Give 1 to ${maxSplits}`,
    )
}

function checkSum(shares: readonly number[]): void {
  const sum = shares.reduce((a, b) => a + b, 0)
  if (Number.isFinite(sum)) return
  throw new PrepError(
    'bad_option',
    `Option ${optionName('shares')} adds up to more than any number. Give shares such as 0.8`,
  )
}

function checkColumn(schema: Schema, column: string): void {
  const marked = splitColumnOf(schema)
  if (marked !== undefined)
    throw new PrepError(
      'bad_schema',
      `The data is split already, by its column "${marked}". Split it once, or leave that column out first`,
    )
  if (!schema.fields.some(({ name }) => name === column)) return
  throw new PrepError(
    'bad_option',
    `Column "${column}" is in the data already. Name another with the option ${optionName('column')}`,
  )
}

function checkGroup(schema: Schema, path: FieldPath): void {
  typeAt(schema, path)
  if (!path.steps.includes('[]')) return
  throw new PrepError(
    'bad_option',
    `Option ${optionName('by')} names the items of a list, "${path.text}". Name the list itself, or another column`,
  )
}
