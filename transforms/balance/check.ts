import { DataType, type Schema } from '../../src/core/arrow.js'
import { PrepError, suggestName } from '../../src/core/errors.js'
import { checkCellColumns } from './cell-columns.js'
import { type BalanceOptions, cellColumns } from './options.js'

/** Refuses what cannot work before any row is read: `bad_schema` for columns, `bad_option` for options at odds. */
export function checkBalance(schema: Schema, options: BalanceOptions): void {
  const columns = cellColumns(options).flat()
  checkCellColumns(schema, columns)
  const all = columns.map(({ column }) => column)
  const twice = all.find((name, i) => all.indexOf(name) !== i)
  if (twice !== undefined)
    refuse(`Column "${twice}" is named twice in "facet" and "label". Name each column once`)
  checkTarget(options, all)
  checkStrategy(options)
  if (options.method === 'reweigh') checkReweigh(schema, options, all)
}

function checkTarget(options: BalanceOptions, columns: readonly string[]): void {
  const { target, counts, label } = options
  if (counts !== undefined && (target !== undefined || options.size !== undefined))
    refuse('Option "counts" gives every quota itself. Leave out "target" and "size"')
  if (target === 'independent' && label === undefined)
    refuse('Option "target: independent" relates the facet to a label. Name one in "label"')
  if (typeof target === 'number' && options.size !== undefined && options.method !== 'target')
    refuse('Option "target" as a number sets the rows already. Leave out "size"')
  if (typeof target === 'object') checkListing('target', target, columns)
  if (counts !== undefined) checkListing('counts', counts, columns)
}

type Listing = NonNullable<BalanceOptions['counts']> | Extract<BalanceOptions['target'], object>

function checkListing(option: string, listing: Listing, columns: readonly string[]): void {
  if (!Array.isArray(listing)) {
    if (columns.length === 1) return
    const unit = option === 'counts' ? 'rows: 100' : 'share: 0.5'
    const example = columns.map((name) => `${name}: …`).join(', ')
    refuse(
      `Option "${option}" names cells by one value where ${columns.length} columns make them. Write a list of { cell: { ${example} }, ${unit} }`,
    )
  }
  for (const { cell } of listing as { cell: Record<string, unknown> }[]) {
    const stray = Object.keys(cell).find((name) => !columns.includes(name))
    if (stray !== undefined)
      refuse(
        `Option "${option}" names the column "${stray}", which makes no cells. ${suggestName(stray, columns)}`,
      )
    const absent = columns.find((name) => !(name in cell))
    if (absent !== undefined) refuse(`A cell in option "${option}" has no value for "${absent}". Give it one`)
  }
}

function checkStrategy({ strategy, method, target, size, counts }: BalanceOptions): void {
  if (strategy === 'all') return
  if (method !== 'over' && method !== 'under')
    refuse(`Option "strategy: ${strategy}" is for method over or under. Leave it out for ${method}`)
  if ((target ?? 'equal') !== 'equal' || size !== undefined || counts !== undefined)
    refuse(`Option "strategy: ${strategy}" sets the quotas. Leave out "target", "size" and "counts"`)
  if (strategy === (method === 'over' ? 'majority' : 'minority'))
    refuse(`Option "strategy: ${strategy}" changes no row with method ${method}. Use "all"`)
}

function checkReweigh(schema: Schema, options: BalanceOptions, columns: readonly string[]): void {
  const { weightColumn } = options
  for (const name of ['counts', 'size', 'maxCopies'] as const)
    if (options[name] !== undefined)
      refuse(`Option "${name}" counts rows, and method reweigh changes none. Leave it out`)
  if (columns.includes(weightColumn))
    refuse(`Column "${weightColumn}" cannot be both a facet or label and the "weightColumn". Rename one`)
  const type = schema.fields.find(({ name }) => name === weightColumn)?.type
  if (type !== undefined && !DataType.isInt(type) && !DataType.isFloat(type))
    throw new PrepError(
      'bad_schema',
      `Column "${weightColumn}" holds ${type} where weights are numbers. Set "weightColumn" to another name`,
    )
}

function refuse(message: string): never {
  throw new PrepError('bad_option', message)
}
