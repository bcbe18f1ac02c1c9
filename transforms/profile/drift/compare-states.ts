/**
 * Whether data is still what it was. A column drifts where it is far from the reference and chance does not explain that:
 * distances alone are great by chance in small data, and tests alone find the least difference in large data. Where
 * chance alone would bring forth such a distance too often, there are too few rows to tell, and that is said.
 */
import type {
  ColumnDrift,
  DriftAspect,
  DriftReport,
  DriftSettings,
} from '../../../src/schemas/drift-report.js'
import type { ColumnSummary } from '../columns/column.js'
import { adjustTogether } from '../statistics/two-samples.js'
import type { MeasuredAspect } from './aspects.js'
import { type ColumnPair, compareColumn, type MeasuredColumn } from './compare-columns.js'
import { compareLikeOthers } from './like-others.js'
import type { DriftVerdict, SchemaDrift } from './report-parts.js'

/** What was found in a data set, as far as it is compared. */
export interface ComparedState {
  rows: number
  columns: readonly ColumnSummary[]
}

export function compareStates(
  reference: ComparedState,
  current: ComparedState,
  settings: DriftSettings,
): DriftReport {
  const { pairs, schema } = pairUp(reference.columns, current.columns)
  const columns =
    settings.like === 'prepkit'
      ? judgeTogether(pairs, settings)
      : pairs.map((pair) => compareLikeOthers(pair, settings))
  return {
    version: 1,
    rows: { reference: reference.rows, current: current.rows },
    ...countVerdicts(columns, settings),
    ...settings,
    columns,
    schema,
  }
}

/** Columns are judged together: of many tests some are small by chance. */
function judgeTogether(pairs: readonly ColumnPair[], settings: DriftSettings): ColumnDrift[] {
  const measured = pairs.map((pair) => compareColumn(pair, settings))
  const tests = measured.flatMap(({ aspects }) => aspects)
  const adjusted = adjustTogether(tests.map(({ test }) => test?.p ?? 1))
  const levels = new Map(tests.map((aspect, i) => [aspect, adjusted[i]]))
  return measured.map((column) =>
    judgeColumn(column, (aspect) => judgeAspect(aspect, { ...settings, adjusted: levels.get(aspect) ?? 1 })),
  )
}

/** How many columns were compared, and drifted. For Evidently data drifted where half of them did. */
function countVerdicts(
  columns: readonly ColumnDrift[],
  { like }: DriftSettings,
): Pick<DriftReport, 'isDrifted' | 'compared' | 'drifted'> {
  const drifted = columns.filter(({ verdict }) => verdict === 'drift').length
  const compared = columns.filter(({ verdict }) => verdict !== 'not_compared').length
  const isDrifted = drifted > 0 && (like !== 'evidently' || drifted / compared >= 0.5)
  return { isDrifted, compared, drifted }
}

/** Columns that both have as one kind of value, and what became of the others. */
function pairUp(
  reference: readonly ColumnSummary[],
  current: readonly ColumnSummary[],
): { pairs: ColumnPair[]; schema: SchemaDrift } {
  const before = new Map(reference.map((column) => [column.path, column]))
  const after = new Map(current.map((column) => [column.path, column]))
  const both = reference.flatMap((column) => {
    const other = after.get(column.path)
    return other === undefined ? [] : [{ reference: column, current: other }]
  })
  const names = (columns: readonly ColumnSummary[], others: ReadonlyMap<string, unknown>) =>
    columns.map(({ path }) => path).filter((path) => !others.has(path))
  return {
    pairs: both.filter(({ reference: a, current: b }) => a.family === b.family),
    schema: {
      added: names(current, before),
      removed: names(reference, after),
      retyped: both
        .filter(({ reference: a, current: b }) => a.type !== b.type)
        .map(({ reference: a, current: b }) => ({ column: a.path, reference: a.type, current: b.type })),
    },
  }
}

function judgeColumn(
  { aspects, ...column }: MeasuredColumn,
  judge: (aspect: MeasuredAspect) => DriftAspect,
): ColumnDrift {
  const judged = aspects.map(judge)
  const needed = Math.max(0, ...judged.map(({ rowsNeeded }) => rowsNeeded ?? 0))
  const isAny = (verdict: DriftVerdict) => judged.some((aspect) => aspect.verdict === verdict)
  const verdict = isAny('drift')
    ? 'drift'
    : isAny('few_rows')
      ? 'few_rows'
      : judged.length === 0
        ? 'not_compared'
        : 'stable'
  const { column: path, kind, ...rest } = column
  return {
    column: path,
    kind,
    verdict,
    ...(verdict === 'few_rows' && { rowsNeeded: needed }),
    aspects: judged,
    ...rest,
  }
}

/** The distances that are held to the threshold; of terms the one that there is. */
const judgedBy = ['psi', 'jensenShannon', 'kolmogorovSmirnov', 'wasserstein'] as const
const judgedOfTerms = ['greatestGap'] as const

function judgeAspect(
  { of, distances, test, rowsWanted, sizes }: MeasuredAspect,
  { alpha, threshold, adjusted }: Pick<DriftSettings, 'alpha' | 'threshold'> & { adjusted: number },
): DriftAspect {
  const names = of === 'terms' ? judgedOfTerms : judgedBy
  const ratio = Math.max(...names.map((name) => (distances[name] ?? 0) / threshold))
  const isFar = ratio >= 1
  const rows = (2 * sizes[0] * sizes[1]) / (sizes[0] + sizes[1])
  // So many would bring what chance may have made of these down to the threshold.
  const needed = isFar ? Math.max(rowsWanted, Math.ceil(rows * ratio ** 2)) : rowsWanted
  const verdict = isFar && adjusted < alpha ? 'drift' : needed > rows ? 'few_rows' : 'stable'
  return {
    of,
    verdict,
    ...(verdict === 'few_rows' && { rowsNeeded: needed }),
    distances,
    ...(test !== undefined && { test: { ...test, adjusted } }),
  }
}
