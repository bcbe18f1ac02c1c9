import type { BiasReport, FacetReport, Outcome, OutcomeGroup } from '../core/profile-report.js'
import { html, type Markup } from './markup.js'
import { cellName, facetName, isSame } from './pair.js'
import type { Voice } from './words.js'

/** The ratio below which selection counts as adverse: 29 CFR 1607.4 D, the four-fifths rule of the EEOC. */
export const fourFifths = 0.8

/** Whether a group gets the outcome less than four fifths as often as all other rows. */
export function isUnder({ disparateImpact: { value } }: Pick<OutcomeGroup, 'disparateImpact'>): boolean {
  return value !== null && value < fourFifths
}

/** What an earlier profile says of the same outcome of the same facet. */
export function earlierOutcome(
  before: BiasReport | undefined,
  { facet, outcome }: { facet: FacetReport; outcome: Outcome },
): { facet: FacetReport; outcome: Outcome } | undefined {
  const old = before?.facets.find(({ columns }) => isSame(columns, facet.columns))
  const found = old?.outcomes.find((other) => outcomeKey(other) === outcomeKey(outcome))
  return old && found && { facet: old, outcome: found }
}

function outcomeKey({ positive }: Outcome): string {
  return JSON.stringify(positive)
}

/** The figures of one group by its values. */
export function groupFigures(
  of: { facet: FacetReport; outcome: Outcome } | undefined,
  values: readonly unknown[],
): OutcomeGroup | undefined {
  const index = of?.facet.groups.findIndex((group) => isSame(group.values, values)) ?? -1
  return of?.outcome.groups[index]
}

/** Plain sentences: which groups get which outcome much less often, and which facets show no such group. */
export function biasSummary(bias: BiasReport, before: BiasReport | undefined, voice: Voice): Markup {
  const { say } = voice
  const sentences = bias.facets.flatMap((facet) =>
    facet.outcomes.flatMap((outcome) => outcomeSentences({ facet, outcome }, { bias, before, voice })),
  )
  return html`<div class="summary"><h3>${say('summary')}</h3><ul>${sentences.map((sentence) => html`<li>${sentence}</li>\n`)}</ul>
<p class="note">${say('summaryCaution')}</p></div>
`
}

interface SummaryPlace {
  bias: BiasReport
  before: BiasReport | undefined
  voice: Voice
}

/** Groups named one by one; further ones are only counted. */
const namedGroups = 4

function outcomeSentences(
  { facet, outcome }: { facet: FacetReport; outcome: Outcome },
  { bias, before, voice }: SummaryPlace,
): string[] {
  const { say, figures } = voice
  const earlier = earlierOutcome(before, { facet, outcome })
  const names = { facet: facetName(facet.columns), outcome: outcomeName(outcome, voice) }
  const minimum = figures.count(bias.minCount)
  const groups = facet.groups
    .map((group, index) => ({ group, figures: outcome.groups[index] }))
    .filter(({ group }) => !group.isSmall)
  if (groups.length === 0) return [say('summaryNone', { ...names, minimum })]
  const under = groups
    .filter((entry) => isUnder(entry.figures))
    .sort((a, b) => (a.figures.disparateImpact.value ?? 0) - (b.figures.disparateImpact.value ?? 0))
  const resolved = groups.flatMap(({ group, figures: now }) => {
    const was = groupFigures(earlier, group.values)
    if (was === undefined || !isUnder(was) || isUnder(now)) return []
    const [ratio, old] = [now, was].map(({ disparateImpact: { value } }) => figures.ratio(value))
    return [say('summaryResolved', { ...names, group: cellName(group.values, voice), ratio, was: old })]
  })
  if (under.length === 0) return [...resolved, say('summaryFine', { ...names, minimum })]
  const sentences = under.slice(0, namedGroups).map(({ group, figures: { disparateImpact } }) => {
    const { value, low, high } = disparateImpact
    const key =
      low === null || high === null
        ? 'summaryNoInterval'
        : high >= fourFifths
          ? 'summaryMaybe'
          : 'summaryUnder'
    const was = groupFigures(earlier, group.values)?.disparateImpact.value
    const [ratio, from, to] = [value, low, high].map((figure) => figures.ratio(figure))
    const sentence = say(key, { ...names, group: cellName(group.values, voice), ratio, low: from, high: to })
    if (was === undefined || was === null) return sentence
    return `${sentence}${voice.lang === 'zh' ? '' : ' '}${say('summaryWas', { ratio: figures.ratio(was) })}`
  })
  const more = under.length - sentences.length
  return [
    ...resolved,
    ...sentences,
    ...(more > 0 ? [say('summaryMore', { ...names, count: figures.count(more) })] : []),
  ]
}

/** The label values that count as positive, as one name. */
export function outcomeName({ positive }: Outcome, voice: Voice): string {
  return positive.map((values) => cellName(values, voice)).join(' / ')
}
