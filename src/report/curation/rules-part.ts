import {
  isRuleFindings,
  type LanguageSpread,
  type NumberSpread,
  type RuleFindings,
} from '../../schemas/curation.js'
import type { ExpectedRows, StepReport } from '../../schemas/run-report.js'
import { limitChart } from '../charts/limit-chart.js'
import { shareBars } from '../charts/share-bars.js'
import { type Content, html, type Markup } from '../page/markup.js'
import { table } from '../page/page.js'
import type { Translator } from '../words/words.js'

/** What a step that judges rows says of them: what it removed and why, rule by rule, and where numbers lie around limits. */
export function curationPart(
  { name: step, counts, findings, groups }: StepReport,
  words: Translator,
): Content {
  return [
    removed(counts.dropped, { step, rows: counts.rowsIn }, words),
    step.endsWith(' dedup') && groups !== undefined && clusters(step, groups, words),
    isRuleFindings(findings) && findings.failed > 0 && rulesPart(step, findings, words),
  ]
}

/** Rows by the reason for which they were left out, with their share of those that came to the step. */
function removed(
  dropped: Readonly<Record<string, number>>,
  { step, rows }: { step: string; rows: number },
  translator: Translator,
): Content {
  const { t, figures } = translator
  const reasons = Object.entries(dropped).sort((a, b) => b[1] - a[1])
  if (reasons.length === 0) return ''
  return html`<h2>${t('stepDropped', { step })}</h2>${shareBars(
    reasons.map(([name, count]) => ({ name, share: count / rows, figure: figures.count(count) })),
    { caption: t('removedCaption'), head: [t('kind'), t('valueCount')], translator },
  )}`
}

function clusters(step: string, groups: readonly ExpectedRows[], { t, figures }: Translator): Markup {
  return html`<h2>${t('clustersOf', { step })}</h2>${table({
    head: [t('clusterSize'), t('rowsBefore'), t('rowsAfter')],
    rows: groups.map(({ group, rows, expected }) => [
      groupName(group, t),
      figures.count(rows),
      figures.count(expected),
    ]),
    kind: 'plain tally',
  })}`
}

/** How a cluster is called, in the language of the page. */
function groupName(group: string, t: Translator['t']): string {
  const [, size] = /^(\S+) alike$/.exec(group) ?? []
  if (size !== undefined) return t('alike', { size })
  return group === 'like no other' ? t('likeNoOther') : group === 'in an index' ? t('inIndex') : group
}

function rulesPart(
  step: string,
  { rules, languages = {}, spreads = [] }: RuleFindings,
  words: Translator,
): Markup {
  const { t, figures, languageName } = words
  const texts = Object.values(languages).reduce((sum, count) => sum + count, 0)
  return html`<h2>${t('rulesOf', { step })}</h2><p class="note">${t('rulesNote')}</p>${table({
    head: [t('rule'), t('breaksRule'), t('onlyThisRule'), t('limit')],
    rows: rules.map(({ rule, limit, failed, alone }) => [
      rule,
      figures.count(failed),
      figures.count(alone),
      limit === null ? '' : figures.number(limit),
    ]),
    kind: 'plain',
  })}${
    texts > 0 &&
    shareBars(
      Object.entries(languages)
        .sort((a, b) => b[1] - a[1])
        .map(([code, count]) => ({
          name: languageName(code),
          share: count / texts,
          figure: figures.count(count),
        })),
      { caption: t('languagesCaption'), head: [t('language'), t('texts')], translator: words },
    )
  }${spreads.some(hasBroken) && html`<p class="note">${t('limitsNote')}</p>`}${spreads.filter(hasBroken).map((spread) => spreadPart(spread, words))}`
}

const isBroken = ({ limits }: NumberSpread) => limits.some(({ failed }) => failed > 0)
const hasBroken = ({ numbers }: LanguageSpread) => numbers.some(isBroken)

/** The numbers of the texts of one language that are beyond a limit somewhere. */
function spreadPart(
  { language, texts, numbers }: LanguageSpread,
  { t, figures, languageName }: Translator,
): Markup {
  const name = language === 'other' ? t('otherLanguages') : languageName(language)
  return html`<h3>${name} <span class="kind">${t('textCount', { count: figures.count(texts) })}</span></h3><div class="charts">${numbers
    .filter(isBroken)
    .map(({ signal, histogram, limits }) => {
      const beyond = limits.filter(({ failed }) => failed > 0)
      const said = beyond.map(({ rule, failed }) => t('beyondLimit', { rule, count: figures.count(failed) }))
      const label = t('limitsOfNumber', { number: signal, language: name })
      return html`<figure><figcaption>${signal}</figcaption>${limitChart(histogram, { label, figures, limits })}<p class="note">${said.join(t('listSeparator'))}</p></figure>`
    })}</div>`
}
