import type { LengthProfile, TextProfile } from '../../schemas/column-profile.js'
import { type ShareBar, shareBars } from '../charts/share-bars.js'
import { html, type Markup } from '../page/markup.js'
import { datum, figureList, pair } from '../page/pair.js'
import type { Desk } from './overview.js'
import { histograms, quantileNote, rangeEntries, type Versions } from './spread.js'

/** What is known of texts without quoting them: how long they are, in which scripts and in which languages. */
export function textPart(path: string, { now, was }: Versions<TextProfile>, desk: Desk): Markup {
  const { t, figures, scriptName, languageName } = desk.translator
  const scripts = shareRows(
    now.scripts.map(({ script, share }) => ({ key: scriptName(script), share })),
    was?.scripts.map(({ script, share }) => ({ key: scriptName(script), share })),
  )
  const languages = shareRows(
    now.languages.map(({ language, share }) => ({ key: languageName(language), share })),
    was?.languages.map(({ language, share }) => ({ key: languageName(language), share })),
  )
  const shown = (value: number | null) => (value === null ? t('hiddenCount') : figures.count(value))
  const bars = (rows: ShareBar[], parts: { caption: string; name: string }) =>
    rows.length > 0 &&
    html`<div>${shareBars(rows, { caption: parts.caption, head: [parts.name, t('share')], full: 1, translator: desk.translator })}</div>`
  return html`${figureList([[t('emptyTexts'), pair(shown(now.empty), was && shown(was.empty))]])}<div class="parts"><div>${lengthPart(
    t('lengthCharacters'),
    { now: now.characters, was: was?.characters },
    { ...desk, path },
  )}</div><div>${lengthPart(t('lengthWords'), { now: now.words, was: was?.words }, { ...desk, path })}</div>${
    now.tokens !== undefined &&
    html`<div>${lengthPart(t('lengthTokens'), { now: now.tokens, was: was?.tokens }, { ...desk, path })}</div>`
  }</div><div class="charts bars">${bars(scripts, {
    caption: t('scriptsCaption'),
    name: t('script'),
  })}${bars(languages, { caption: t('languagesCaption'), name: t('language') })}</div>`
}

export function lengthPart(
  name: string,
  { now, was }: Versions<LengthProfile>,
  desk: Desk & { path: string },
): Markup {
  const { t, figures } = desk.translator
  return html`<h4>${name}</h4>${figureList([
    [t('total'), pair(figures.count(now.sum), was && figures.count(was.sum))],
    [t('mean'), pair(figures.number(now.mean), was && figures.number(was.mean))],
    ...rangeEntries({ now, was }, desk),
  ])}${quantileNote(now.quantiles, desk)}${histograms(
    { now: now.histogram, was: was?.histogram },
    {
      ...desk,
      label: t('lengthOf', { measure: name, column: desk.path }),
      quantiles: { now: now.quantiles, was: was?.quantiles },
    },
  )}`
}

interface NamedShare {
  key: string
  share: number
}

function shareRows(now: readonly NamedShare[], was: readonly NamedShare[] | undefined): ShareBar[] {
  return now.map(({ key, share }) => {
    const old = was?.find((entry) => entry.key === key)
    return { name: datum(key), share, ...(old && { old: { share: old.share } }) }
  })
}
