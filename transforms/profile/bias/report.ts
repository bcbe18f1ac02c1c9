/**
 * The bias report: how labels are spread over the groups of each facet, from nothing but the table of counts.
 * Every figure is of weights; without a weight column each row weighs 1. A group (d) is always compared with
 * all other rows (a). What cannot be computed is null: a rate of no rows, a ratio to 0 and 0 / 0 too. Rows
 * without a label count nowhere but in `unlabelled`; a facet or group value that is missing is one of its own.
 */

import { PrepError } from '../../../src/base/errors.js'
import { optionName } from '../../../src/base/option-name.js'
import type {
  BiasReport,
  CellValues,
  FacetGroup,
  FacetReport,
  LabelShare,
} from '../../../src/schemas/profile.js'
import { normalQuantile } from '../statistics/special-functions.js'
import { divergenceOf } from './divergence.js'
import { type FacetCells, facetCells, sumBy } from './facet-cells.js'
import { type GuardedTable, guardTable } from './guard.js'
import { addMass, emptyMass, othersOf, ratio, sumMasses } from './mass.js'
import { type OutcomeSettings, outcomeOf } from './outcome.js'
import { type PositiveLabel, type PositiveSet, positiveLabels } from './positive-labels.js'
import { type BiasTable, keepFacets, sortCells } from './table.js'
import type { ColumnRanges } from './value-order.js'

/** How a bias report is made; everything has a default. */
export interface BiasOptions {
  /** The label values that count as positive, together; without them each one (at most 50) against the rest. */
  positive?: PositiveLabel | readonly PositiveLabel[]
  /** Whether a positive label may have no row; else it is a `bad_option`. */
  allowAbsent?: boolean
  /** Groups of fewer rows are marked small. Default 30. */
  minCount?: number
  /** Pseudo-counts of smoothed differential fairness. Default 1. */
  concentration?: number
  /** Confidence of the intervals, between 0 and 1. Default 0.95. */
  confidence?: number
  /** No figure tells of fewer rows; what would is left out or hidden. Default 1: all is told. */
  minShared?: number
  /** The ranges of columns that were cut into some, ascending, so that groups stand in that order. */
  ranges?: ColumnRanges
}

