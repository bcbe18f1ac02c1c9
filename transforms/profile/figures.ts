import type { FacetReport, Outcome, ProfileReport } from '../../src/schemas/profile.js'
import type { Figure, Figures } from '../../src/transform/findings.js'
import type { ProfileOptions } from './options.js'

/** The values of one figure of a profile. */
type Measure = (profile: ProfileReport) => Omit<Figure, 'name'>[]

/** Figures that need facets and a label, under the names that they have in the report. */
const biasMeasures: Readonly<Record<string, Measure>> = {
  disparateImpact: worst('disparateImpact'),
  statisticalParityDifference: worst('statisticalParityDifference'),
  demographicParityDifference: worst('demographicParityDifference'),
  demographicParityRatio: worst('demographicParityRatio'),
  differentialFairness: worst('differentialFairness'),
  conditionalDemographicDisparity: worst('conditionalDemographicDisparity'),
  classImbalance: byFacet(({ groups }) => greatest(groups.map((group) => group.classImbalance))),
  groupShare: byFacet(({ groups }) => least(groups.map(({ share }) => share))),
  groupRows: byFacet(({ groups }) => least(groups.map(({ rows }) => rows))),
  labelShare: ({ bias }) => [{ of: '', value: least(bias?.label.values.map(({ share }) => share) ?? []) }],
}

const measures: Readonly<Record<string, Measure>> = {
  ...biasMeasures,
  missingShare: ({ columns }) =>
    columns.map(({ path, missing, values }) => ({ of: path, value: (missing ?? 0) / values || 0 })),
  duplicateShare: ({ duplicates, rows }) => [
    { of: '', value: duplicates === undefined ? null : duplicates.repeatedRows / rows || 0 },
  ],
  rows: ({ rows }) => [{ of: '', value: rows }],
}

/** The figures of a profile that a run may fail by. */
export const profileFigures: Figures<ProfileOptions> = {
  names: Object.keys(measures),
  lacks: (name, { facet, label }) =>
    Object.hasOwn(biasMeasures, name) && (facet === undefined || label === undefined)
      ? 'groups. Name a "facet" and a "label" in the profile'
      : undefined,
  of: (report) =>
    Object.entries(measures).flatMap(([name, measure]) =>
      measure(report as ProfileReport).map((value) => ({ name, ...value })),
    ),
}

/** The worst value of each facet and outcome. */
function worst(figure: keyof Outcome['worst']): Measure {
  return ({ bias }) =>
    (bias?.facets ?? []).flatMap((facet) =>
      facet.outcomes.map((outcome) => ({
        of: `${facet.columns.join(' × ')}${outcomeName(outcome)}`,
        value: outcome.worst[figure],
      })),
    )
}

function outcomeName({ positive }: Outcome): string {
  return `: ${positive.map((values) => values.map((value) => value ?? 'null').join(' × ')).join(', ')}`
}

function byFacet(figure: (facet: FacetReport) => number | null): Measure {
  return ({ bias }) =>
    (bias?.facets ?? []).map((facet) => ({ of: facet.columns.join(' × '), value: figure(facet) }))
}

function greatest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.max(...known)
}

function least(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.min(...values)
}
