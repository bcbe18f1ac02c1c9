import type { CellValues, Estimate, Outcome, OutcomeGroup } from '../../../src/schemas/profile.js'
import { type FacetCells, sumBy } from './facet-cells.js'
import { conditionalDisparity, demographicParity, differentialFairness } from './fairness.js'
import { differenceEstimate, rateEstimate, rateOf, ratioEstimate } from './intervals.js'
import { addMass, emptyMass, type Mass, othersOf, sumMasses } from './mass.js'
import type { PositiveSet } from './positive-labels.js'

/** What the figures of an outcome depend on besides the table. */
export interface OutcomeSettings {
  minCount: number
  concentration: number
  /** The normal quantile of the intervals. */
  z: number
  /** Whether there are group columns to compute within. */
  isConditional: boolean
  /** Whether nothing is told of a group, by its place. */
  isGroupHidden(group: number): boolean
  /** Whether nothing is told of a stratum of any group. */
  isStratumHidden(values: CellValues): boolean
}

/** Rows by slot, by group or by stratum: all of them, and those with and without a positive label. */
interface Sides {
  all: Mass[]
  positive: Mass[]
  negative: Mass[]
}

/** How one outcome is spread over the groups of a facet. */
export function outcomeOf(view: FacetCells, positive: PositiveSet, settings: OutcomeSettings): Outcome {
  const { groups, strata, slots } = view
  const bySlot = countSides(view, positive)
  const byGroup = sumSides(bySlot, { length: groups.length, place: (slot) => slots[slot].group })
  const byStratum = sumSides(bySlot, { length: strata.length, place: (slot) => slots[slot].stratum })
  const others = { all: othersOf(byGroup.all), positive: othersOf(byGroup.positive) }
  const slotsOf = groups.map((): number[] => [])
  if (settings.isConditional) for (const [slot, { group }] of slots.entries()) slotsOf[group].push(slot)
  const outcomes = groups.map((_, group): OutcomeGroup => {
    const rate = rateOf(byGroup.positive[group], byGroup.all[group])
    const otherRate = rateOf(others.positive[group], others.all[group])
    const difference = differenceEstimate(rate, otherRate, settings.z)
    const isCompared = settings.isConditional && rate !== undefined && otherRate !== undefined
    return {
      positives: byGroup.positive[group].rows,
      rate: rateEstimate(rate, settings.z),
      statisticalParityDifference: difference,
      differenceInProportions: difference.value === null ? null : 0 - difference.value,
      disparateImpact: ratioEstimate(rate, otherRate, settings.z),
      conditionalDemographicDisparity: isCompared ? disparityOf(slotsOf[group]) : null,
      within: slotsOf[group].flatMap((slot) => {
        const values = strata[slots[slot].stratum]
        if (settings.isStratumHidden(values)) return []
        const { rows } = bySlot.all[slot]
        const inside = rateOf(bySlot.positive[slot], bySlot.all[slot])
        return [{ values, rows, rate: rateEstimate(inside, settings.z) }]
      }),
    }
  })
  const whole = { all: sumMasses(byGroup.all), positive: sumMasses(byGroup.positive) }
  return {
    positive: positive.values,
    rate: rateEstimate(rateOf(whole.positive, whole.all), settings.z),
    groups: outcomes.filter((_, group) => !settings.isGroupHidden(group)),
    // Rates of an outcome that no row has are equal, which says nothing of the groups.
    worst:
      positive.places.size === 0 ? noFigures : worstOf(outcomes, { byGroup, others: others.all, settings }),
  }

  function disparityOf(ofGroup: readonly number[]): number | null {
    const sideOf = (sides: Sides, place: number) => ({
      accepted: sides.positive[place].weight,
      rejected: sides.negative[place].weight,
    })
    return conditionalDisparity(
      ofGroup.map((slot) => ({
        group: sideOf(bySlot, slot),
        all: sideOf(byStratum, slots[slot].stratum),
      })),
      {
        accepted: sumMasses(byStratum.positive).weight,
        rejected: sumMasses(byStratum.negative).weight,
      },
    )
  }
}

function countSides({ cells, slots }: FacetCells, { places }: PositiveSet): Sides {
  const [all, positive, negative] = [0, 1, 2].map(() => slots.map(emptyMass))
  for (const cell of cells) {
    addMass(all[cell.slot], cell)
    addMass((places.has(cell.label) ? positive : negative)[cell.slot], cell)
  }
  return { all, positive, negative }
}

function sumSides({ all, positive, negative }: Sides, by: Parameters<typeof sumBy>[1]): Sides {
  return { all: sumBy(all, by), positive: sumBy(positive, by), negative: sumBy(negative, by) }
}

const noFigures: Outcome['worst'] = {
  disparateImpact: null,
  statisticalParityDifference: null,
  demographicParityDifference: null,
  demographicParityRatio: null,
  differentialFairness: null,
  conditionalDemographicDisparity: null,
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
  const large = outcomes.flatMap((_, group) =>
    isLarge(byGroup.all[group]) && !settings.isGroupHidden(group) ? [group] : [],
  )
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
