import { matchEnd } from '../../../../../src/text/match-at.js'
/**
 * The grammar of what follows the divisions in a Chinese address: roads, villages, buildings and numbers, each
 * read at a place, all bounded.
 */

export type PartKind = 'road' | 'place' | 'building' | 'number'

export interface AddressPart {
  kind: PartKind
  end: number
}

/** Longest name before a suffix, in characters. */
const maxName = 10

const roads = ['大道', '大街', '公路', '胡同', '路', '街', '道', '巷', '弄', '里', '段']
const places = [
  '街道',
  '开发区',
  '高新区',
  '工业园区',
  '工业园',
  '工业区',
  '科技园',
  '产业园',
  '软件园',
  '创业园',
  '园区',
  '社区',
  '新村',
  '农场',
  '林场',
  '镇',
  '乡',
  '村委会',
  '村民委员会',
  '村民小组',
  '自然村',
  '生产队',
  '屋组',
  '村',
  '庄',
  '屯',
  '寨',
  '苏木',
  '嘎查',
]
const buildings = [
  '小区',
  '花园',
  '大厦',
  '大楼',
  '广场',
  '公寓',
  '写字楼',
  '家园',
  '别墅',
  '中心',
  '国际',
  '酒店',
  '宾馆',
  '商场',
  '市场',
  '超市',
  '校区',
  '宿舍',
  '苑',
  '园',
  '城',
  '府',
  '湾',
  '庭',
  '居',
  '轩',
  '阁',
  '医院',
  '大学',
  '学院',
  '学校',
  '中学',
  '小学',
  '山庄',
  '邨',
  '坊',
  '楼',
]
const kinds: ReadonlyMap<string, PartKind> = new Map([
  ...roads.map((suffix): [string, PartKind] => [suffix, 'road']),
  ...places.map((suffix): [string, PartKind] => [suffix, 'place']),
  ...buildings.map((suffix): [string, PartKind] => [suffix, 'building']),
])
/** Suffixes that are parts of many other words: taken only where a number follows. */
const needsNumber: ReadonlySet<string> = new Set([
  '道',
  '里',
  '段',
  '弄',
  '巷',
  '庄',
  '屯',
  '寨',
  '苑',
  '园',
  '城',
  '府',
  '湾',
  '庭',
  '居',
  '轩',
  '阁',
  '坊',
  '楼',
  '中心',
  '国际',
  '酒店',
  '宾馆',
  '商场',
  '市场',
  '超市',
  '校区',
  '宿舍',
  '医院',
  '大学',
  '学院',
  '学校',
  '中学',
  '小学',
])
const lastCharacters: ReadonlySet<number> = new Set(
  [...kinds.keys()].map((suffix) => suffix.charCodeAt(suffix.length - 1)),
)
/** Words that end like a road and are none. */
const generic =
  /(?:道路|公路|铁路|马路|网路|思路|线路|电路|出路|一路|走路|上路|修路|高速公路|条路|条街|逛街|上街|大街|街道|渠道|知道|频道|报道|味道|管道|轨道|通道|隧道|人行道|地道|跑道|赛道|难道|城市|农村|乡村|新农村|山村|古村|古镇|小镇|城镇|乡镇|小区|居民小区|社区|家乡|故乡|阶段|手段|地段|路段|时段|这里|那里|哪里|公里|心里|家里)$/
