import { DataType, type Schema } from '../../src/arrow/arrow.js'
import { columnsOf, parsePath, textPaths, typeAt } from '../../src/arrow/path.js'
import { columnPath, z } from '../../src/base/options.js'
import { licensePurposes } from '../../src/licenses/judge.js'

/** Options of `keep_licenses`. */
export const keepLicensesOptions = z.strictObject({
  purpose: z.enum(licensePurposes).describe('What the rows are used for'),
  column: columnPath
    .default('license')
    .describe(
      'The licence of each row: an id, an SPDX expression or a written out name, or a list of them that all hold',
    ),
  generator: columnPath
    .optional()
    .describe('The model that wrote each row, whose terms hold as well')
    .meta({ whenAbsent: 'the column generator, where there is one' }),
  source: columnPath
    .optional()
    .describe('The source of each row, for the report')
    .meta({ whenAbsent: 'the column source, where there is one' }),
  licenses: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe(
      'What values of the column stand for, where they are no licences: { web: CC-BY-4.0, ours: own }',
    ),
  allowUnknown: z
    .boolean()
    .default(false)
    .describe('Keep rows of unknown licences; for the purpose research alone'),
  action: z
    .enum(['drop', 'report'])
    .default('drop')
    .describe('Leave out rows that do not serve the purpose, or keep all and report'),
})

/** The options of `keep_licenses` with their defaults. */
export type KeepLicensesOptions = z.output<typeof keepLicensesOptions>

/** The columns of what is declared, as far as the data has them; a report does without that of the licence. */
export interface DeclaredPaths {
  license?: string | undefined
  generator?: string | undefined
  source?: string | undefined
}

/** Throws `bad_schema` for a column that is asked for and not there, or that holds no text. */
export function declaredPaths(schema: Schema, options: KeepLicensesOptions): DeclaredPaths {
  const { column, generator, source, action } = options
  const has = (path: string) => schema.fields.some(({ name }) => name === parsePath(path).column)
  const isText = (path: string) =>
    has(path) && DataType.isUtf8(typeAt(schema, parsePath(textsAt(schema, path))))
  const license = action === 'report' && !has(column) ? undefined : textsAt(schema, column)
  const paths = {
    license,
    generator: generator ?? (isText('generator') ? 'generator' : undefined),
    source: source ?? (isText('source') ? 'source' : undefined),
  }
  textPaths(
    schema,
    Object.values(paths).filter((path) => path !== undefined),
  )
  return paths
}

/** A path to the texts of a column that holds lists of them. */
function textsAt(schema: Schema, path: string): string {
  const { column } = parsePath(path)
  const isThere = schema.fields.some(({ name }) => name === column)
  return isThere && DataType.isList(typeAt(schema, parsePath(path))) ? `${path}[]` : path
}

/** The top-level columns that are read. */
export function columnsAsked(schema: Schema, options: KeepLicensesOptions): string[] {
  return columnsOf(Object.values(declaredPaths(schema, options)).filter((path) => path !== undefined))
}
