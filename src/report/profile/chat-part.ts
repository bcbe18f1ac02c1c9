import type { ChatProfile, ConversationProfile, PartProfile } from '../../schemas/chat-profile.js'
import type { LengthProfile, ValueCount } from '../../schemas/column-profile.js'
import { type ShareBar, shareBars } from '../charts/share-bars.js'
import { type Content, html, type Markup } from '../page/markup.js'
import { table } from '../page/page.js'
import { datum, figureList, pair } from '../page/pair.js'
import type { Desk } from './overview.js'
import { histograms, rangeEntries, type Versions } from './spread.js'

/** How conversations go, and how long the texts of each role or column are. */
export function chatPart({ now, was }: Versions<ChatProfile>, desk: Desk): Markup {
  const { t } = desk.translator
  const { conversations, parts } = now
  return html`<h2 id="chat">${t(conversations === undefined ? 'promptsAndAnswers' : 'conversations')}</h2>
${conversations !== undefined && conversationPart({ now: conversations, was: was?.conversations }, desk)}
${parts.length > 0 && partsTable({ now: parts, was: was?.parts }, desk)}`
}

function conversationPart({ now, was }: Versions<ConversationProfile>, desk: Desk): Markup {
  const { t, figures } = desk.translator
  const system = ({ withSystem, count }: ConversationProfile): string =>
    withSystem === null ? t('hiddenCount') : figures.percent(count === 0 ? null : withSystem / count)
  const speakers = (name: 'firstSpeaker' | 'lastSpeaker', part: 'first' | 'last'): Content =>
    now[part].length > 0 &&
    html`<div>${shareBars(
      now[part].map((found) =>
        speakerBar(found, { all: now.count, was: was && { found: was[part], count: was.count } }),
      ),
      { caption: t(name), head: [t('role'), t('share')], full: 1, translator: desk.translator },
    )}</div>`
  return html`${figureList(
    [
      [t('conversations'), pair(figures.count(now.count), was && figures.count(was.count))],
      [t('withSystem'), pair(system(now), was && system(was))],
    ],
    ' tiles',
  )}<div class="charts bars">${speakers('firstSpeaker', 'first')}${speakers('lastSpeaker', 'last')}</div>${
    now.turns !== undefined &&
    html`<h3>${t('turns')}</h3><p class="note">${t('turnsNote')}</p>${figureList(rangeEntries({ now: now.turns, was: was?.turns }, { ...desk, write: figures.count }))}${histograms(
      { now: now.turns.histogram, was: was?.turns?.histogram },
      { ...desk, label: t('turns'), quantiles: { now: now.turns.quantiles, was: was?.turns?.quantiles } },
    )}`
  }`
}

function speakerBar(
  { value, count }: ValueCount,
  { all, was }: { all: number; was: { found: readonly ValueCount[]; count: number } | undefined },
): ShareBar {
  const old = was?.found.find((entry) => entry.value === value)
  return {
    name: datum(value),
    share: count / all,
    ...(was !== undefined && old !== undefined && { old: { share: old.count / was.count } }),
  }
}

function partsTable({ now, was }: Versions<readonly PartProfile[]>, desk: Desk): Markup {
  const { t, figures } = desk.translator
  const length = ({ quantiles: { at, values } }: LengthProfile, share: number): string =>
    figures.count(values[at.indexOf(share)])
  const hasTokens = now.some(({ tokens }) => tokens !== undefined)
  const units = ['characters', 'words', ...(hasTokens ? (['tokens'] as const) : [])] as const
  const rows = now.map((part) => {
    const old = was?.find((entry) => entry.part === part.part)
    const cells = units.flatMap((unit) =>
      [0.5, 0.95].map((share) => {
        const [lengths, before] = [part[unit], old?.[unit]]
        return lengths === undefined ? '' : pair(length(lengths, share), before && length(before, share))
      }),
    )
    return [datum(part.part), pair(figures.count(part.texts), old && figures.count(old.texts)), ...cells]
  })
  return table({
    caption: t('partsCaption'),
    head: [
      t('roleOrColumn'),
      t('texts'),
      t('medianCharacters'),
      t('mostCharacters'),
      t('medianWords'),
      t('mostWords'),
      ...(hasTokens ? [t('medianTokens'), t('mostWords')] : []),
    ],
    rows,
    kind: 'stack',
  })
}
