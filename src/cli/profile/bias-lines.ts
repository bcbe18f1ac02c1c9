import { count, plural } from '../../base/count.js'
import type { BiasReport, CellValues, FacetGroup, FacetReport, Outcome } from '../../schemas/profile.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
import { clip, displayWidth, printable } from '../terminal/width.js'

/** How an outcome is spread over groups, for a person: 80 columns, of many groups and outcomes the worst. */

const columns = 80
const shown = { groups: 20, outcomes: 5 }

interface Look {
  paint: Paint
  /** Whether every group and outcome, and the rarer figures, are asked for. */
  isFull: boolean
}

/** The bias part of a profile of so many rows, an empty line before each table. */
export function profileBiasLines(bias: BiasReport, { rows, ...look }: Look & { rows: number }): string[] {
  const { isFull } = look
  const lines = leftOutLines(bias, rows)
  for (const facet of bias.facets) {
    if (facet.outcomes.length === 0) {
      lines.push('', ...groupLines(facet, look))
      continue
    }
    const outcomes = isFull ? facet.outcomes : lowest(facet.outcomes, shown.outcomes, worstRatio)
    for (const outcome of outcomes) lines.push('', ...outcomeLines(facet, { outcome, bias, ...look }))
    const left = facet.outcomes.length - outcomes.length
    if (left > 0) lines.push('', `${plural(left, 'outcome')} with milder gaps not shown; --full shows all`)
    if (isFull) lines.push('', ...divergenceLines(facet, look.paint))
  }
  if (bias.facets.every(({ outcomes }) => outcomes.length === 0)) return [...lines, '', groupLegend]
  return [...lines, '', ...legend(bias), ...(isFull ? fullLegend : [])]
}

function worstRatio({ worst }: Outcome): number {
  return worst.disparateImpact ?? Number.MAX_VALUE
}

/** The `most` items of the lowest figure, in the order in which they stand. */
function lowest<T>(items: readonly T[], most: number, figureOf: (item: T) => number): readonly T[] {
  const ranked = items.map((item, at) => ({ item, at, figure: figureOf(item) }))
  ranked.sort((a, b) => a.figure - b.figure || a.at - b.at)
  const kept = ranked.slice(0, most).sort((a, b) => a.at - b.at)
  return kept.map(({ item }) => item)
}

/** Rows that no figure of bias counts, so that a table of few rows explains itself. */
function leftOutLines(bias: BiasReport, all: number): string[] {
  const { rows, unlabelled, leftOut, label, weightColumn, minShared } = bias
  const bare = unlabelled?.rows ?? 0
  const few = leftOut?.rows ?? 0
  const unweighted = weightColumn === undefined ? 0 : all - rows - bare - few
  const combinations = bias.facets.reduce((sum, { hidden = 0 }) => sum + hidden, 0)
  return [
    ...(bare === 0 ? [] : ['', `${plural(bare, 'row')} without a label ${areLeftOut(bare)}`]),
    ...(unweighted === 0
      ? []
      : ['', `${plural(unweighted, 'row')} without a usable weight ${areLeftOut(unweighted)}`]),
    ...(few === 0
      ? []
      : [
          '',
          `${plural(few, 'row')} of groups too small to be told of (--min-shared ${minShared}) are left out`,
        ]),
    ...(label.hidden === undefined ? [] : ['', hiddenLine(label.hidden, 'outcome', minShared)]),
    ...(combinations === 0 ? [] : ['', hiddenLine(combinations, 'combination', minShared)]),
  ]
}

function hiddenLine(hidden: number, what: string, minShared: number): string {
  return `${plural(hidden, what)} of too few rows not told (--min-shared ${minShared})`
}

function areLeftOut(rows: number): string {
  return rows === 1 ? 'is left out' : 'are left out'
}

function groupLines({ columns, groups }: FacetReport, { paint, isFull }: Look): string[] {
  const kept = isFull ? groups : lowest(groups, shown.groups, ({ weight }) => -weight)
  const [head, ...rest] = groupTable(
    columns,
    ['rows', 'share', 'CI'],
    kept.map(({ values, rows, share, classImbalance }) => ({
      values,
      cells: [count(rows), percent(share), signed(classImbalance)],
    })),
  )
  return [paint('bold', head), ...rest, ...notShown(groups.length - kept.length, 'smaller')]
}

function notShown(groups: number, which: string): string[] {
  return groups === 0 ? [] : [`${plural(groups, `${which} group`)} not shown; --full shows all`]
}

