import type { Estimate, Outcome, OutcomeGroup } from '../../../src/core/profile-report.js'
import { type FacetCells, massBy } from './facet-cells.js'
import { conditionalDisparity, demographicParity, differentialFairness } from './fairness.js'
import { differenceEstimate, rateEstimate, rateOf, ratioEstimate } from './intervals.js'
import { type Mass, othersOf, sumMasses } from './mass.js'

/** What the figures of an outcome depend on besides the table. */
export interface OutcomeSettings {
  minCount: number
  concentration: number
  /** The normal quantile of the intervals. */
  z: number
  /** Whether there are group columns to compute within. */
  isConditional: boolean
}

/** Rows of some groups or strata, by outcome. */
interface Sides {
  all: Mass[]
  positive: Mass[]
  negative: Mass[]
}

/** How one outcome, the labels at the places in `positive`, is spread over the groups of a facet. */
export function outcomeOf(
  view: FacetCells,
  positive: ReadonlySet<number>,
  settings: OutcomeSettings,
): Outcome {
  const { cells, groups, strata } = view
  const byGroup = sidesBy(view, positive, { length: groups.length, place: ({ group }) => group })
  const byStratum = sidesBy(view, positive, { length: strata.length, place: ({ stratum }) => stratum })
  const others = { all: othersOf(byGroup.all), positive: othersOf(byGroup.positive) }
  const cellsOf = groups.map((_, group) => cells.filter((cell) => cell.group === group))
  const outcomes = groups.map((_, group): OutcomeGroup => {
    const rate = rateOf(byGroup.positive[group], byGroup.all[group])
    const otherRate = rateOf(others.positive[group], others.all[group])
    const difference = differenceEstimate(rate, otherRate, settings.z)
    const within = sidesBy({ ...view, cells: cellsOf[group] }, positive, {
      length: settings.isConditional ? strata.length : 0,
      place: ({ stratum }) => stratum,
    })
    return {
      positives: byGroup.positive[group].rows,
      rate: rateEstimate(rate, settings.z),
      statisticalParityDifference: difference,
      differenceInProportions: difference.value === null ? null : 0 - difference.value,
      disparateImpact: ratioEstimate(rate, otherRate, settings.z),
      conditionalDemographicDisparity:
        settings.isConditional && otherRate !== undefined ? disparityWithin(within, byStratum) : null,
      within: within.all.flatMap((all, stratum) => {
        if (all.rows === 0) return []
        const inside = rateOf(within.positive[stratum], all)
        return [{ values: strata[stratum], rows: all.rows, rate: rateEstimate(inside, settings.z) }]
      }),
    }
  })
  return {
    positive: [...positive].sort((a, b) => a - b).map((label) => view.labels[label]),
    rate: rateEstimate(rateOf(sumMasses(byGroup.positive), sumMasses(byGroup.all)), settings.z),
    groups: outcomes,
    worst: worstOf(outcomes, { byGroup, others: others.all, settings }),
  }
}

function sidesBy(
  { cells }: FacetCells,
  positive: ReadonlySet<number>,
  { length, place }: { length: number; place: Parameters<typeof massBy>[2] },
): Sides {
  return {
    all: massBy(cells, length, place),
    positive: massBy(
      cells.filter(({ label }) => positive.has(label)),
      length,
      place,
    ),
    negative: massBy(
      cells.filter(({ label }) => !positive.has(label)),
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
