import type { BiasReport, FacetGroup, FacetReport, Outcome, OutcomeGroup } from '../../schemas/profile.js'
import { html, type Markup } from '../page/markup.js'
import { cellName, facetName, isSame } from '../page/pair.js'
import type { Translator } from '../words/words.js'

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
export function biasSummary(
  bias: BiasReport,
  before: BiasReport | undefined,
  translator: Translator,
): Markup {
  const { t } = translator
  const sentences = bias.facets.flatMap((facet) => facetSentences(facet, { bias, before, translator }))
  return html`<div class="summary"><h3>${t('summary')}</h3><ul>${sentences.map((sentence) => html`<li>${sentence}</li>\n`)}</ul>
<p class="note">${t('summaryCaution')}</p></div>
`
}

interface SummaryPlace {
  bias: BiasReport
  before: BiasReport | undefined
  translator: Translator
}

/** A group and an outcome, now and in an earlier profile. */
interface Finding {
  group: FacetGroup
  outcome: Outcome
  now: OutcomeGroup
  was: OutcomeGroup | undefined
}

/** Findings of a facet reported one by one; further ones are only counted. */
const reported = 4

function facetSentences(facet: FacetReport, { bias, before, translator }: SummaryPlace): string[] {
  const { t, figures, join } = translator
  const names = { facet: facetName(facet.columns), minimum: figures.count(bias.minCount) }
  const findings = facet.outcomes.flatMap((outcome) => {
    const earlier = earlierOutcome(before, { facet, outcome })
    return facet.groups
      .map((group, index) => ({
        group,
        outcome,
        now: outcome.groups[index],
        was: groupFigures(earlier, group.values),
      }))
      .filter(({ group }) => !group.isSmall)
  })
  if (findings.length === 0) return facet.groups.length === 0 ? [] : [t('summaryNone', names)]
  const under = findings.filter(({ now }) => isUnder(now)).sort((a, b) => ratioOf(a) - ratioOf(b))
  const resolved = findings.filter(({ now, was }) => was !== undefined && isUnder(was) && !isUnder(now))
  const list = (all: readonly Finding[], more: 'summaryMore' | 'summaryMoreResolved') => {
    const sentences = all
      .slice(0, reported)
      .map((finding) => sentenceOf(finding, { ...names, bias, translator }))
    const rest = all.length - sentences.length
    return rest === 0 ? sentences : [...sentences, t(more, { ...names, count: figures.count(rest) })]
  }
  const outcomes = join(facet.outcomes.map((outcome) => outcomeName(outcome, translator)))
  const fine = under.length > 0 ? [] : [t('summaryFine', { ...names, outcomes })]
  return [...list(under, 'summaryMore'), ...list(resolved, 'summaryMoreResolved'), ...fine]
}

function ratioOf({ now }: Finding): number {
  return now.disparateImpact.value ?? 0
}

function sentenceOf(
  { group, outcome, now, was }: Finding,
  { facet, bias, translator }: { facet: string; bias: BiasReport; translator: Translator },
): string {
  const { t, sentences, figures } = translator
  const { value, low, high } = now.disparateImpact
  const [ratio, from, to] = [value, low, high].map((figure) => figures.ratio(figure))
  const old = was?.disparateImpact.value ?? null
  const names = {
    facet,
    group: cellName(group.values, translator),
    outcome: outcomeName(outcome, translator),
  }
  if (!isUnder(now)) return t('summaryResolved', { ...names, ratio, was: figures.ratio(old) })
  const confidence = figures.percent(bias.confidence).replace(/\.0(?=%)/, '')
  const key = low === null || high === null ? 'None' : high >= fourFifths ? 'Reaches' : 'Below'
  return sentences(
    value === 0
      ? t('summaryNever', { ...names, rows: figures.count(group.rows) })
      : t(`summaryInterval${key}`, { ...names, ratio, low: from, high: to, confidence }),
    old === null ? undefined : t('summaryWas', { ratio: figures.ratio(old) }),
  )
}

/** The label values that count as positive, as one name. */
export function outcomeName({ positive }: Outcome, translator: Translator): string {
  return positive.map((values) => cellName(values, translator)).join(' / ')
}
