import type { Span } from '../../detect/recognizer.js'
import { definitionOf } from '../../entities/entities.js'
import { streetAddress } from '../../entities/names.js'
import { isTalk } from './private-signs.js'
import { fiction, longPast, speaker } from './public-evidence.data.js'

/**
 * Addresses of what is open to everybody or known to all: residences of heads of state, museums, branches of banks. They
 * are told where a text describes the world; beside a phone or an account an address is somebody's.
 */

const reach = 64
const door = /[\da-z]|[零〇一二三四五六七八九十百][号號弄栋棟幢座室楼樓单單巷组組]/iu
const seat =
  /\b(?:(?:official|royal|presidential) residence|headquarters|head office|embassy|consulate|parliament|city hall|town hall|White House)\b[^.\n]{0,44}$/iu
const open =
  /(?:museum|gallery|palace|cathedral|basilica|university|library|theatre|theater|opera house|stadium|monument|memorial)(?:,| is| is (?:located|situated) at| at| \()[^.\n]{0,4}$/iu
/** What is said of such a place behind its address. */
const openBehind =
  /^[^\n]{0,40}(?:official residence|seat of|headquarters|museum|is open to|tourists?|landmark|was (?:built|designed|completed) |has been the)/iu
const chineseBehind =
  /^[^\n]{0,24}(?:[楼樓]高|[设設][计計]|竣工|[启啟]用|地[标標]|始建|建成|景[点點]|[参參][观觀]|[开開]放)/u
const chinese =
  /(?:官邸|白宫|总部|总行|分行|支行|门店|博物[馆院]|美术馆|图书馆|体育馆|纪念馆|故居|使馆|大厦|剧院|剧场|景区|公园|大学|教堂|故宫|塔)[^。\n]{0,40}$/u

/** Whose houses nobody lives in. */
const tales = /\b(?:tales|novels?|stories|detective|characters)\b/i
/** What is delivered somewhere goes to somebody, and so does who lives there. */
const delivery =
  /(?:(?:收[货貨件]|寄[件送]|送[货貨]|[邮郵回][寄邮郵]|取件|上[门門]|配送|派送|家庭|居住|[现現]居?住|[户戶]籍|[联聯][系繫]|通[讯訊]|[详詳][细細])地址|(?:^|[\n，。；,;\s])地址[是为為：:]|地址[更改][新改为為成]|住址|收[货貨件]人|[寄送][到至往]|[配派]送至|家住)[^\n。；]{0,24}$|\b(?:ship(?:ped|ping)?|deliver(?:ed)?|mailed|sent?|(?:shipping|delivery|home|mailing|billing) address)(?: it| them| this)?(?: to| is|:)[^\n.;]{0,12}$/iu

/** The addresses of such places, where the text holds nothing else of one person. */
export function publicPlaces(text: string, found: readonly Span[]): ReadonlySet<Span> {
  const addresses = found.filter(({ entity }) => entity === streetAddress.name)
  if (addresses.length === 0 || speaker.test(text) || isTalk(text)) return new Set()
  const isOfOnePerson = ({ entity }: Span) =>
    entity !== streetAddress.name && definitionOf(entity).isOfOnePerson
  if (found.some(isOfOnePerson)) return new Set()
  const isOfTales = fiction.test(text) || (longPast.test(text) && tales.test(text))
  return new Set(
    addresses.filter(({ start, end }) => {
      const before = text.slice(Math.max(0, start - reach), start)
      if (delivery.test(before)) return false
      if (isOfTales) return true
      // 江苏省宜兴市丁蜀镇: where something comes from is nobody's door.
      if (!door.test(text.slice(start, end))) return true
      const behind = text.slice(end, end + reach)
      return (
        seat.test(before) ||
        open.test(before) ||
        chinese.test(before) ||
        openBehind.test(behind) ||
        chineseBehind.test(behind)
      )
    }),
  )
}
