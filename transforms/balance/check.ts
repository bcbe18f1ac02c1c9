import { DataType, type Schema } from '../../src/arrow/arrow.js'
import { parsePath, typeAt } from '../../src/arrow/path.js'
import { splitsOf } from '../../src/arrow/splits.js'
import { PrepError, suggestName } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { checkWhere } from '../../src/transform/where.js'
import { checkCellColumns } from './cells/columns.js'
import { type BalanceOptions, cellColumns, isWeighing, weightName } from './options.js'

/** Refuses what cannot work before any row is read: `bad_schema` for columns, `bad_option` for options at odds. */
export function checkBalance(schema: Schema, options: BalanceOptions): void {
  const columns = cellColumns(options).flat()
  checkCellColumns(schema, columns)
  const all = columns.map(({ column }) => column)
  const twice = all.find((name, i) => all.indexOf(name) !== i)
  if (twice !== undefined)
    refuse(
      `Column "${twice}" is named twice in ${optionName('facet')} and ${optionName('label')}. Name each column once`,
    )
  if (all.length === 0)
    refuse(
      `Neither ${optionName('facet')} nor ${optionName('label')} names a column. Name what makes the groups`,
    )
  checkTarget(options, all)
  checkIndependence(options)
  checkScore(schema, options)
  checkSplit(schema, options)
  checkStrategy(options, all)
  if (isWeighing(options)) checkReweigh(schema, options, all)
}

function checkTarget(options: BalanceOptions, columns: readonly string[]): void {
  const { target, counts, facet, label } = options
  if (counts !== undefined && (target !== undefined || options.size !== undefined))
    refuse(
      `Option ${optionName('counts')} gives every quota itself. Leave out ${optionName('target')} and ${optionName('size')}`,
    )
  if (target === 'independent' && (facet === undefined || label === undefined))
    refuse(
      `Option ${optionName('target: independent')} relates the facet to a label. Name one in "${label === undefined ? 'label' : 'facet'}"`,
    )
  if (typeof target === 'number' && options.size !== undefined && options.method !== 'target')
    refuse(
      `Option ${optionName('target')} as a number sets the rows already. Leave out ${optionName('size')}`,
    )
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
      `Option ${optionName(option)} names cells by one value where ${columns.length} columns make them. Write a list of { cell: { ${example} }, ${unit} }`,
    )
  }
  for (const { cell } of listing as { cell: Record<string, unknown> }[]) {
    const stray = Object.keys(cell).find((name) => !columns.includes(name))
    if (stray !== undefined)
      refuse(
        `Option ${optionName(option)} names the column "${stray}", which makes no cells. ${suggestName(stray, columns)}`,
      )
    const absent = columns.find((name) => !(name in cell))
    if (absent !== undefined)
      refuse(`A cell in option ${optionName(option)} has no value for "${absent}". Give it one`)
  }
}

function checkStrategy(options: BalanceOptions, columns: readonly string[]): void {
  const { strategy, method, target, size, counts } = options
  if (strategy === 'auto') return
  if (method !== 'over' && method !== 'under')
    refuse(`Option ${optionName('strategy')} is for method over or under. Leave it out for ${method}`)
  if ((target ?? 'equal') !== 'equal' || size !== undefined || counts !== undefined)
    refuse(
      `Option ${optionName('strategy')} sets the quotas. Leave out ${optionName('target')}, ${optionName('size')} and ${optionName('counts')}`,
    )
  if (typeof strategy === 'object') return checkListing('strategy', strategy, columns)
  if (strategy === (method === 'over' ? 'majority' : 'minority'))
    refuse(`Option "strategy: ${strategy}" changes no row with method ${method}. Use "auto"`)
}

/** Kamiran & Calders sample until facet and label are independent: their quotas follow from the data. */
function checkIndependence({ method, facet, label, target, counts }: BalanceOptions): void {
  if (method !== 'uniform' && method !== 'preferential') return
  if (facet === undefined || label === undefined)
    refuse(
      `Method ${method} makes facet and label independent. Name one in "${label === undefined ? 'label' : 'facet'}"`,
    )
  if (target !== undefined || counts !== undefined)
    refuse(
      `Method ${method} sets the quotas. Leave out ${optionName('target')} and ${optionName('counts')}, or use method target`,
    )
}

function checkScore(schema: Schema, { method, score, positive, ...options }: BalanceOptions): void {
  if (method !== 'preferential') {
    if (score === undefined && positive === undefined) return
    refuse(
      `Options ${optionName('score')} and ${optionName('positive')} are for method preferential. Leave them out`,
    )
  }
  if (score === undefined)
    refuse(`Method preferential needs the scores of a ranker. Name their column in ${optionName('score')}`)
  if (positive === undefined)
    refuse(
      `Method preferential needs to know which label a high score speaks for. Name it in ${optionName('positive')}`,
    )
  const path = parsePath(score)
  const type = typeAt(schema, path)
  if (path.steps.includes('[]') || (!DataType.isInt(type) && !DataType.isFloat(type)))
    throw new PrepError(
      'bad_schema',
      `Column "${score}" holds ${type} where scores are numbers, one a row. Name another`,
    )
  const [, labels] = cellColumns({ ...options, method, score, positive })
  const names = labels.map(({ column }) => column)
  for (const value of Array.isArray(positive) ? positive : [positive]) {
    const isCell = typeof value === 'object' && value !== null
    if (isCell ? names.every((name) => name in value) : names.length === 1) continue
    refuse(
      `Option ${optionName('positive')} must give a value to each label column. Write { ${names.map((name) => `${name}: …`).join(', ')} }`,
    )
  }
}

/** Rows of different splits must not be balanced against each other, nor test rows repeated. */
function checkSplit(schema: Schema, { where }: BalanceOptions): void {
  checkWhere(schema, where)
  const splits = splitsOf(schema)
  if (splits === undefined || splits.column in (where ?? {})) return
  refuse(
    `Column "${splits.column}" parts the data into splits, and what is balanced over all of them is tested on rows it was fitted to. ` +
      `Name the split to balance: where: { ${splits.column}: ${splits.names[0] ?? 'train'} }`,
  )
}

function checkReweigh(schema: Schema, options: BalanceOptions, columns: readonly string[]): void {
  const { weightColumn, method } = options
  if (method === 'class-weights' && options.target !== undefined)
    refuse('Method class-weights gives each cell the same weight. Leave out "target", or use method reweigh')
  for (const name of ['counts', 'size', 'maxCopies'] as const)
    if (options[name] !== undefined)
      refuse(`Option ${optionName(name)} counts rows, and method ${method} changes none. Leave it out`)
  if (columns.includes(weightColumn))
    refuse(`Column "${weightColumn}" cannot be both a facet or label and the "weightColumn". Rename one`)
  if (parsePath(weightColumn).steps.length > 0)
    refuse(
      `Option ${optionName('weightColumn')} is "${weightColumn}", a path. Name a column of the row itself`,
    )
  const type = schema.fields.find(({ name }) => name === weightName(options))?.type
  if (type !== undefined && !DataType.isInt(type) && !DataType.isFloat(type))
    throw new PrepError(
      'bad_schema',
      `Column "${weightColumn}" holds ${type} where weights are numbers. Set ${optionName('weightColumn')} to another name`,
    )
}

function refuse(message: string): never {
  throw new PrepError('bad_option', message)
}
