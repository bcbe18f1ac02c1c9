import type { BiasReport } from '../../schemas/profile.js'
import type { ProfileChanges } from '../../schemas/profile-changes.js'
import { type Content, html, type Markup } from '../page/markup.js'
import { table } from '../page/page.js'
import { cellName, datum, facetName, figureList, isSame, pair } from '../page/pair.js'
import { biasSummary } from './bias-summary.js'
import { changesPart } from './changes-part.js'
import { facetPart, hasLabel } from './facet-part.js'
import type { Desk } from './overview.js'

/** What a section on balance is made of. */
export interface BiasParts extends Desk {
  before?: BiasReport
  changes?: ProfileChanges
}

/** How the outcome is spread over groups: first in words, then each facet with its chart and its figures. */
export function biasPart(bias: BiasReport, { before, changes, ...desk }: BiasParts): Markup {
  const { translator } = desk
  const { t, sentences, figures, join } = translator
  const isCompared = hasLabel(bias)
  const facets = bias.facets.map(({ columns }) => facetName(columns))
  return html`<h2 id="balance">${t('balance')}</h2>
<p>${sentences(
    isCompared
      ? t('balanceLead', { label: facetName(bias.label.columns), facets: join(facets) })
      : t('sizeLead', { facets: join(facets) }),
    bias.weightColumn === undefined ? undefined : t('weightedBy', { column: bias.weightColumn }),
  )}</p>
${figureList([
  [t('balanceRows'), pair(figures.count(bias.rows), before && figures.count(before.rows))],
  ...(bias.weight === bias.rows && before?.weight === before?.rows
    ? []
    : [
        [
          t('balanceWeight'),
          pair(figures.number(bias.weight), before && figures.number(before.weight)),
        ] as const,
      ]),
  ...(bias.unlabelled === undefined
    ? []
    : [
        [
          t('unlabelled'),
          pair(figures.count(bias.unlabelled.rows), before && figures.count(before.unlabelled?.rows ?? 0)),
        ] as const,
      ]),
  ...(bias.leftOut === undefined
    ? []
    : [
        [
          t('leftOut'),
          pair(figures.count(bias.leftOut.rows), before && figures.count(before.leftOut?.rows ?? 0)),
        ] as const,
      ]),
])}${hiddenNote(bias, translator)}${isCompared && biasSummary(bias, before, translator)}${
  isCompared &&
  bias.minCount > 0 &&
  html`<p class="note">${sentences(
    t('minimumIs', { minimum: figures.count(bias.minCount) }),
    t('intervalsAre', { confidence: figures.number(bias.confidence * 100) }),
  )}</p>`
}${changes?.bias !== undefined && changesPart(changes.bias, translator)}${isCompared && bias.label.values.length > 0 && labelTable(bias, before, desk)}${bias.facets.map(
  (facet) =>
    facetPart(facet, {
      ...desk,
      bias,
      before: before?.facets.find(({ columns }) => isSame(columns, facet.columns)),
      beforeBias: before,
    }),
)}`
}

/** What is not told of groups and outcomes, and why. */
function hiddenNote(bias: BiasReport, { t, sentences, figures }: Desk['translator']): Content {
  const combinations = bias.facets.reduce((sum, { hidden = 0 }) => sum + hidden, 0)
  const least = figures.count(bias.minShared)
  const parts = [
    bias.leftOut === undefined ? undefined : t('leftOutNote', { least }),
    bias.label.hidden === undefined
      ? undefined
      : t('labelsHidden', { count: figures.count(bias.label.hidden), least }),
    combinations === 0 ? undefined : t('combinationsHidden', { count: figures.count(combinations), least }),
    bias.hasHiddenStrata === undefined ? undefined : t('strataHidden', { least }),
  ]
  return parts.some((part) => part !== undefined) && html`<p class="note">${sentences(...parts)}</p>`
}

function labelTable(bias: BiasReport, before: BiasReport | undefined, { translator }: Desk): Markup {
  const { t, figures } = translator
  const label = facetName(bias.label.columns)
  const isWeighted = bias.weight !== bias.rows
  return html`<h3>${t('outcomes')}</h3>${table({
    caption: t('labelCaption', { label }),
    head: [label, t('rows'), ...(isWeighted ? [t('weight')] : []), t('share'), t('classWeight')],
    rows: bias.label.values.map((value) => {
      const was = before?.label.values.find(({ values }) => isSame(values, value.values))
      return [
        datum(cellName(value.values, translator)),
        pair(figures.count(value.rows), was && figures.count(was.rows)),
        ...(isWeighted ? [pair(figures.number(value.weight), was && figures.number(was.weight))] : []),
        pair(figures.percent(value.share), was && figures.percent(was.share)),
        pair(figures.measure(value.classWeight), was && figures.measure(was.classWeight)),
      ]
    }),
    kind: 'stack',
  })}`
}
