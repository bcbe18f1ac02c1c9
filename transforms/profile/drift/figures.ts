import type { ColumnDrift, DriftReport } from '../../../src/schemas/drift-report.js'
import type { Figure, Figures } from '../../../src/transform/findings.js'
import type { DriftDistances } from './report-parts.js'

type Measure = (report: DriftReport) => Omit<Figure, 'name'>[]

const measures: Readonly<Record<string, Measure>> = {
  drifted: ({ drifted }) => [{ of: '', value: drifted }],
  driftShare: ({ drifted, compared }) => [{ of: '', value: compared === 0 ? null : drifted / compared }],
  psi: ofColumns('psi'),
  jensenShannon: ofColumns('jensenShannon'),
  divergence: ofColumns('divergence'),
  hellinger: ofColumns('hellinger'),
  greatestGap: ofColumns('greatestGap'),
  kolmogorovSmirnov: ofColumns('kolmogorovSmirnov'),
  wasserstein: ofColumns('wasserstein'),
  newValues: ({ columns }) => columns.map(({ column, added }) => ({ of: column, value: added.length })),
  vanishedValues: ({ columns }) =>
    columns.map(({ column, removed }) => ({ of: column, value: removed.length })),
  newColumns: ({ schema }) => [{ of: '', value: schema.added.length }],
  vanishedColumns: ({ schema }) => [{ of: '', value: schema.removed.length }],
  retypedColumns: ({ schema }) => [{ of: '', value: schema.retyped.length }],
}

/** The figures of a comparison that a command may fail by. */
export const driftFigures: Pick<Figures<undefined>, 'names' | 'of'> = {
  names: Object.keys(measures),
  of: (report) =>
    Object.entries(measures).flatMap(([name, measure]) =>
      measure(report as DriftReport).map((value) => ({ name, ...value })),
    ),
}

/** A distance of each aspect that has it. */
function ofColumns(name: keyof DriftDistances): Measure {
  return ({ columns }) => columns.flatMap((column) => distancesIn(column, name))
}

function distancesIn({ column, kind, aspects }: ColumnDrift, name: keyof DriftDistances) {
  return aspects.flatMap(({ of, distances }) => {
    const value = distances[name]
    if (value === undefined) return []
    return [{ of: kind === 'text' ? `${column}: ${of}` : column, value }]
  })
}
