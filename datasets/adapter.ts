import type { Schema } from '../src/arrow/arrow.js'
import type { DatasetRoles } from './shapes/shape.js'

/** What is known of a dataset, or of a family of datasets with the same columns. */
export interface DatasetAdapter {
  name: string
  /** One line. */
  summary: string
  /** Where the facts come from: a page or a file of a public repository. */
  source: string
  /** Whether data of this schema is of this kind. Looks at names and types only. */
  detect(schema: Schema): boolean
  /** The paths of the data at hand; optional fields are named only where the schema has them. */
  roles(schema: Schema): DatasetRoles
  /** Paths of free text, where personal data can stand. */
  textPaths(schema: Schema): string[]
  /** SPDX identifier of the dataset's licence; `unknown` for a family, whose members differ. */
  licence: string
  /** Language tags (BCP 47); empty for a family. */
  languages: readonly string[]
  /** The names of the columns in order, for files without a header line. */
  columns?: readonly string[]
  /** Columns by which a group of people can be told, for `balance`. */
  facets?: readonly string[]
}
