import type {
  BiasReport,
  CellValues,
  ColumnProfile,
  FacetReport,
  Outcome,
  ProfileReport,
} from '../core/profile-report.js'
import type { ProfileResult } from '../run/profile.js'
import { count, plural } from './quantity.js'
import { tableLines } from './table.js'
import type { Paint } from './terminal.js'
import { displayWidth, printable } from './width.js'

/** A profile for a person: 80 columns, values only where the profile tells them. */

const longest = { name: 24, group: 26, value: 18 }

/** The profile as lines for stdout. */
export function profileLines(
  { profile, rows }: ProfileResult,
  { paint, isFull }: { paint: Paint; isFull: boolean },
): string[] {
  return [
    paint('bold', headLine(profile)),
    ...(rows.rejected === 0 ? [] : [`${plural(rows.rejected, 'record')} could not be read and are left out`]),
    ...(profile.columns.length === 0 ? [] : ['', ...columnLines(profile.columns, paint)]),
    ...(profile.bias === undefined ? [] : biasLines(profile.bias, { rows: profile.rows, paint, isFull })),
  ]
}

function headLine({ rows, columns, duplicates }: ProfileReport): string {
  const parts = [plural(rows, 'row')]
  if (columns.length > 0) parts.push(plural(columns.length, 'column'))
  if (duplicates !== undefined && rows > 0) {
    const about = duplicates.relativeError > 0 ? 'about ' : ''
    parts.push(`${about}${plural(duplicates.repeatedRows, 'repeated row')}`)
  }
  return parts.join(', ')
}

function columnLines(columns: readonly ColumnProfile[], paint: Paint): string[] {
  const [head, ...rest] = tableLines(
    [['column', 'type', 'missing', 'distinct', 'values'], ...columns.map(columnRow)],
    [2, 3],
  )
  return [paint('bold', head), ...rest]
}

function columnRow(column: ColumnProfile): string[] {
  const { path, type, missing, values, distinct } = column
  return [
    shortened(path, longest.name),
    type,
    missing === 0 ? '-' : percent(missing / values),
    `${distinct.relativeError > 0 ? '~' : ''}${count(distinct.count)}`,
    valuesText(column),
  ]
}

function valuesText({ numbers, text, top }: ColumnProfile): string {
  if (numbers !== undefined) {
    const { at, values } = numbers.quantiles
    const median = values[at.indexOf(0.5)]
    return `${figure(numbers.min)} … ${figure(median)} … ${figure(numbers.max)}`
  }
  const [first] = top
  if (first !== undefined) return `${shortened(first.value, longest.value)} (${count(first.count)})`
  if (text !== undefined && text.characters.mean > 0)
    return `${figure(text.characters.mean)} characters, ${figure(text.words.mean)} words`
  return ''
}

function biasLines(
  bias: BiasReport,
  { rows, paint, isFull }: { rows: number; paint: Paint; isFull: boolean },
): string[] {
  const lines = leftOutLines(bias, rows)
  for (const facet of bias.facets)
    if (facet.outcomes.length === 0) lines.push('', ...groupLines(facet, paint))
    else {
      for (const outcome of facet.outcomes) lines.push('', ...outcomeLines(facet, { outcome, bias, paint }))
      if (isFull) lines.push('', ...divergenceLines(facet, paint))
    }
  if (bias.facets.some(({ outcomes }) => outcomes.length > 0)) lines.push('', ...legend(bias))
  if (isFull) lines.push(...fullLegend)
  return lines
}

/** Rows that no figure of bias counts, so that a table of few rows explains itself. */
function leftOutLines({ rows, unlabelled, weightColumn }: BiasReport, all: number): string[] {
  const bare = unlabelled?.rows ?? 0
  const unweighted = weightColumn === undefined ? 0 : all - rows - bare
  return [
    ...(bare === 0 ? [] : ['', `${plural(bare, 'row')} without a label ${areLeftOut(bare)}`]),
    ...(unweighted === 0
      ? []
      : ['', `${plural(unweighted, 'row')} without a usable weight ${areLeftOut(unweighted)}`]),
  ]
}

function areLeftOut(rows: number): string {
  return rows === 1 ? 'is left out' : 'are left out'
}

