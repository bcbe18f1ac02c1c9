import type { Estimate, Outcome, OutcomeGroup } from '../../../src/core/profile-report.js'
import { type FacetCell, type FacetCells, massBy } from './facet-cells.js'
import { conditionalDisparity, demographicParity, differentialFairness } from './fairness.js'
import { differenceEstimate, rateEstimate, rateOf, ratioEstimate } from './intervals.js'
import { type Mass, othersOf, sumMasses } from './mass.js'
import type { PositiveSet } from './positive-labels.js'

/** What the figures of an outcome depend on besides the table. */
export interface OutcomeSettings {
  minCount: number
  concentration: number
  /** The normal quantile of the intervals. */
  z: number
  /** Whether there are group columns to compute within. */
  isConditional: boolean
}

/** Rows by group or by stratum: all of them, and those with and without a positive label. */
interface Sides {
  all: Mass[]
  positive: Mass[]
  negative: Mass[]
}

/** How one outcome is spread over the groups of a facet. */
export function outcomeOf(view: FacetCells, positive: PositiveSet, settings: OutcomeSettings): Outcome {
  const { cells, cellsOf, groups, strata } = view
  const isPositive = ({ label }: FacetCell) => positive.places.has(label)
  const byGroup = sidesBy(cells, isPositive, { length: groups.length, place: groupOf })
  const inStrata = { length: settings.isConditional ? strata.length : 0, place: stratumOf }
  const byStratum = (some: readonly FacetCell[]) =>
    sidesBy(settings.isConditional ? some : [], isPositive, inStrata)
  const others = { all: othersOf(byGroup.all), positive: othersOf(byGroup.positive) }
  const everybody = byStratum(cells)
  const outcomes = groups.map((_, group): OutcomeGroup => {
    const rate = rateOf(byGroup.positive[group], byGroup.all[group])
    const otherRate = rateOf(others.positive[group], others.all[group])
    const difference = differenceEstimate(rate, otherRate, settings.z)
    const inGroup = byStratum(cellsOf[group])
    const isCompared = rate !== undefined && otherRate !== undefined
    return {
      positives: byGroup.positive[group].rows,
      rate: rateEstimate(rate, settings.z),
      statisticalParityDifference: difference,
      differenceInProportions: difference.value === null ? null : 0 - difference.value,
      disparateImpact: ratioEstimate(rate, otherRate, settings.z),
      conditionalDemographicDisparity: isCompared ? disparityWithin(inGroup, everybody) : null,
      within: inGroup.all.flatMap((all, stratum) => {
        if (all.rows === 0) return []
        const inside = rateOf(inGroup.positive[stratum], all)
        return [{ values: strata[stratum], rows: all.rows, rate: rateEstimate(inside, settings.z) }]
      }),
    }
  })
  return {
    positive: positive.values,
    rate: rateEstimate(rateOf(sumMasses(byGroup.positive), sumMasses(byGroup.all)), settings.z),
    groups: outcomes,
    worst: worstOf(outcomes, { byGroup, others: others.all, settings }),
  }
}

function groupOf({ group }: FacetCell): number {
  return group
}

function stratumOf({ stratum }: FacetCell): number {
  return stratum
}

function sidesBy(
  cells: readonly FacetCell[],
  isPositive: (cell: FacetCell) => boolean,
  { length, place }: { length: number; place: (cell: FacetCell) => number },
): Sides {
  return {
    all: massBy(cells, length, place),
    positive: massBy(cells.filter(isPositive), length, place),
    negative: massBy(
      cells.filter((cell) => !isPositive(cell)),
      length,
      place,
    ),
  }
}

function disparityWithin(group: Sides, everybody: Sides): number | null {
  return conditionalDisparity(
    everybody.all.map((_, stratum) => ({
      accepted: group.positive[stratum].weight,
      rejected: group.negative[stratum].weight,
      acceptedOfAll: everybody.positive[stratum].weight,
      rejectedOfAll: everybody.negative[stratum].weight,
    })),
  )
}

interface Compared {
  byGroup: Sides
  others: Mass[]
  settings: OutcomeSettings
}

/**
 * The worst figures over groups that are not small. Where a group is compared with all others, these must not
 * be few either: of two groups each is the rest of the other.
 */
function worstOf(
  outcomes: readonly OutcomeGroup[],
  { byGroup, others, settings }: Compared,
): Outcome['worst'] {
  const isLarge = ({ rows, weight }: Mass) => rows >= settings.minCount && weight > 0
  const large = outcomes.flatMap((_, group) => (isLarge(byGroup.all[group]) ? [group] : []))
  const compared = large.filter((group) => isLarge(others[group])).map((group) => outcomes[group])
  const rates = large.flatMap((group) => outcomes[group].rate.value ?? [])
  const parity = demographicParity(rates)
  return {
    disparateImpact: least(compared.flatMap(({ disparateImpact }) => known(disparateImpact))),
    statisticalParityDifference: greatest(
      compared.flatMap(({ statisticalParityDifference }) => known(statisticalParityDifference)),
    ),
    demographicParityDifference: parity.difference,
    demographicParityRatio: parity.ratio,
    differentialFairness: differentialFairness(
      large.map((group) => ({
        positive: byGroup.positive[group].weight,
        all: byGroup.all[group].weight,
      })),
      settings.concentration,
    ),
    conditionalDemographicDisparity: greatest(
      compared.flatMap(({ conditionalDemographicDisparity }) => conditionalDemographicDisparity ?? []),
    ),
  }
}

function known({ value }: Estimate): number[] {
  return value === null ? [] : [value]
}

function least(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b))
}

/** The greatest size, without its sign. */
function greatest(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