const stops =
  /[的了是我你他她它这那哪吗呢吧啊很有被把到从往条个在并且等将已就也都能会可请说\d\s，。；：、！？,.;:!?()（）《》“”"'<>@|\0]/
const numerals = '零〇一二三四五六七八九十百'
const unit =
  '(?:号楼|号院|号库|号|弄|巷|栋|幢|座|塔|单元|室|层|字?楼|邻|组|队|排|户|房|段|区|期|门|院|坊|[Ff](?![A-Za-z])|#)'
const digits = `(?:[甲乙丙丁附]?\\d{1,5}(?:[-—之/]\\d{1,4}){0,3}|[A-Za-z](?:[-]?\\d{1,4})?|[${numerals}]{1,5})`
const numbered = new RegExp(
  `[-—]?(?:之)?(?:第)?${digits}(?:[甲乙丙丁]|[A-Za-z](?![A-Za-z]))?${unit}(?:之[\\d${numerals}]{1,3})?`,
  'y',
)
const bare =
  /[-—]?[A-Za-z]?\d{1,5}(?:-\d{1,4}){0,3}(?![\d.%:：年月日元米个分点时字人名张只条件篇句页首次天倍岁公千余多亿万里])/y
/** Behind another number: 东单元18号, 宿舍617. */
const furtherDoor =
  /(?:[东西南北中左右甲乙丙丁]?单元|宿舍|商铺|门面|档口)[A-Za-z]?\d{1,5}(?:[号室房层楼]|(?![\d.%年月日元米个]))|[前后]座|[A-Z][铺舖]|天台屋?|地铺/y
/** A hamlet behind a village of Taiwan, without a suffix of its own: 竹门里竹子门58之3号. No number that a day has. */
const hamlet = /\p{Script=Han}{1,4}?(?:\d{1,4}之\d{1,3}|\d{3,4}|[4-9]\d)号/uy
/** A building behind a number, by the number of its house that follows: 58号运河人家11幢. */
const namedHouse =
  /(?!第|共|至|到|和|与|的|一共|附近|对面|旁)\p{Script=Han}{2,8}?(?=\d{1,3}(?:号楼|栋|幢|座|单元|邻))|(?!第)\p{Script=Han}{1,6}[东西南北一二三四五][区期](?= ?\d{1,3}(?:号|栋|幢|座|-\d))/uy
/** 泉水A6区88号, before a number. */
const zone = /\p{Script=Han}{2,4}[A-Z]\d{0,2}[区座栋](?=\d)/uy
/** What stands at a number, where the address ends with it: 33号灯塔管理站. */
const landmark =
  /(?![是的了在和与及附对旁])\p{Script=Han}{2,8}?(?:站|所|院|厂|场|馆|店|厦|寓|校|铺|行|局|庙|寺|点|舍|室|中心|驿站|超市|家属院|营业厅|传达室|保安室|门卫|物业)(?=$|[\s，。；、,;)）(（])/uy
/** 石篱(二)邨, as estates of Hong Kong are numbered. */
const estate = /\p{Script=Han}{2,4}[(（][一二三四东西南北][)）][邨村苑]/uy
/** A door in words behind a number: 二百一十七号 三零二. */
const spokenDoor = /[零〇一二三四五六七八九]{3,4}(?=[\s，。,;；]|$)/y
/** A sub-district behind its district, where the address goes on. */
const subDistrict =
  /\p{Script=Han}{2,4}街道(?=[ ,，]?\p{Script=Han}{1,10}(?:路|街|巷|村|社区|小区|苑|园|大道|弄|里|\d))/uy
/** What makes a number after 号 something else: 3号线, 8号文件. */
const notDoor = /[线机码文令台召角选手字货井球员]/

/** The part that begins at a place; `previous` is the kind before it. */
export function addressPart(
  text: string,
  at: number,
  previous: PartKind | undefined,
): AddressPart | undefined {
  return (
    numberPart(text, at, previous) ??
    partAt(text, at, { pattern: subDistrict, kind: 'place' }) ??
    partAt(text, at, { pattern: zone, kind: 'building' }) ??
    partAt(text, at, { pattern: estate, kind: 'building' }) ??
    namedPart(text, at) ??
    (previous === undefined
      ? undefined
      : (partAt(text, at, { pattern: namedHouse, kind: 'building' }) ??
        (previous === 'number' ? partAt(text, at, { pattern: landmark, kind: 'building' }) : undefined)))
  )
}

function partAt(
  text: string,
  at: number,
  { pattern, kind }: { pattern: RegExp; kind: PartKind },
): AddressPart | undefined {
  const end = matchEnd(pattern, text, at)
  return end === undefined ? undefined : { kind, end }
}

function numberPart(text: string, at: number, previous: PartKind | undefined): AddressPart | undefined {
  const end = matchEnd(numbered, text, at)
  if (end !== undefined && !(text[end - 1] === '号' && notDoor.test(text[end] ?? '')))
    return { kind: 'number', end }
  const furtherEnd = previous === 'number' ? matchEnd(furtherDoor, text, at) : undefined
  if (furtherEnd !== undefined) return { kind: 'number', end: furtherEnd }
  const spokenEnd = previous === 'number' ? matchEnd(spokenDoor, text, at) : undefined
  if (spokenEnd !== undefined) return { kind: 'number', end: spokenEnd }
  const hamletEnd =
    at > 1 && previous === 'road' && text[at - 1] === '里' ? matchEnd(hamlet, text, at) : undefined
  if (hamletEnd !== undefined) return { kind: 'number', end: hamletEnd }
  if (previous === undefined || previous === 'place') return undefined
  const bareEnd = matchEnd(bare, text, at)
  return bareEnd === undefined ? undefined : { kind: 'number', end: bareEnd }
}

/** A name and a suffix such as 路 or 小区. */
function namedPart(text: string, at: number): AddressPart | undefined {
  for (let i = at; i < text.length && i < at + maxName + 2; i++) {
    if (stops.test(text[i]) && !text.startsWith('将军', i)) return undefined
    if (i === at || !lastCharacters.has(text.charCodeAt(i))) continue
    const found = suffixAt(text, at, i)
    if (found !== undefined) return found
  }
  return undefined
}

/** The longest suffix that ends with the character at `last`, or that goes on one more (街 of 街道). */
function suffixAt(text: string, from: number, last: number): AddressPart | undefined {
  for (let end = Math.min(text.length, last + 3); end > last; end--)
    for (let size = 4; size > 0; size--) {
      const start = end - size
      if (start <= from - 1 || start > last || (start === from && size < 2)) continue
      const suffix = text.slice(start, end)
      const kind = kinds.get(suffix)
      if (kind === undefined) continue
      if (start === from && generic.test(suffix)) continue
      if (start === from) continue
      const isAsked = needsNumber.has(suffix) || generic.test(text.slice(from, end))
      if (isAsked && !numberFollows(text, end) && matchEnd(doorBehindGap, text, end) === undefined) continue
      return { kind, end }
    }
  return undefined
}

const doorBehindGap = / (?:\d{1,3}-\d{1,4}(?:-\d{1,4})?|\d{3,4})(?![\d:：年月.-])/y

/** Whether a number with a unit, or a bare number, stands here. */
export function numberFollows(text: string, at: number): boolean {
  return numberPart(text, at, 'road') !== undefined
}

/** Whether a road of no more than its suffix would begin here: 路 after 中山, which is then no division. */
export function isRoadSuffix(text: string, at: number): boolean {
  for (let size = 2; size > 0; size--) {
    const kind = kinds.get(text.slice(at, at + size))
    if (kind === 'road' || kind === 'place') return true
  }
  return false
}
