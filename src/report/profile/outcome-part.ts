import type { Estimate, FacetReport, Outcome, OutcomeGroup } from '../../schemas/profile.js'
import { heatTable } from '../charts/heat-table.js'
import { heatColor, heatStep } from '../charts/palette.js'
import { ratesChart } from '../charts/rates-chart.js'
import type { RateBar } from '../charts/rates-layout.js'
import { type Content, html, type Markup } from '../page/markup.js'
import { table } from '../page/page.js'
import { cellName, facetName, figureList, isSame, pair } from '../page/pair.js'
import { earlierOutcome, groupFigures, isUnder, outcomeName } from './bias-summary.js'
import { type FacetPlace, groupHead } from './facet-place.js'

interface FacetOutcome {
  facet: FacetReport
  outcome: Outcome
}

/** One outcome of a facet: its rates as a chart, all figures, the worst of them, and rates within further groups. */
export function outcomePart(of: FacetOutcome, place: FacetPlace): Markup {
  const { translator, bias } = place
  const { t, sentences, figures } = translator
  const facet = facetName(of.facet.columns)
  const outcome = outcomeName(of.outcome, translator)
  const confidence = `${figures.number(bias.confidence * 100)}%`
  const earlier = earlierOutcome(place.beforeBias, of)
  const isConditional = of.outcome.groups.some(({ within }) => within.length > 0)
  return html`<h4>${t('outcomeHead', { outcome, facet })}</h4>
<figure>${rates(of, earlier, place)}</figure>
<p class="note">${sentences(t('rateNote', { confidence }), t('fourFifthsNote'))}</p>
${figureTable(of, earlier, place)}${
  of.facet.outcomes[0] === of.outcome &&
  html`<p class="note">${sentences(
    t('signs', { confidence }),
    isConditional ? t('cddlNote', { columns: facetName(bias.groupColumns) }) : undefined,
  )}</p>`
}
${worstPart(of, earlier, place)}${isConditional && withinPart(of, place)}`
}

function rates(
  { facet, outcome }: FacetOutcome,
  earlier: FacetOutcome | undefined,
  { translator, draw }: FacetPlace,
): Markup {
  const { t, figures } = translator
  const figureOf = (of: OutcomeGroup) =>
    isUnder(of) ? `${figures.percent(of.rate.value)}  ${t('fourFifths')}` : figures.percent(of.rate.value)
  const bars = facet.groups.map((group, index): RateBar => {
    const now = outcome.groups[index]
    const was = groupFigures(earlier, group.values)
    const rows = t('rowsOf', { count: figures.count(group.rows) })
    return {
      name: cellName(group.values, translator),
      note: group.isSmall ? translator.join([rows, t('fewRows')]) : rows,
      rate: now.rate,
      figure: figureOf(now),
      isUnder: isUnder(now),
      wasUnder: was !== undefined && isUnder(was),
      isSmall: group.isSmall,
      ...(was && { before: was.rate, beforeFigure: figureOf(was) }),
    }
  })
  return ratesChart(draw, bars, {
    label: t('rateChart', { outcome: outcomeName(outcome, translator), facet: facetName(facet.columns) }),
    overall: outcome.rate.value,
    overallText: `${t('allRows')} ${figures.percent(outcome.rate.value)}`,
    percent: (share) => figures.percent(share).replace(/\.0(?=%)/, ''),
  })
}

