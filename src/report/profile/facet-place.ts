import type { BiasReport, FacetReport } from '../../schemas/profile.js'
import { type Content, html } from '../page/markup.js'
import { cellName, datum } from '../page/pair.js'
import type { Translator } from '../words/words.js'
import type { Desk } from './overview.js'

/** A facet in its report, and in an earlier one where there is one. */
export interface FacetPlace extends Desk {
  bias: BiasReport
  before?: FacetReport
  beforeBias?: BiasReport
}

/** The name of a group, with a mark where it has too few rows. */
export function groupHead(group: FacetReport['groups'][number], translator: Translator): Content {
  return [
    datum(cellName(group.values, translator)),
    group.isSmall && html` <span class="mark">${translator.t('fewRows')}</span>`,
  ]
}
