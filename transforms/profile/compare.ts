/**
 * What became of the data between two profiles, such as before and after a run. Values, facets and outcomes
 * are matched by their columns and texts, whatever their order.
 */

import { sayOptions } from '../../src/base/option-name.js'
import type {
  BiasReport,
  CellValues,
  FacetReport,
  LabelShare,
  Outcome,
  ProfileReport,
} from '../../src/schemas/profile.js'
import type {
  AbsentLabel,
  BiasChanges,
  Change,
  Drift,
  FacetChanges,
  OutcomeChanges,
  ProfileChanges,
  ShareChange,
} from '../../src/schemas/profile-changes.js'
import { driftOf, mannWhitney } from './bias/drift.js'
import { absentLabel, labelName } from './bias/positive-labels.js'

/** Compares rows and, where either profile tells of bias, its figures and the shares of labels and groups. */
export function compareProfiles(before: ProfileReport, after: ProfileReport): ProfileChanges {
  const rows = { before: before.rows, after: after.rows }
  if (before.bias === undefined && after.bias === undefined) return { version: 1, rows }
  return { version: 1, rows, bias: compareBias(before.bias, after.bias) }
}

function compareBias(before: BiasReport | undefined, after: BiasReport | undefined): BiasChanges {
  const labels = pairUp([before?.label.values, after?.label.values], ({ values }) => values)
  const facets = pairUp([before?.facets, after?.facets], ({ columns }) => columns)
  const sideOf = (bias: BiasReport | undefined, part: { hidden?: number } | undefined): Side | undefined =>
    bias && part && { isWhole: bias.leftOut === undefined && part.hidden === undefined }
  const absent = absentPositives([before, after].flatMap((bias) => bias ?? []))
  return {
    ...(absent.length > 0 && { absent }),
    rows: change(before?.rows, after?.rows),
    weight: change(before?.weight, after?.weight),
    label: {
      columns: (before ?? after)?.label.columns ?? [],
      values: shareChanges(labels, {
        before: sideOf(before, before?.label),
        after: sideOf(after, after?.label),
      }),
      drift: driftBetween(labels),
    },
    facets: facets.map((pair) =>
      compareFacet(pair, { before: sideOf(before, pair.before), after: sideOf(after, pair.after) }),
    ),
  }
}

/** A warning names no more labels than these, those of the most rows. */
const mostKnown = 20

/** Positive labels that no row has, neither before nor after: most likely they are misspelt. */
function absentPositives(sides: readonly BiasReport[]): AbsentLabel[] {
  const labels = sides.flatMap(({ label }) => label.values)
  const names = new Set(labels.map(({ values }) => labelName(values)))
  const hidden = Math.max(0, ...sides.map(({ label }) => label.hidden ?? 0))
  const outcomes = sides.flatMap(({ facets }) => facets.flatMap(({ outcomes }) => outcomes))
  // Where labels are hidden, the positive one may be among them, unless no row at all is positive.
  if (hidden > 0 && outcomes.some(({ rate }) => (rate.value ?? 0) > 0)) return []
  const shown = [
    ...new Set([...labels].sort((a, b) => b.rows - a.rows).map(({ values }) => labelName(values))),
  ]
  const asked = new Set(outcomes.flatMap(({ positive }) => positive.map(labelName)))
  const leastRows = Math.max(1, ...sides.map(({ minShared }) => minShared))
  return [...asked]
    .filter((name) => !names.has(name))
    .map((name) => ({
      name,
      warning: sayOptions(absentLabel(name, { shown: shown.slice(0, mostKnown), hidden, leastRows })),
    }))
}

/** The two of a kind; at least one is there. */
interface Pair<T> {
  before?: T
  after?: T
}

/** What is known of one side: all of it, or only what a profile may tell. */
interface Side {
  isWhole: boolean
}

function compareFacet({ before, after }: Pair<FacetReport>, sides: Pair<Side>): FacetChanges {
  const groups = pairUp([before?.groups, after?.groups], ({ values }) => values)
  const outcomes = pairUp([before?.outcomes, after?.outcomes], ({ positive }) => positive)
  const drift = driftBetween(groups)
  const ranges = before?.ranges
  const isOrdered = ranges !== undefined && String(ranges) === String(after?.ranges)
  return {
    columns: (before ?? after)?.columns ?? [],
    groups: shareChanges(groups, sides),
    drift: isOrdered ? { ...drift, mannWhitney: rankTest(groups, ranges) } : drift,
    outcomes: outcomes.map(compareOutcome),
  }
}

function compareOutcome({ before, after }: Pair<Outcome>): OutcomeChanges {
  const worst = (figure: keyof Outcome['worst']) => change(before?.worst[figure], after?.worst[figure])
  return {
    positive: (before ?? after)?.positive ?? [],
    rate: change(before?.rate.value, after?.rate.value),
    worst: {
      disparateImpact: worst('disparateImpact'),
      statisticalParityDifference: worst('statisticalParityDifference'),
      demographicParityDifference: worst('demographicParityDifference'),
      demographicParityRatio: worst('demographicParityRatio'),
      differentialFairness: worst('differentialFairness'),
      conditionalDemographicDisparity: worst('conditionalDemographicDisparity'),
    },
  }
}

type Share = Pick<LabelShare, 'values' | 'rows' | 'weight' | 'share'>

/** A value that a side does not have has no rows there, unless nothing is known of that side, or not all is told of it. */
function shareChanges(pairs: readonly Pair<Share>[], sides: Pair<Side>): ShareChange[] {
  const none = { rows: 0, share: 0 }
  return pairs.map((pair) => {
    const before = pair.before ?? (sides.before?.isWhole ? none : undefined)
    const after = pair.after ?? (sides.after?.isWhole ? none : undefined)
    return {
      values: (pair.before ?? pair.after)?.values ?? [],
      rows: change(before?.rows, after?.rows),
      share: change(before?.share, after?.share),
    }
  })
}

function driftBetween(pairs: readonly Pair<Share>[]): Drift {
  return driftOf(
    pairs.map(({ before, after }) => ({
      rows: [before?.rows ?? 0, after?.rows ?? 0],
      weight: [before?.weight ?? 0, after?.weight ?? 0],
    })),
  )
}

/** Rows without a value are in no range and are left out. */
function rankTest(groups: readonly Pair<Share>[], ranges: readonly string[]): Drift['mannWhitney'] {
  const ofRange = ranges.map((range) =>
    groups.find((pair) => (pair.before ?? pair.after)?.values[0] === range),
  )
  return mannWhitney(
    ofRange.map((pair) => pair?.before?.rows ?? 0),
    ofRange.map((pair) => pair?.after?.rows ?? 0),
  )
}

/** Those of the first list in its order, then those that only the second has. */
function pairUp<T>(
  [before = [], after = []]: [before?: readonly T[], after?: readonly T[]],
  nameOf: (item: T) => CellValues | CellValues[],
): Pair<T>[] {
  const rest = new Map(after.map((item) => [JSON.stringify(nameOf(item)), item]))
  const pairs = before.map((item): Pair<T> => {
    const name = JSON.stringify(nameOf(item))
    const partner = rest.get(name)
    rest.delete(name)
    return partner === undefined ? { before: item } : { before: item, after: partner }
  })
  return [...pairs, ...[...rest.values()].map((item): Pair<T> => ({ after: item }))]
}

function change(before: number | null | undefined, after: number | null | undefined): Change {
  return { before: before ?? null, after: after ?? null }
}
