import type { TokenProfile } from '../../schemas/token-profile.js'
import { html, type Markup } from '../page/markup.js'
import { figureList, pair } from '../page/pair.js'
import type { Desk } from './overview.js'
import type { Versions } from './spread.js'
import { lengthPart } from './text-part.js'

/** How many tokens records have, and what a training on them would be. */
export function tokensPart({ now, was }: Versions<TokenProfile>, desk: Desk): Markup {
  const { t, figures } = desk.translator
  const hidden = t('hiddenCount')
  const both = (write: (of: TokenProfile['training']) => string) =>
    pair(write(now.training), was && write(was.training))
  return html`<h2 id="tokens">${t('tokens')}</h2><p class="note">${t('tokensNote', {
    length: figures.count(now.training.length),
    batchSize: figures.count(now.training.batchSize),
    epochs: figures.number(now.training.epochs),
  })}</p>${figureList(
    [
      [t('packedRows'), both(({ rows }) => figures.count(rows))],
      [t('packingWaste'), both(({ waste }) => figures.percent(waste))],
      [t('trainingSteps'), both(({ steps }) => figures.count(steps))],
      [t('overlongRecords'), both(({ overlong }) => (overlong === null ? hidden : figures.count(overlong)))],
      [t('lostTokens'), both(({ lost, overlong }) => (overlong === null ? hidden : figures.percent(lost)))],
    ],
    ' tiles',
  )}${lengthPart(t('tokensOfRecord'), { now: now.record, was: was?.record }, { ...desk, path: t('tokens') })}`
}
