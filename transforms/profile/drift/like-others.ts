import type { ColumnDrift, DriftSettings } from '../../../src/schemas/drift-report.js'
import type { ValuePair } from './column-view.js'
import { type ColumnPair, describeColumn, type SeenColumn } from './compare-columns.js'
import { numbersLikeEvidently, valuesLikeEvidently } from './like-evidently.js'
import { numbersLikeTfdv, valuesLikeTfdv } from './like-tfdv.js'

/** A column by the formulas of another program, which has one aspect of each and no notion of too few rows. */
export function compareLikeOthers(pair: ColumnPair, settings: DriftSettings): ColumnDrift {
  const { seen, ...described } = describeColumn(pair, settings)
  const aspect = aspectOf(seen, settings)
  const { column, kind, ...rest } = described
  return {
    column,
    kind,
    verdict: aspect?.verdict ?? 'not_compared',
    aspects: aspect === undefined ? [] : [aspect],
    ...rest,
  }
}

function aspectOf({ kind, numbers, values }: SeenColumn, settings: DriftSettings) {
  const isEvidently = settings.like === 'evidently'
  if (kind === 'number' && numbers !== undefined)
    return (isEvidently ? numbersLikeEvidently : numbersLikeTfdv)(numbers, settings)
  if (kind !== 'category' || values === undefined) return undefined
  return (isEvidently ? valuesLikeEvidently : valuesLikeTfdv)(cellsOf(values), settings)
}

function cellsOf(values: readonly ValuePair[]) {
  return {
    reference: values.map(({ counts }) => counts[0]),
    current: values.map(({ counts }) => counts[1]),
  }
}
