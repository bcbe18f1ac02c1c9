import { count } from '../../base/count.js'
import type { BiasReport, CellValues, FacetGroup, FacetReport, Outcome } from '../../schemas/profile.js'
import type { Message, Noun, Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { clip, displayWidth, printable, wrap } from '../terminal/width.js'

/** How an outcome is spread over groups, for a person: of many groups and outcomes the worst. */

const shown = { groups: 20, outcomes: 5 }

interface Look extends Screen {
  /** Whether every group and outcome, and the rarer figures, are asked for. */
  isFull: boolean
}

/** The bias part of a profile of so many rows, an empty line before each table. */
export function profileBiasLines(bias: BiasReport, { rows, ...look }: Look & { rows: number }): string[] {
  const { isFull, words, columns } = look
  const lines = leftOutLines(bias, { rows, ...look })
  for (const facet of bias.facets) {
    if (facet.outcomes.length === 0) {
      lines.push('', ...groupLines(facet, look))
      continue
    }
    const outcomes = isFull ? facet.outcomes : lowest(facet.outcomes, shown.outcomes, worstRatio)
    for (const outcome of outcomes) lines.push('', ...outcomeLines(facet, { outcome, bias, ...look }))
    const left = facet.outcomes.length - outcomes.length
    if (left > 0)
      lines.push(
        '',
        words.text('{outcomes} with milder gaps not shown; --full shows all', {
          outcomes: words.counted(left, 'outcome'),
        }),
      )
    if (isFull) lines.push('', ...divergenceLines(facet, look))
  }
  const legends: string[] = bias.facets.every(({ outcomes }) => outcomes.length === 0)
    ? [words.text(groupLegend)]
    : [words.text(legend, { minCount: count(bias.minCount) }), ...(isFull ? [words.text(fullLegend)] : [])]
  return [...lines, '', ...legends.flatMap((each) => wrap(each, columns))]
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
function leftOutLines(bias: BiasReport, { rows: all, words, columns }: Look & { rows: number }): string[] {
  const { rows, unlabelled, leftOut, label, weightColumn, minShared } = bias
  const bare = unlabelled?.rows ?? 0
  const few = leftOut?.rows ?? 0
  const unweighted = weightColumn === undefined ? 0 : all - rows - bare - few
  const combinations = bias.facets.reduce((sum, { hidden = 0 }) => sum + hidden, 0)
  const say = (value: number, noun: Noun, message: Message): string[] =>
    value === 0
      ? []
      : ['', ...wrap(words.text(message, { counted: words.counted(value, noun), minShared }), columns)]
  return [
    ...say(bare, 'row', 'Left out: {counted} without a label'),
    ...say(unweighted, 'row', 'Left out: {counted} without a usable weight'),
    ...say(few, 'row', 'Left out: {counted} of groups too small to be told of (--min-shared {minShared})'),
    ...say(label.hidden ?? 0, 'outcome', '{counted} of too few rows not told (--min-shared {minShared})'),
    ...say(combinations, 'combination', '{counted} of too few rows not told (--min-shared {minShared})'),
  ]
}

function groupLines({ columns: facet, groups }: FacetReport, look: Look): string[] {
  const { paint, words, isFull } = look
  const kept = isFull ? groups : lowest(groups, shown.groups, ({ weight }) => -weight)
  const [head, ...rest] = groupTable(
    {
      facet,
      titles: [words.text('rows'), words.text('share'), 'CI'],
      groups: kept.map(({ values, rows, share, classImbalance }) => ({
        values,
        cells: [count(rows), percent(share), signed(classImbalance)],
      })),
    },
    look,
  )
  const left = groups.length - kept.length
  return [paint('bold', head), ...rest, ...notShown(left, 'smaller group', look)]
}

function notShown(left: number, noun: Noun, { words }: Screen): string[] {
  if (left === 0) return []
  return [words.text('{groups} not shown; --full shows all', { groups: words.counted(left, noun) })]
}

function outcomeLines(
  facet: FacetReport,
  { outcome, bias, ...look }: Look & { outcome: Outcome; bias: BiasReport },
): string[] {
  const { paint, words, columns, isFull } = look
  const all = facet.groups.map((group, i) => ({ group, figures: outcome.groups[i] }))
  const kept = isFull
    ? all
    : lowest(all, shown.groups, ({ group, figures }) => rankOf(group, figures.disparateImpact.value))
  const interval = words.text('{share} % interval', { share: bias.confidence * 100 })
  const [head, ...rest] = groupTable(
    {
      facet: facet.columns,
      titles: [words.text('rows'), words.text('rate'), interval, 'SPD', 'DI', ''],
      groups: kept.map(
        ({ group, figures: { rate, statisticalParityDifference: spd, disparateImpact: di } }) => ({
          values: group.values,
          cells: [
            count(group.rows),
            percent(rate.value),
            rate.low === null ? '-' : `${percent(rate.low)} … ${percent(rate.high)}`,
            signed(spd.value),
            plain(di.value),
            group.isSmall ? words.text('small') : di.value !== null && di.value < 0.8 ? '< 4/5' : '',
          ],
        }),
      ),
    },
    look,
  )
  const { worst } = outcome
  const title = words.text('{label} = {positive}: {share} of the rows counted', {
    label: printable(bias.label.columns.join(between)),
    positive: outcome.positive.map((values) => nameOf(values, words)).join(', '),
    share: percent(outcome.rate.value),
  })
  const figures = words.text(
    'Parity ratio {ratio}, difference {difference}, differential fairness ε {epsilon}',
    {
      ratio: plain(worst.demographicParityRatio),
      difference: plain(worst.demographicParityDifference),
      epsilon: plain(worst.differentialFairness),
    },
  )
  const left = all.length - kept.length
  return [
    ...wrap(paint('bold', title), columns),
    head,
    ...rest,
    ...notShown(left, 'small or less disadvantaged group', look),
    ...wrap(figures, columns),
  ]
}

/** By disparate impact; groups without one come after all that have it, small groups last. */
function rankOf({ isSmall }: FacetGroup, ratio: number | null): number {
  return (isSmall ? 2e9 : 0) + Math.min(ratio ?? 1e9, 1e9)
}

/** How the labels of each group differ from those of the others, and of a single outcome what depends on it. */
function divergenceLines({ columns: facet, groups, outcomes }: FacetReport, look: Look): string[] {
  const isSingle = outcomes.length === 1
  const [head, ...rest] = groupTable(
    {
      facet,
      titles: ['CI', 'KL', 'JS', 'LP', 'TVD', 'KS', ...(isSingle ? ['DPL', 'CDDL'] : [])],
      groups: groups.map(({ values, classImbalance, divergence: { kl, js, lp, tvd, ks } }, i) => {
        const { differenceInProportions: dpl, conditionalDemographicDisparity: cddl } = outcomes[0].groups[i]
        const ofOutcome = isSingle ? [signed(dpl), signed(cddl)] : []
        return { values, cells: [signed(classImbalance), ...[kl, js, lp, tvd, ks].map(plain), ...ofOutcome] }
      }),
    },
    look,
  )
  return [look.paint('bold', head), ...rest]
}

const groupLegend = 'CI: class imbalance, positive where the group is smaller than all the rest.'

const fullLegend =
  'CI: class imbalance, positive where the group is the smaller side. DPL: −SPD, as SageMaker Clarify counts it. KL and JS in nats, of the others from the group. LP, TVD, KS: Euclidean, total variation and greatest gap of label shares. CDDL: demographic disparity within the group columns, positive to its disadvantage.'

const legend =
  'Each group against all other rows. SPD: its rate minus theirs, negative where the group gets the outcome less often. DI: its rate over theirs; < 4/5 fails the four-fifths rule. small: under {minCount} rows, left out of worst figures.'

interface GroupTable {
  facet: readonly string[]
  titles: readonly string[]
  groups: readonly { values: CellValues; cells: readonly string[] }[]
}

/** Least room for the name of a group. */
const leastName = 12

/** A table with a line a group, whose name has the room that the figures leave. */
function groupTable({ facet, titles, groups }: GroupTable, { columns, words }: Look): string[] {
  const widths = titles.map((title, i) =>
    Math.max(displayWidth(title), ...groups.map(({ cells }) => displayWidth(cells[i]))),
  )
  const room = Math.max(leastName, columns - widths.reduce((sum, width) => sum + width + 2, 0))
  return fittedLines(
    [
      [fitted(facet, room), ...titles],
      ...groups.map(({ values, cells }) => [
        fitted(
          values.map((value) => valueText(value, words)),
          room,
        ),
        ...cells,
      ]),
    ],
    { columns, right: titles.flatMap((title, i) => (title === '' ? [] : [i + 1])), kept: [0] },
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

function nameOf(values: CellValues, words: Words): string {
  return fitted(
    values.map((value) => valueText(value, words)),
    40,
  )
}

function valueText(value: string | null, { text }: Words): string {
  return value === '' ? '""' : (value ?? text('(missing)'))
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