function figureTable(
  { facet, outcome }: FacetOutcome,
  earlier: FacetOutcome | undefined,
  { translator }: FacetPlace,
): Markup {
  const { t, figures } = translator
  const isConditional = outcome.groups.some(
    ({ conditionalDemographicDisparity }) => conditionalDemographicDisparity !== null,
  )
  const withRange = (
    now: Estimate,
    was: Estimate | undefined,
    write: (value: number | null) => string,
  ): Content => [
    pair(write(now.value), was && write(was.value)),
    now.low !== null &&
      now.high !== null &&
      html`<span class="range">[${write(now.low)}, ${write(now.high)}]</span>`,
  ]
  return table({
    caption: t('rateTable', { outcome: outcomeName(outcome, translator), facet: facetName(facet.columns) }),
    head: [
      t('group'),
      t('positives'),
      t('rate'),
      t('spd'),
      t('dpl'),
      t('di'),
      ...(isConditional ? [t('cddl')] : []),
      t('marks'),
    ],
    rows: facet.groups.map((group, index) => {
      const now = outcome.groups[index]
      const was = groupFigures(earlier, group.values)
      return [
        groupHead(group, translator),
        pair(figures.count(now.positives), was && figures.count(was.positives)),
        withRange(now.rate, was?.rate, figures.percent),
        withRange(now.statisticalParityDifference, was?.statisticalParityDifference, figures.measure),
        pair(
          figures.measure(now.differenceInProportions),
          was && figures.measure(was.differenceInProportions),
        ),
        withRange(now.disparateImpact, was?.disparateImpact, figures.measure),
        ...(isConditional
          ? [
              pair(
                figures.measure(now.conditionalDemographicDisparity),
                was && figures.measure(was.conditionalDemographicDisparity),
              ),
            ]
          : []),
        isUnder(now) && html`<span class="mark under">${t('fourFifths')}</span>`,
      ]
    }),
    kind: 'stack',
  })
}

function worstPart(
  { outcome }: FacetOutcome,
  earlier: FacetOutcome | undefined,
  { translator, bias }: FacetPlace,
): Markup {
  const { t, figures } = translator
  const entries = [
    ['worstDi', 'disparateImpact'],
    ['worstSpd', 'statisticalParityDifference'],
    ['worstDifference', 'demographicParityDifference'],
    ['worstRatio', 'demographicParityRatio'],
    ['worstEdf', 'differentialFairness'],
    ['worstCddl', 'conditionalDemographicDisparity'],
  ] as const
  const shown = entries.filter(
    ([, name]) => name !== 'conditionalDemographicDisparity' || outcome.worst[name] !== null,
  )
  return html`<h4>${t('worst')}</h4>${figureList(
    shown.map(([key, name]) => [
      t(key),
      pair(figures.measure(outcome.worst[name]), earlier && figures.measure(earlier.outcome.worst[name])),
    ]),
  )}<p class="note">${t('worstNote', { concentration: figures.number(bias.concentration) })}</p>
`
}

/** Rates within each value of the group columns: values down, groups of the facet across. */
function withinPart({ facet, outcome }: FacetOutcome, { translator, bias }: FacetPlace): Markup {
  const { t, figures } = translator
  const columns = facetName(bias.groupColumns)
  const strata = outcome.groups
    .flatMap(({ within }) => within.map(({ values }) => values))
    .filter((values, index, all) => all.findIndex((other) => isSame(other, values)) === index)
  return html`<h4>${t('withinHead', { columns })}</h4>${heatTable(
    {
      caption: t('withinCaption', {
        outcome: outcomeName(outcome, translator),
        facet: facetName(facet.columns),
        columns,
      }),
      corner: columns,
      rows: strata.map((values) => cellName(values, translator)),
      columns: facet.groups.map(({ values }) => cellName(values, translator)),
      note: t('withinNote', {
        step: figures.number(heatStep * 100),
        minimum: figures.count(bias.minCount),
      }),
    },
    (row, column) => {
      const cell = outcome.groups[column].within.find(({ values }) => isSame(values, strata[row]))
      if (cell === undefined) return { content: '–' }
      const isFew = cell.rows < bias.minCount
      const { value } = cell.rate
      return {
        content: [
          `${figures.percent(value)}${isFew ? '*' : ''}`,
          html`<span class="range">${figures.count(cell.rows)}</span>`,
        ],
        color: value === null || isFew ? undefined : heatColor(value - (outcome.rate.value ?? value)),
      }
    },
  )}`
}
