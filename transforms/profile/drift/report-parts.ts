import type { ColumnDrift, DriftAspect, DriftReport } from '../../../src/schemas/drift-report.js'

/** Parts of the report by themselves. */
export type SchemaDrift = DriftReport['schema']
export type DriftVerdict = DriftAspect['verdict']
export type DriftDistances = DriftAspect['distances']
export type DriftTest = NonNullable<DriftAspect['test']>
export type MovedValue = ColumnDrift['moved'][number]
export type FoundValue = ColumnDrift['added'][number]
