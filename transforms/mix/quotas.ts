/**
 * How many rows each source is to give. All quotas are whole numbers; shares are rounded by largest remainder,
 * so that they add up to the size exactly, where MosaicML Stream tops up at random.
 */

import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { apportion } from '../balance/quotas.js'
import { checkExtremes } from '../balance/shares.js'
import type { MixOptions } from './options.js'
import { powerRate, seqioRate, unimaxParts } from './rates.js'
import { listedAmounts, nameText, rowsText, type SourceRows } from './sources.js'

/** Throws `bad_option` where the options cannot be met, saying what can. */
export function mixQuotas(sources: readonly SourceRows[], options: MixOptions): number[] {
  if (sources.length === 0) return []
  const { repeat, choose, unimax } = options
  if (unimax !== undefined) return unimaxQuotas(sources, options)
  if (choose !== undefined) return withinBudget(sources, listedAmounts(sources, options), options)
  if (repeat === undefined) return shareQuotas(sources, options)
  const passes = listedAmounts(sources, options)
  const quotas = sources.map(({ rows }, i) => floorNear(rows * passes[i]))
  return withinBudget(sources, quotas, options)
}

/** How often a source may be passed through; `undefined` for no limit. */
export function epochLimit({ maxEpochs, size, stopping, ...rule }: MixOptions): number | undefined {
  if (maxEpochs !== undefined || rule.repeat !== undefined || rule.choose !== undefined) return maxEpochs
  if (rule.unimax !== undefined) return 1
  const isSized = size !== undefined || stopping === 'all_exhausted'
  return isSized || (rule.proportion !== undefined && stopping === undefined) ? undefined : 1
}

function unimaxQuotas(sources: readonly SourceRows[], options: MixOptions): number[] {
  const caps = capsOf(sources, epochLimit(options) ?? 1)
  const total = Math.min(options.unimax!.budget, sum(caps))
  return total === 0 ? caps.map(() => 0) : apportion(unimaxParts(caps, total), total)
}

function shareQuotas(sources: readonly SourceRows[], options: MixOptions): number[] {
  const shares = sharesOf(sources, options)
  checkExtremes(shares)
  if (!shares.some((share, i) => share > 0 && sources[i].rows > 0))
    throw new PrepError('bad_option', 'The rule leaves no row. Give a share above 0 to a source with rows')
  const { size, stopping, proportion } = options
  if (size !== undefined) return withinBudget(sources, apportion(shares, size), options)
  if (stopping === 'all_exhausted') return withinBudget(sources, wholeQuotas(sources, shares), options)
  if (stopping === 'first_exhausted' || proportion === undefined)
    return cappedQuotas(capsOf(sources, epochLimit(options) ?? 1), shares)
  return withinBudget(sources, apportion(shares, sum(sources.map(({ rows }) => rows))), options)
}

function sharesOf(sources: readonly SourceRows[], options: MixOptions): number[] {
  const { temperature, alpha, seqio } = options
  if (temperature !== undefined) return sources.map(({ rows }) => powerRate(rows, 1 / temperature))
  if (alpha !== undefined) return sources.map(({ rows }) => powerRate(rows, alpha))
  if (seqio !== undefined) return sources.map(({ rows }) => seqioRate(rows, seqio))
  return listedAmounts(sources, options)
}

/** The greatest size at which no source gives more than its cap. */
function cappedQuotas(caps: readonly number[], shares: readonly number[]): number[] {
  const whole = sum(shares)
  const sizes = caps.flatMap((cap, i) => (shares[i] > 0 ? [(cap / shares[i]) * whole] : []))
  // A size that is whole but for rounding is tried as the whole number first.
  for (let size = floorNear(sizes.reduce((a, b) => Math.min(a, b))); size > 0; size--) {
    const quotas = apportion(shares, size)
    if (quotas.every((rows, i) => rows <= caps[i])) return quotas
  }
  return caps.map(() => 0)
}

/** As far as rows of the largest files are counted without rounding. */
const mostRows = 1e15

/** The least size of which the share of no source is less than all its rows. */
function wholeQuotas(sources: readonly SourceRows[], shares: readonly number[]): number[] {
  const whole = sum(shares)
  const sizes = sources.flatMap(({ rows }, i) => (shares[i] > 0 ? [(rows / shares[i]) * whole] : []))
  const least = -floorNear(-sizes.reduce((a, b) => Math.max(a, b)))
  if (least > mostRows)
    throw new PrepError(
      'bad_option',
      `${optionName('stopping: all_exhausted')} would make ${least} rows of shares so far apart. Bring them nearer, or give a ${optionName('size')}`,
    )
  for (let size = least; ; size++) {
    const quotas = apportion(shares, size)
    if (quotas.every((rows, i) => shares[i] === 0 || rows >= sources[i].rows)) return quotas
  }
}

function capsOf(sources: readonly SourceRows[], epochs: number): number[] {
  return sources.map(({ rows }) => floorNear(rows * epochs))
}

function withinBudget(sources: readonly SourceRows[], quotas: number[], options: MixOptions): number[] {
  const limit = epochLimit(options) ?? Number.POSITIVE_INFINITY
  const over = quotas.findIndex((quota, i) => quota > 0 && quota > floorNear(sources[i].rows * limit))
  if (over < 0) return quotas
  const { rows } = sources[over]
  throw new PrepError(
    'bad_option',
    `${nameText(sources[over], options)} has ${rowsText(rows)} and would give ${quotas[over]}: ` +
      `${Math.ceil((quotas[over] / rows) * 100) / 100} passes where ${optionName('maxEpochs')} allows ${limit}. ` +
      `Raise ${optionName('maxEpochs')}, or ask for less`,
  )
}

/** The whole number below, but the next one where only rounding errors of a product keep it from that. */
function floorNear(value: number): number {
  const nearest = Math.round(value)
  return Math.abs(value - nearest) <= Math.abs(value) * 1e-12 ? nearest : Math.floor(value)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