/** Reports each facet column, and all of them combined where there are several. Throws `bad_option`. */
export function biasReport(table: BiasTable, options: BiasOptions = {}): BiasReport {
  const { minCount = 30, minShared = 1, concentration = 1, confidence = 0.95, ranges = {} } = options
  if (!(confidence > 0 && confidence < 1))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('confidence')} is ${confidence}. Give a share such as 0.95`,
    )
  const { columns } = table
  const isLabelled = ({ label }: { label: readonly unknown[] }) => !label.includes(null)
  const labelled = { columns, cells: sortCells(table.cells.filter(isLabelled)) }
  const unlabelled = sumMasses(table.cells.filter((cell) => !isLabelled(cell)))
  const asked =
    columns.label.length === 0
      ? []
      : positiveLabels(labelShares(facetCells(keepFacets(labelled, []), ranges)), { ...options, minCount })
  const guard = guardTable(labelled, {
    minShared,
    ...(options.positive !== undefined && {
      isPositive: isAmong(asked),
    }),
  })
  const whole = facetCells(keepFacets(guard.table, []), ranges)
  const { rows, weight } = sumMasses(whole.cells)
  const labels = labelShares(whole)
  const settings = {
    minCount,
    concentration,
    z: normalQuantile(confidence),
    isConditional: columns.group.length > 0,
    isStratumHidden: guard.isStratumHidden,
  }
  const place = {
    labels,
    ranges,
    guard,
    settings,
    outcomes: reportedOutcomes(asked, labels, { guard, options }),
  }
  return {
    rows,
    weight,
    ...(unlabelled.rows > 0 && { unlabelled: { rows: unlabelled.rows, weight: unlabelled.weight } }),
    ...(guard.leftOut > 0 && { leftOut: { rows: guard.leftOut } }),
    ...(columns.weight !== undefined && { weightColumn: columns.weight }),
    label: {
      columns: columns.label,
      values: labels.filter(({ values }) => !guard.isLabelHidden(values)),
      ...(guard.hiddenLabels > 0 && { hidden: guard.hiddenLabels }),
    },
    groupColumns: columns.group,
    ...(guard.hasHiddenStrata && { hasHiddenStrata: true as const }),
    minCount,
    minShared,
    concentration,
    confidence,
    facets: facetChoices(columns.facet).map((chosen) => reportFacet(chosen, place)),
  }
}

function isAmong(sets: readonly PositiveSet[]): (label: CellValues) => boolean {
  const keys = new Set(sets.flatMap(({ values }) => values.map((value) => JSON.stringify(value))))
  return (label) => keys.has(JSON.stringify(label))
}

/** The outcomes asked for that may be told, by the labels that are left. */
function reportedOutcomes(
  asked: readonly PositiveSet[],
  labels: readonly LabelShare[],
  { guard, options }: { guard: GuardedTable; options: BiasOptions },
): PositiveSet[] {
  if (guard.isOutcomeHidden) return []
  const keys = labels.map(({ values }) => JSON.stringify(values))
  const shown = asked.map(({ values }) => {
    const places = values.map((value) => keys.indexOf(JSON.stringify(value)))
    return { values, places: new Set(places.filter((at) => at >= 0)) }
  })
  if (options.positive !== undefined) return shown
  return shown.filter(({ values: [value], places }) => places.size > 0 && !guard.isLabelHidden(value))
}

interface FacetPlace {
  labels: readonly LabelShare[]
  ranges: ColumnRanges
  guard: GuardedTable
  settings: Omit<OutcomeSettings, 'isGroupHidden'>
  outcomes: readonly PositiveSet[]
}

function reportFacet(
  chosen: string[],
  { labels, ranges, guard, settings, outcomes }: FacetPlace,
): FacetReport {
  const view = facetCells(keepFacets(guard.table, chosen), ranges)
  const isCombined = chosen.length > 1
  const isHidden = view.groups.map((values) => isCombined && guard.isCombinationHidden(values))
  const isShown = (_: unknown, group: number) => !isHidden[group]
  const hidden = isHidden.filter(Boolean).length
  const places = placesShown(isHidden)
  const isLabelShown = labels.map(({ values }) => !guard.isLabelHidden(values))
  const hasLabels = labels[0]?.values.length === 0 || isLabelShown.some(Boolean)
  const labelPlaces = placesShown(isLabelShown.map((shown) => !shown))
  const groups = facetGroups(view, settings.minCount).filter(isShown)
  return {
    columns: chosen,
    ...(chosen.length === 1 && ranges[chosen[0]] !== undefined && { ranges: [...ranges[chosen[0]]] }),
    groups: hasLabels || outcomes.length > 0 ? groups : groups.map(withoutDivergence),
    ...(hidden > 0 && { hidden }),
    outcomes: outcomes.map((positive) =>
      outcomeOf(view, positive, { ...settings, isGroupHidden: (group) => isHidden[group] }),
    ),
    table: countTable(view).flatMap(({ group, label, ...counts }) =>
      isHidden[group] || !isLabelShown[label]
        ? []
        : [{ group: places[group], label: labelPlaces[label], ...counts }],
    ),
  }
}

/** The places of a list once what is hidden is taken out of it. */
function placesShown(isHidden: readonly boolean[]): number[] {
  let next = 0
  return isHidden.map((hidden) => (hidden ? -1 : next++))
}

function withoutDivergence(group: FacetGroup): FacetGroup {
  return { ...group, divergence: { kl: null, js: null, lp: null, tvd: null, ks: null } }
}

function facetChoices(columns: string[]): string[][] {
  const single = columns.map((name) => [name])
  return columns.length > 1 ? [...single, columns] : single
}

function labelShares({ labels, cells }: FacetCells): LabelShare[] {
  const masses = sumBy(cells, { length: labels.length, place: (i) => cells[i].label })
  const whole = sumMasses(masses).weight
  const weighted = masses.filter(({ weight }) => weight > 0).length
  return masses.map(({ rows, weight }, label) => ({
    values: labels[label],
    rows,
    weight,
    share: ratio(weight, whole) ?? 0,
    classWeight: ratio(whole, weighted * weight) ?? 0,
  }))
}

function facetGroups({ groups, labels, cells }: FacetCells, minCount: number): FacetGroup[] {
  const masses = sumBy(cells, { length: groups.length, place: (i) => cells[i].group })
  const others = othersOf(masses)
  const whole = sumMasses(masses).weight
  const byLabel = labels.map(() => masses.map(emptyMass))
  for (const cell of cells) addMass(byLabel[cell.label][cell.group], cell)
  const othersByLabel = byLabel.map(othersOf)
  return groups.map((values, group) => {
    const { rows, weight } = masses[group]
    const a = others[group].weight
    const isOneSided = a === 0 || weight === 0
    return {
      values,
      rows,
      weight,
      share: ratio(weight, whole) ?? 0,
      isSmall: rows < minCount,
      classImbalance: isOneSided ? null : (a - weight) / (a + weight),
      divergence: divergenceOf(
        othersByLabel.map((masses) => masses[group].weight),
        byLabel.map((masses) => masses[group].weight),
      ),
    }
  })
}

function countTable({ cells, labels }: FacetCells): FacetReport['table'] {
  const table: FacetReport['table'] = []
  for (const { group, label, rows, weight } of cells) {
    const last = table.at(-1)
    if (last?.group === group && last.label === label) {
      last.rows += rows
      last.weight += weight
    } else table.push({ group, label, rows, weight })
  }
  return labels.length === 0 ? [] : table
}
