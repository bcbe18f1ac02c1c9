import { nameKey } from './tables/name-key.js'
import { type LookUpName, nameFacts } from './tables/name-table.js'
import { reasonOf, reasons } from './thing-reasons.js'
import { chineseCarrier, chineseEponym } from './things.data.js'

/** How far a name of a place may reach beyond what was taken for a person: 里约热内 of 里约热内卢. */
const mostCut = 3
/** How far what is named after a person is looked for behind the name, in UTF-16 units. */
const reach = 10

/** What is said of kinds of animals and plants, right behind the name. */
const ofSpecies =
  /^[^，。！？\n]{0,8}(?:灭绝|滅絕|绝迹|絕跡|濒危|瀕危|栖息|棲息|物种|物種|花期|原产|原產|产卵|迁徙|羽毛|幼鸟|野化|放归|属植物|科植物|科动物)/u

/** Says why a name in Chinese characters is none of a person; `undefined` where nothing speaks against it. */
export function openChineseThings(
  lookUp: LookUpName,
): (text: string, start: number, end: number) => string | undefined {
  return (text, start, end) => {
    if (chineseCarrier.test(text.slice(start, end))) return reasons.thing
    for (let from = start; from >= Math.max(0, start - mostCut); from--)
      for (let to = end; to <= Math.min(text.length, end + mostCut); to++) {
        const facts = lookUp(nameKey(text.slice(from, to)))
        const reason = (facts & nameFacts.whole) === 0 ? reasonOf(facts) : undefined
        if (reason !== undefined) return reason
      }
    if (ofSpecies.test(text.slice(end, end + 2 * reach))) return reasons.thing
    return chineseEponym.test(text.slice(end, end + reach)) ? reasons.eponym : undefined
  }
}
