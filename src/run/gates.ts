/**
 * Gates: `failIf: { disparateImpact: '< 0.8' }` fails a run by a figure of its profile. A figure that has
 * several values (one a facet and outcome, one a column) fails by any of them, and one that has no value
 * where it should have one (a rate of no rows) fails too: what cannot be measured is not passed.
 */
import { PrepError, suggestName } from '../base/errors.js'
import type { FailIf } from '../pipeline/spec.js'
import type { FacetReport, Outcome, ProfileReport } from '../schemas/profile.js'
import type { GateResult } from '../schemas/run-report.js'

/** What gates look at. */
export interface Measured {
  profile?: ProfileReport
  /** Records that came in and those of them that were rejected. */
  read?: number
  rejected?: number
}

interface Value {
  of: string
  value: number | null
}

type Figure = (measured: Measured) => Value[]

/** Figures that need facets and a label. */
const biasFigures: Record<string, Figure> = {
  disparateImpact: worst('disparateImpact'),
  statisticalParityDifference: worst('statisticalParityDifference'),
  demographicParityDifference: worst('demographicParityDifference'),
  demographicParityRatio: worst('demographicParityRatio'),
  differentialFairness: worst('differentialFairness'),
  conditionalDemographicDisparity: worst('conditionalDemographicDisparity'),
  classImbalance: byFacet(({ groups }) => greatest(groups.map((group) => group.classImbalance))),
  groupShare: byFacet(({ groups }) => least(groups.map(({ share }) => share))),
  groupRows: byFacet(({ groups }) => least(groups.map(({ rows }) => rows))),
  labelShare: ({ profile }) => [
    { of: '', value: least(profile?.bias?.label.values.map(({ share }) => share) ?? []) },
  ],
}

const figures: Record<string, Figure> = {
  ...biasFigures,
  missingShare: ({ profile }) =>
    (profile?.columns ?? []).map(({ path, missing, values }) => ({ of: path, value: missing / values || 0 })),
  duplicateShare: ({ profile }) => {
    const repeated = profile?.duplicates?.repeatedRows
    return [{ of: '', value: repeated === undefined ? null : repeated / (profile?.rows ?? 0) || 0 }]
  },
  rows: ({ profile }) => [{ of: '', value: profile?.rows ?? null }],
  rejectedShare: ({ read, rejected }) => [
    { of: '', value: read === undefined ? null : (rejected ?? 0) / read || 0 },
  ],
}

/** The conditions of `failIf`, each with its value, in the order in which they were written. */
export function evaluateGates(failIf: FailIf | undefined, measured: Measured): GateResult[] {
  return gatesOf(failIf).flatMap(({ figure, key, condition, fails }) =>
    valuesOf(key, measured).map(({ of, value }) => ({
      figure,
      of,
      condition,
      value,
      failed: value === null || fails(value),
    })),
  )
}

/** The values of a figure; none at all, as of outcomes where no row has a label, is one that has no value. */
function valuesOf(key: string, measured: Measured): Value[] {
  const values = figures[key](measured)
  return values.length > 0 ? values : [{ of: '', value: null }]
}

/** What a pipeline has to show for its gates. */
export interface GateSetting {
  hasProfile: boolean
  hasBias: boolean
}

/** Throws `bad_option` for figures that are unknown or that nothing measures, and for conditions that are none. */
export function checkGates(failIf: FailIf | undefined, { hasProfile, hasBias }: GateSetting): void {
  for (const { figure, key } of gatesOf(failIf)) {
    if (key === 'rejectedShare') continue
    if (!hasProfile) refuse(`"failIf" names ${figure}, which a profile measures. Add "profile: { … }"`)
    if (Object.hasOwn(biasFigures, key) && !hasBias)
      refuse(`"failIf" names ${figure}, which needs groups. Name a "facet" and a "label" in the profile`)
  }
}

/** What a profile with these options has to show. */
export function gateSettingOf(profile: Record<string, unknown> | undefined): GateSetting {
  return {
    hasProfile: profile !== undefined,
    hasBias: profile?.facet !== undefined && profile.label !== undefined,
  }
}

interface Gate {
  /** The figure as it was written. */
  figure: string
  /** Its key in the table of figures. */
  key: string
  condition: string
  fails: (value: number) => boolean
}

function gatesOf(failIf: FailIf = {}): Gate[] {
  return Object.entries(failIf).flatMap(([figure, conditions]) => {
    const key = camelCase(figure)
    if (!Object.hasOwn(figures, key)) refuseFigure(figure)
    return [conditions].flat().map((condition) => ({ figure, key, ...parseCondition(figure, condition) }))
  })
}

/** A figure has the name that the JSON of a profile gives it; with underscores, as they once were written, it holds too. */
function camelCase(figure: string): string {
  return figure.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function refuseFigure(figure: string): never {
  const names = Object.keys(figures)
  const known = figure.includes('_')
    ? names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    : names
  refuse(`"failIf" names "${figure}", which is no figure. ${suggestName(figure, known)}`)
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
}

function parseCondition(figure: string, text: string): Omit<Gate, 'figure' | 'key'> {
  const match = /^\s*(<=?|>=?)\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(%?)\s*$/i.exec(text)
  const bound = Number(match?.[2]) / (match?.[3] === '%' ? 100 : 1)
  if (match === null || Number.isNaN(bound))
    refuse(`"failIf" has no condition for ${figure}. Write <, <=, > or >= and a number, such as "< 0.8"`)
  const compare = comparisons[match[1]]
  return { condition: `${match[1]} ${match[2]}${match[3]}`, fails: (value) => compare(value, bound) }
}

/** The worst value of each facet and outcome. */
function worst(figure: keyof Outcome['worst']): Figure {
  return ({ profile }) =>
    (profile?.bias?.facets ?? []).flatMap((facet) =>
      facet.outcomes.map((outcome) => ({
        of: `${facet.columns.join(' × ')}${outcomeName(outcome)}`,
        value: outcome.worst[figure],
      })),
    )
}

function outcomeName({ positive }: Outcome): string {
  return `: ${positive.map((values) => values.map((value) => value ?? 'null').join(' × ')).join(', ')}`
}

function byFacet(figure: (facet: FacetReport) => number | null): Figure {
  return ({ profile }) =>
    (profile?.bias?.facets ?? []).map((facet) => ({ of: facet.columns.join(' × '), value: figure(facet) }))
}

function greatest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.max(...known)
}

function least(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.min(...values)
}

function refuse(message: string): never {
  throw new PrepError('bad_option', message)
}
