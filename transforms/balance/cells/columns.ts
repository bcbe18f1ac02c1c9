/**
 * How a column that makes groups is named: by its path, or with where to cut its numbers into ranges. The same
 * form serves options in a pipeline file, flags on a command line and the profile.
 */
import { DataType, type Schema } from '../../../src/arrow/arrow.js'
import { parsePath, typeAt } from '../../../src/arrow/path.js'
import { PrepError } from '../../../src/base/errors.js'
import { columnPath, z } from '../../../src/base/options.js'

/** The values of a column in one batch as numbers. */
export interface CodedColumn {
  codes: Uint32Array
  /** For each number its value as JSON. The same list goes on growing, or a new one says that numbers start anew. */
  values: readonly string[]
}

/** A column whose values make groups, as they are or cut into ranges. */
export interface CellColumn {
  /** Its path, such as `sex` or `meta.language`. */
  column: string
  /** Where numbers are cut, ascending: 25 and 40 make `<=25`, `(25,40]` and `>40`. */
  thresholds?: readonly number[]
  /** Into how many ranges of about equal rows they are to be cut, once the data is known. */
  quantiles?: number
}

const cutNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const cutText = /^(.+)@([^@]+)$/

const cellColumn = z.union(
  [
    z.string().min(1).meta({ holds: 'cells' }),
    z
      .strictObject({
        column: columnPath.describe('Its path'),
        thresholds: z
          .array(z.number())
          .min(1)
          .optional()
          .describe('Where its numbers are cut, ascending: 25 and 40 make <=25, (25,40] and >40'),
        quantiles: z
          .int()
          .min(2)
          .optional()
          .describe('Into how many ranges of about equal rows they are cut'),
      })
      .describe('A column whose values make groups, or whose numbers are cut into ranges')
      .meta({ typeName: 'CellColumn' }),
  ],
  { error: 'Name a column, as sex, age@25/40 or { column: age, thresholds: [25, 40] }' },
)

/** The option of one column or a list of columns. Its words are read by {@link parseCellColumns}. */
export const cellColumnOption = z.union([cellColumn, z.array(cellColumn).min(1)], {
  error:
    'Name a column or a list of columns, each as sex, age@25/40 or { column: age, thresholds: [25, 40] }',
})

/** One column as it may be written. */
export type CellColumnSpec = z.output<typeof cellColumn>

/**
 * Reads `sex`, `age@25/40` (thresholds), `age@q4` (quantiles) or an object of the same. A name that ends
 * otherwise behind an `@` is a plain name; one that ends so can be written `{ column: … }`.
 * Throws `bad_option` for thresholds that do not ascend.
 */
export function parseCellColumn(spec: CellColumnSpec): CellColumn {
  const column = typeof spec === 'string' ? fromText(spec) : spec
  const { thresholds, quantiles } = column
  if (thresholds !== undefined && quantiles !== undefined)
    throw new PrepError(
      'bad_option',
      `Column "${column.column}" has both thresholds and quantiles. Leave one out`,
    )
  if (thresholds?.some((value, i) => !Number.isFinite(value) || (i > 0 && value <= thresholds[i - 1])))
    throw new PrepError(
      'bad_option',
      `Thresholds of column "${column.column}" do not ascend. Write them from the least to the greatest, each once`,
    )
  if (quantiles !== undefined && quantiles < 2)
    throw new PrepError('bad_option', `Column "${column.column}" is cut into one range. Ask for 2 or more`)
  parsePath(column.column)
  return column
}

function fromText(text: string): CellColumn {
  const [, column, cut] = cutText.exec(text) ?? []
  if (cut === undefined) return { column: text }
  if (/^q\d{1,4}$/.test(cut)) return { column, quantiles: Number(cut.slice(1)) }
  const parts = cut.split('/')
  return parts.every((part) => cutNumber.test(part))
    ? { column, thresholds: parts.map(Number) }
    : { column: text }
}

/** {@link parseCellColumn} over an option made with {@link cellColumnOption}. */
export function parseCellColumns(option: CellColumnSpec | readonly CellColumnSpec[]): CellColumn[] {
  return (Array.isArray(option) ? option : [option]).map(parseCellColumn)
}

/** The name of a column in reports: its path, and the cuts as {@link parseCellColumn} reads them. */
export function columnLabel({ column, thresholds, quantiles }: CellColumn): string {
  if (quantiles !== undefined) return `${column}@q${quantiles}`
  return thresholds === undefined ? column : `${column}@${thresholds.join('/')}`
}

/** The top-level columns that these read, each once. */
export function columnsRead(columns: readonly CellColumn[]): string[] {
  return [...new Set(columns.map(({ column }) => parsePath(column).column))]
}

/**
 * Throws `bad_schema` for a column that is not there or whose values make no groups, and `bad_option` for
 * quantiles: where they lie is not known before the data is read.
 */
export function checkCellColumns(schema: Schema, columns: readonly CellColumn[]): void {
  for (const { column, thresholds, quantiles } of columns) {
    const path = parsePath(column)
    const type = typeAt(schema, path)
    if (path.steps.includes('[]'))
      throw new PrepError(
        'bad_schema',
        `Column "${column}" names the items of a list, of which a row can have many, so they make no groups. Name a column with one value a row`,
      )
    const isNumber = DataType.isInt(type) || DataType.isFloat(type)
    if (quantiles !== undefined)
      throw new PrepError(
        'bad_option',
        `Column "${column}" is to be cut by quantiles, which are not known yet. ` +
          `Write the thresholds that "prep profile --facet ${column}@q${quantiles}" prints, as ${column}@25/40`,
      )
    if (thresholds === undefined ? isCellType(type) : isNumber || DataType.isNull(type)) continue
    throw new PrepError(
      'bad_schema',
      thresholds === undefined
        ? `Column "${column}" holds ${type}, whose values make no groups. ${adviceFor(type, column)}`
        : `Column "${column}" holds ${type} where thresholds cut numbers. Name it without them, or cast it to a number`,
    )
  }
}

function adviceFor(type: DataType, column: string): string {
  return DataType.isFloat(type)
    ? `Cut it into ranges by thresholds, as ${column}@0.5, or cast it to int with convert first`
    : 'Name columns of text, booleans or whole numbers'
}

function isCellType(type: DataType): boolean {
  return DataType.isUtf8(type) || DataType.isBool(type) || DataType.isInt(type) || DataType.isNull(type)
}
