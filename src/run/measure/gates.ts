/**
 * Gates: `failIf: { disparateImpact: '< 0.8' }` fails a run by a figure that one of its steps reports. A figure
 * that has several values (one a facet and outcome, one a column) fails by any of them, and one that has no
 * value where it should have one (a rate of no rows) fails too: what cannot be measured is not passed.
 */
import { PrepError, suggestName } from '../../base/errors.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import type { NamedStep } from '../../pipeline/schema.js'
import type { FailIf } from '../../schemas/options/pipeline.js'
import type { GateResult } from '../../schemas/run-report.js'
import type { Figure } from '../../transform/findings.js'
import type { Step } from '../../transform/step.js'

/** What gates look at. */
export interface Measured {
  /** What steps reported, in the order in which rows pass them. */
  reports: readonly StepReport[]
  /** Records that came in and those of them that were rejected. */
  read?: number
  rejected?: number
}

/** What a step found out about the rows of a whole run. */
export interface StepReport {
  step: Pick<Step, 'transform' | 'options'>
  report: unknown
  /** What the figures are taken from, where the report tells less. */
  measured?: unknown
}

/** The one figure of a run itself. */
const rejectedShare = 'rejectedShare'

/** The conditions of `failIf`, each with its value, in the order in which they were written. */
export function evaluateGates(failIf: FailIf | undefined, measured: Measured): GateResult[] {
  return evaluateFigures(failIf, (key) => valuesOf(key, measured))
}

/** The same of figures by their names. */
export function evaluateFigures(
  failIf: FailIf | undefined,
  figureOf: (key: string) => readonly Omit<Figure, 'name'>[],
): GateResult[] {
  return gatesOf(failIf).flatMap(({ figure, key, condition, fails }) =>
    figureOf(key).map(({ of, value }) => ({
      figure,
      of,
      condition,
      value,
      failed: value === null || fails(value),
    })),
  )
}

/** The values of a figure; none at all, as of outcomes where no row has a label, is one that has no value. */
function valuesOf(key: string, { reports, read, rejected = 0 }: Measured): Omit<Figure, 'name'>[] {
  if (key === rejectedShare) return [{ of: '', value: read === undefined ? null : rejected / read || 0 }]
  const last = reports.findLast(({ step }) => step.transform.figures?.names.includes(key))
  if (last === undefined) return [{ of: '', value: null }]
  const figuresIn = (report: unknown) =>
    (last.step.transform.figures?.of(report, last.step.options) ?? []).filter(({ name }) => name === key)
  const named = new Set(figuresIn(last.report).map(({ of }) => of))
  // A figure of what the report does not name holds all the same, and does not name it either.
  const values = figuresIn(last.measured ?? last.report).map(({ of, value }) => ({
    of: named.has(of) ? of : '',
    value,
  }))
  return values.length > 0 ? values : [{ of: '', value: null }]
}

/**
 * Throws `bad_option` for figures that are unknown or that none of the steps measures, and for conditions that
 * are none. The figures are those of the last step that has them.
 */
export async function checkGates(failIf: FailIf | undefined, steps: readonly NamedStep[]): Promise<void> {
  if (failIf === undefined) return
  const measuring: { names: readonly string[]; lacks(key: string): string | undefined }[] = []
  for (const { name, options } of steps) {
    const { figures } = await loadTransform(name)
    if (figures === undefined) continue
    measuring.push({ names: figures.names, lacks: (key) => figures.lacks?.(key, options ?? {}) })
  }
  const ofProfile = (await loadTransform('profile')).figures?.names ?? []
  const known = new Set([...ofProfile, ...measuring.flatMap(({ names }) => names), rejectedShare])
  checkFigures(failIf, [...known])
  for (const { figure, key } of gatesOf(failIf)) {
    if (key === rejectedShare) continue
    const last = measuring.findLast(({ names }) => names.includes(key))
    if (last === undefined) refuse(`"failIf" names ${figure}, which a profile measures. Add "profile: { … }"`)
    const lacking = last.lacks(key)
    if (lacking !== undefined) refuse(`"failIf" names ${figure}, which needs ${lacking}`)
  }
}

/** Throws `bad_option` for figures that are none of these. */
export function checkFigures(failIf: FailIf | undefined, names: readonly string[]): void {
  for (const { figure, key } of gatesOf(failIf)) if (!names.includes(key)) refuseFigure(figure, names)
}

interface Gate {
  /** The figure as it was written. */
  figure: string
  /** Its name in reports. */
  key: string
  condition: string
  fails: (value: number) => boolean
}

function gatesOf(failIf: FailIf = {}): Gate[] {
  return Object.entries(failIf).flatMap(([figure, conditions]) =>
    [conditions]
      .flat()
      .map((condition) => ({ figure, key: camelCase(figure), ...parseCondition(figure, condition) })),
  )
}

/** A figure has the name that the JSON of a report gives it; with underscores, as they once were written, it holds too. */
function camelCase(figure: string): string {
  return figure.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function refuseFigure(figure: string, names: readonly string[]): never {
  const known = figure.includes('_')
    ? names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    : names
  refuse(`"failIf" names "${figure}", which is no figure. ${suggestName(figure, known)}`)
}

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
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

function refuse(message: string): never {
  throw new PrepError('bad_option', message)
}