function groupLines({ columns, groups }: FacetReport, paint: Paint): string[] {
  const [head, ...rest] = tableLines(
    [
      [printable(columns.join(' × ')), 'rows', 'share', 'CI'],
      ...groups.map((group) => [
        nameOf(group.values),
        count(group.rows),
        percent(group.share),
        signed(group.classImbalance),
      ]),
    ],
    [1, 2, 3],
  )
  return [paint('bold', head), ...rest]
}

function outcomeLines(
  facet: FacetReport,
  { outcome, bias, paint }: { outcome: Outcome; bias: BiasReport; paint: Paint },
): string[] {
  const [head, ...rest] = tableLines(
    [
      [
        printable(facet.columns.join(' × ')),
        'rows',
        'rate',
        `${bias.confidence * 100} % interval`,
        'SPD',
        'DI',
        '',
      ],
      ...facet.groups.map((group, i) => {
        const { rate, statisticalParityDifference: spd, disparateImpact: di } = outcome.groups[i]
        return [
          nameOf(group.values),
          count(group.rows),
          percent(rate.value),
          rate.low === null ? '-' : `${percent(rate.low)} … ${percent(rate.high)}`,
          signed(spd.value),
          di.value === null ? '-' : di.value.toFixed(3),
          group.isSmall ? 'small' : di.value !== null && di.value < 0.8 ? 'under 4/5' : '',
        ]
      }),
    ],
    [1, 2, 3, 4, 5],
  )
  const label = printable(bias.label.columns.join(' × '))
  const positive = outcome.positive.map((values) => nameOf(values)).join(', ')
  const { worst } = outcome
  return [
    paint('bold', `${label} = ${positive}: ${percent(outcome.rate.value)} of all rows`),
    head,
    ...rest,
    `Parity ratio ${plain(worst.demographicParityRatio)}, difference ${plain(worst.demographicParityDifference)}, differential fairness ε ${plain(worst.differentialFairness)}`,
  ]
}

/** How the labels of each group differ from those of the others, and of a single outcome what depends on it. */
function divergenceLines({ columns, groups, outcomes }: FacetReport, paint: Paint): string[] {
  const [head, ...rest] = tableLines(
    [
      [
        printable(columns.join(' × ')),
        'CI',
        'KL',
        'JS',
        'LP',
        'TVD',
        'KS',
        ...(outcomes.length > 1 ? [] : ['DPL', 'CDDL']),
      ],
      ...groups.map(({ values, classImbalance, divergence: { kl, js, lp, tvd, ks } }, i) => {
        const { differenceInProportions: dpl, conditionalDemographicDisparity: cddl } = outcomes[0].groups[i]
        const ofOutcome = outcomes.length > 1 ? [] : [signed(dpl), signed(cddl)]
        const name = shortened(nameOf(values), 17)
        return [name, signed(classImbalance), ...[kl, js, lp, tvd, ks].map(plain), ...ofOutcome]
      }),
    ],
    [1, 2, 3, 4, 5, 6, 7, 8],
  )
  return [paint('bold', head), ...rest]
}

const fullLegend = [
  'CI: class imbalance, positive where the group is the smaller side. DPL: −SPD, as',
  'SageMaker Clarify counts it. KL and JS in nats, of the others from the group.',
  'LP, TVD, KS: Euclidean, total variation and greatest gap of label shares. CDDL:',
  'demographic disparity within the group columns, positive to its disadvantage.',
]

function legend({ minCount }: BiasReport): string[] {
  return [
    'Each group against all other rows. SPD: its rate minus theirs, negative where',
    'the group gets the outcome less often. DI: its rate over theirs; under 0.8 it',
    `fails the four-fifths rule. small: under ${count(minCount)} rows, left out of worst figures.`,
  ]
}

function nameOf(values: CellValues): string {
  return shortened(
    values.map((value) => (value === '' ? '""' : (value ?? '(missing)'))).join(' × '),
    longest.group,
  )
}

/** Text of the data, cut to so many columns of a terminal. */
function shortened(raw: string, width: number): string {
  const text = printable(raw)
  if (displayWidth(text) <= width) return text
  let kept = ''
  for (const char of text) {
    if (displayWidth(kept + char) >= width) break
    kept += char
  }
  return `${kept}…`
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`
}

function signed(value: number | null): string {
  return value === null ? '-' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
}

function plain(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

/** Up to six digits, thousands parted. */
function figure(value: number): string {
  return Math.abs(value) >= 1e9 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toPrecision(3)
    : value.toLocaleString('en-US', { maximumSignificantDigits: 6 })
}
