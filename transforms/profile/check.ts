import { DataType, type Schema } from '../../src/arrow/arrow.js'
import { columnsOf, parsePath, typeAt } from '../../src/arrow/path.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { checkWhere } from '../../src/transform/where.js'
import { type CellColumn, checkCellColumns, columnLabel } from '../balance/cells/columns.js'
import { biasLists, describedColumns, type ProfileOptions } from './options.js'

/** Refuses what cannot work before any row is read: `bad_schema` for columns, `bad_option` for options at odds. */
export function checkProfile(schema: Schema, options: ProfileOptions): void {
  const lists = biasLists(options)
  if (lists === undefined) {
    for (const name of ['label', 'group', 'positive', 'weight'] as const)
      if (options[name] !== undefined)
        refuse(
          `Option ${optionName(name)} says how groups are compared, and none are named. Add ${optionName('facet')}`,
        )
  } else {
    const all = [...lists.facet, ...lists.label, ...lists.group]
    for (const column of all) checkColumn(schema, column)
    const labels = all.map(columnLabel)
    const twice = labels.find((label, i) => labels.indexOf(label) !== i)
    if (twice !== undefined)
      refuse(
        `Column "${twice}" is named twice in ${optionName('facet')}, ${optionName('label')} and "group". Name each column once`,
      )
    if (lists.label.length === 0)
      for (const name of ['group', 'positive'] as const)
        if (options[name] !== undefined)
          refuse(`Option ${optionName(name)} speaks of an outcome. Name its column in ${optionName('label')}`)
    checkWeight(schema, options.weight)
  }
  for (const path of describedColumns(options) ?? []) typeAt(schema, parsePath(path))
  checkWhere(schema, options.where)
}

/** Quantiles may be asked for: a survey finds where they lie. */
function checkColumn(schema: Schema, { column, thresholds, quantiles }: CellColumn): void {
  checkCellColumns(schema, [{ column, thresholds: quantiles === undefined ? thresholds : [0] }])
}

function checkWeight(schema: Schema, weight: string | undefined): void {
  if (weight === undefined) return
  const path = parsePath(weight)
  const type = typeAt(schema, path)
  if (!path.steps.includes('[]') && (DataType.isInt(type) || DataType.isFloat(type))) return
  throw new PrepError(
    'bad_schema',
    `Column "${weight}" holds ${type} where weights are numbers, one a row. Name another`,
  )
}

/** The top-level columns that a profile reads. */
export function columnsOfProfile(schema: Schema, options: ProfileOptions): string[] {
  const described = describedColumns(options)
  if (described === undefined) return schema.fields.map(({ name }) => name)
  const lists = biasLists(options)
  const cells = lists === undefined ? [] : [...lists.facet, ...lists.label, ...lists.group]
  const paths = [...described, ...cells.map(({ column }) => column), ...Object.keys(options.where ?? {})]
  if (options.weight !== undefined) paths.push(options.weight)
  return columnsOf(paths)
}

function refuse(message: string): never {
  throw new PrepError('bad_option', message)
}
