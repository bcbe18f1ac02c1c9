import type { ColumnProfile, LengthProfile } from '../../src/schemas/column-profile.js'
import type { BiasReport, Estimate, FacetReport, ProfileReport } from '../../src/schemas/profile.js'

/** A profile whose figures are all odd numbers of their own, so that each can be found again on a page. */
export function sampleReport(
  part: { columns?: number; groups?: readonly string[]; within?: boolean } = {},
): ProfileReport {
  const columns = Array.from({ length: part.columns ?? 3 }, (_, index) => sampleColumn(index))
  return {
    version: 1,
    minShared: 5,
    rows: 7919,
    columns,
    duplicates: { distinctRows: 7907, repeatedRows: 12, relativeError: 0.0081 },
    bias: sampleBias(part.groups ?? ['north', 'south', 'isle'], part.within ?? true),
  }
}

function sampleColumn(index: number): ColumnProfile {
  const base = {
    path: `column_${index}`,
    values: 7919,
    missing: 100 + index,
    distinct: { count: 641 + index, relativeError: index === 0 ? 0.0082 : 0 },
    top: ['often', 'seldom'].map((value, at) => ({
      value: `${value}_${index}`,
      count: 421 - 10 * at + index,
    })),
    topHidden: true,
  }
  const counts = Array.from({ length: 30 }, (_, bin) => (bin * 37 + index) % 101)
  const edges = Array.from({ length: 31 }, (_, bin) => 3 + bin * 1.5)
  const quantiles = {
    at: [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1],
    values: [3, 4.25, 11.5, 17.75, 29, 41, 48],
    rankError: 0.004,
  }
  const length: LengthProfile = {
    min: 3,
    max: 48,
    mean: 19.375,
    sum: 151_234,
    quantiles,
    histogram: { edges, counts },
  }
  if (index % 2 === 0)
    return {
      ...base,
      type: 'Float64',
      numbers: {
        min: 3,
        max: 48,
        mean: 19.625,
        deviation: 7.125,
        zeros: 17,
        quantiles,
        histogram: { edges, counts },
      },
    }
  return {
    ...base,
    type: 'Utf8',
    text: {
      empty: 23,
      characters: length,
      words: { ...length, mean: 5.875, sum: 51_347 },
      scripts: [
        { script: 'Han', share: 0.713 },
        { script: 'Latin', share: 0.287 },
      ],
      languages: [
        { language: 'zh-Hans', share: 0.619 },
        { language: 'unknown', share: 0.381 },
      ],
    },
  }
}

function estimate(value: number, reach: number): Estimate {
  return { value, low: value - reach, high: value + reach }
}

function sampleBias(names: readonly string[], isConditional: boolean): BiasReport {
  const groups = names.map((name, index) => ({
    values: [name],
    rows: index === names.length - 1 ? 19 : 1019 + index,
    weight: index === names.length - 1 ? 19 : 1019 + index,
    share: 0.123 + index / 1000,
    isSmall: index === names.length - 1,
    classImbalance: 0.345 + index / 1000,
    divergence: { kl: index === 0 ? null : 0.456, js: 0.0478, lp: 0.257, tvd: 0.1817, ks: 0.1613 },
  }))
  const facet: FacetReport = {
    columns: ['region'],
    groups,
    outcomes: [
      {
        positive: [['yes']],
        rate: estimate(0.271, 0.013),
        groups: groups.map((_, index) => ({
          positives: 211 + index,
          rate: estimate(0.214 + index / 100, 0.021),
          statisticalParityDifference: estimate(-0.157 + index / 100, 0.027),
          differenceInProportions: 0.157 - index / 100,
          disparateImpact: estimate(0.577 + index / 5, 0.043),
          conditionalDemographicDisparity: isConditional ? 0.071 : null,
          within: isConditional ? [{ values: ['office'], rows: 509, rate: estimate(0.311, 0.04) }] : [],
        })),
        worst: {
          disparateImpact: 0.577,
          statisticalParityDifference: 0.157,
          demographicParityDifference: 0.163,
          demographicParityRatio: 0.533,
          differentialFairness: 0.731,
          conditionalDemographicDisparity: isConditional ? 0.073 : null,
        },
      },
    ],
    table: groups.flatMap((_, group) =>
      [0, 1].map((label) => ({
        group,
        label,
        rows: 301 + 10 * group + label,
        weight: 301 + 10 * group + label,
      })),
    ),
  }
  return {
    rows: 7877,
    weight: 7877,
    label: {
      columns: ['hired'],
      values: ['yes', 'no'].map((value, index) => ({
        values: [value],
        rows: 2129 + index,
        weight: 2129 + index,
        share: 0.271 + index / 2,
        classWeight: 1.849 - index,
      })),
    },
    groupColumns: isConditional ? ['job'] : [],
    minCount: 31,
    minShared: 5,
    concentration: 1,
    confidence: 0.95,
    facets: [facet],
  }
}
