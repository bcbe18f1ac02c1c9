/**
 * The page of a profile. It shows what the report holds and nothing else: figures, names of columns, and the values
 * that the profile may report. It holds no script and loads nothing.
 */

import type { ProfileReport } from '../schemas/profile.js'
import type { ProfileChanges } from '../schemas/profile-changes.js'
import { loadCharts } from './charts/charts.js'
import { html } from './page/markup.js'
import { renderPage } from './page/page.js'
import { biasPart } from './profile/bias.js'
import { chatPart } from './profile/chat-part.js'
import { columnCard } from './profile/column-card.js'
import { hasColumns, headOf, overviewOf } from './profile/overview.js'
import { tokensPart } from './profile/tokens-part.js'
import { translatorOf } from './words/words.js'

/** How the page of a profile is written. */
export interface RenderProfileOptions {
  /** The language of headings and explanations. Default `en`. */
  lang?: 'en' | 'zh' | undefined
  /** The heading, such as the name of the data. */
  title?: string | undefined
  /** An earlier profile, shown beside this one. */
  before?: ProfileReport | undefined
  /** How the two differ. */
  changes?: ProfileChanges | undefined
}

/** What `renderProfile` does, which loads this module when it is first called. */
export async function profilePage(report: ProfileReport, options: RenderProfileOptions): Promise<string> {
  const { lang = 'en', before, changes } = options
  const desk = { translator: translatorOf(lang), draw: await loadCharts() }
  const { t } = desk.translator
  const title = options.title ?? t('title')
  const { bias, columns, tokens } = report
  const body = html`<h1>${title}</h1>
<nav aria-label="${t('onPage')}"><ul>${bias !== undefined && html`<li><a href="#balance">${t('balance')}</a></li>`}${
    hasColumns(report, before) && html`<li><a href="#overview">${t('overview')}</a></li>`
  }${report.chat !== undefined && html`<li><a href="#chat">${t(report.chat.conversations === undefined ? 'promptsAndAnswers' : 'conversations')}</a></li>`}${tokens !== undefined && html`<li><a href="#tokens">${t('tokens')}</a></li>`}${columns.length > 0 && html`<li><a href="#details">${t('details')}</a></li>`}</ul></nav>
${headOf(report, before, desk)}${before !== undefined && html`<p class="note">${t('beforeAfterNote')}</p>`}
${bias !== undefined && biasPart(bias, { ...desk, before: before?.bias, changes })}
${hasColumns(report, before) && overviewOf(report, before, desk)}
${report.chat !== undefined && chatPart({ now: report.chat, was: before?.chat }, desk)}
${tokens !== undefined && tokensPart({ now: tokens, was: before?.tokens }, desk)}
${columns.length > 0 && html`<h2 id="details">${t('details')}</h2><p class="note">${desk.translator.sentences(t('histogramNote'), t('histogramBand'))}</p>`}
${columns.map((column, index) =>
  columnCard(
    column,
    before?.columns.find(({ path }) => path === column.path),
    {
      ...desk,
      id: `column-${index + 1}`,
      isCompared: before !== undefined,
    },
  ),
)}`
  return renderPage({ lang: lang === 'zh' ? 'zh-CN' : 'en', title, body })
}