function outcomeLines(
  facet: FacetReport,
  { outcome, bias, paint, isFull }: Look & { outcome: Outcome; bias: BiasReport },
): string[] {
  const all = facet.groups.map((group, i) => ({ group, figures: outcome.groups[i] }))
  const kept = isFull
    ? all
    : lowest(all, shown.groups, ({ group, figures }) => rankOf(group, figures.disparateImpact.value))
  const [head, ...rest] = groupTable(
    facet.columns,
    ['rows', 'rate', `${bias.confidence * 100} % interval`, 'SPD', 'DI', ''],
    kept.map(({ group, figures: { rate, statisticalParityDifference: spd, disparateImpact: di } }) => ({
      values: group.values,
      cells: [
        count(group.rows),
        percent(rate.value),
        rate.low === null ? '-' : `${percent(rate.low)} … ${percent(rate.high)}`,
        signed(spd.value),
        plain(di.value),
        group.isSmall ? 'small' : di.value !== null && di.value < 0.8 ? '< 4/5' : '',
      ],
    })),
  )
  const label = printable(bias.label.columns.join(between))
  const positive = outcome.positive.map(nameOf).join(', ')
  const { worst } = outcome
  return [
    paint('bold', `${label} = ${positive}: ${percent(outcome.rate.value)} of all rows`),
    head,
    ...rest,
    ...notShown(all.length - kept.length, 'small or less disadvantaged'),
    `Parity ratio ${plain(worst.demographicParityRatio)}, difference ${plain(worst.demographicParityDifference)}, differential fairness ε ${plain(worst.differentialFairness)}`,
  ]
}

/** By disparate impact; groups without one come after all that have it, small groups last. */
function rankOf({ isSmall }: FacetGroup, ratio: number | null): number {
  return (isSmall ? 2e9 : 0) + Math.min(ratio ?? 1e9, 1e9)
}

/** How the labels of each group differ from those of the others, and of a single outcome what depends on it. */
function divergenceLines({ columns, groups, outcomes }: FacetReport, paint: Paint): string[] {
  const isSingle = outcomes.length === 1
  const [head, ...rest] = groupTable(
    columns,
    ['CI', 'KL', 'JS', 'LP', 'TVD', 'KS', ...(isSingle ? ['DPL', 'CDDL'] : [])],
    groups.map(({ values, classImbalance, divergence: { kl, js, lp, tvd, ks } }, i) => {
      const { differenceInProportions: dpl, conditionalDemographicDisparity: cddl } = outcomes[0].groups[i]
      const ofOutcome = isSingle ? [signed(dpl), signed(cddl)] : []
      return { values, cells: [signed(classImbalance), ...[kl, js, lp, tvd, ks].map(plain), ...ofOutcome] }
    }),
  )
  return [paint('bold', head), ...rest]
}

const groupLegend = 'CI: class imbalance, positive where the group is smaller than all the rest.'

const fullLegend = [
  'CI: class imbalance, positive where the group is the smaller side. DPL: −SPD, as',
  'SageMaker Clarify counts it. KL and JS in nats, of the others from the group.',
  'LP, TVD, KS: Euclidean, total variation and greatest gap of label shares. CDDL:',
  'demographic disparity within the group columns, positive to its disadvantage.',
]

function legend({ minCount }: BiasReport): string[] {
  return [
    'Each group against all other rows. SPD: its rate minus theirs, negative where',
    'the group gets the outcome less often. DI: its rate over theirs; < 4/5 fails',
    `the four-fifths rule. small: under ${count(minCount)} rows, left out of worst figures.`,
  ]
}

/** A table with a line a group, whose name has the room that the figures leave of 80 columns. */
function groupTable(
  facet: readonly string[],
  titles: readonly string[],
  groups: readonly { values: CellValues; cells: readonly string[] }[],
): string[] {
  const widths = titles.map((title, i) =>
    Math.max(displayWidth(title), ...groups.map(({ cells }) => displayWidth(cells[i]))),
  )
  const room = columns - widths.reduce((sum, width) => sum + width + 2, 0)
  return tableLines(
    [
      [fitted(facet, room), ...titles],
      ...groups.map(({ values, cells }) => [fitted(values.map(valueText), room), ...cells]),
    ],
    titles.flatMap((title, i) => (title === '' ? [] : [i + 1])),
  )
}

const between = ' × '

/** Joins the parts of a name in so many columns. The longest is cut first, so that each of them tells something. */
function fitted(parts: readonly string[], room: number): string {
  const widths = parts.map((part) => displayWidth(printable(part)))
  const wanted = Math.max(room - between.length * (parts.length - 1), 2 * parts.length)
  for (let over = sum(widths) - wanted; over > 0; over--) widths[widths.indexOf(Math.max(...widths))]--
  return parts.map((part, i) => clip(part, widths[i])).join(between)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function nameOf(values: CellValues): string {
  return fitted(values.map(valueText), 40)
}

function valueText(value: string | null): string {
  return value === '' ? '""' : (value ?? '(missing)')
}

/** A share as per cent, such as `12.3 %`. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`
}

function signed(value: number | null): string {
  return value === null ? '-' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
}

function plain(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}
