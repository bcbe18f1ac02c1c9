import { isMainHan } from '../../../../../src/text/letters.js'
import { allMatches, matchEnd } from '../../../../../src/text/match-at.js'

/**
 * What no grammar of roads and buildings foresees, since each estate and each park counts in its own way: 科技园南区R2-B栋4楼,
 * SOHO塔2 C座1501, 信息学部3舍412. Where an address has begun, or a word has announced one, all up to the end of the clause
 * belongs to it if that ends with a door.
 */

const door =
  '(?:[A-Za-z]{0,2}\\d{1,4}(?:[-—]\\d{1,4}){0,2}(?:号楼?|室|层|楼|栋|幢|座|单元|房|户|舍|[A-Z])?|[A-Z]\\d?[座栋])'
/** 塔2 C座1501: behind a space that a building or a door follows, and no longer number, a clause goes on. */
const further = ' (?=[A-Z]?\\d{1,4}(?!\\d)|[A-Z][座栋幢])'
const clauseEnd = `(?=$|[\\n\\t\\r\u3000，。；、,;!！?？)）”」]|(?!${further}) )`
const inside = `(?:(?!\\d{6})[\\p{Script=Han}A-Za-z\\d()（）\\-—]|${further})`
const rest = new RegExp(`[ -]?${inside}{0,24}?${door}${clauseEnd}`, 'uy')
const value = new RegExp(`${inside}{2,32}?${door}${clauseEnd}`, 'uy')
/** 大陆国际, 津汇广场: a house behind its number, where a form asks for an address. */
const house = new RegExp(`\\p{Script=Han}{2,10}${clauseEnd}`, 'uy')
/** What only places are called, or a name in Latin letters before more. */
const ofPlace =
  /[座栋幢楼层室园区城苑厦场塔舍院村寓邸湾居轩阁庭邨埔港]|期|基地|中心|大学|学部|号|[A-Za-z]{3,}/u
/** Words of sentences, and what is counted and is no door. */
const notOfPlace =
  /[的了是我你您他她它在与及或被把从往很就都也要请叫给让吗呢吧有到至]|电话|手机|邮编|热线|编号|单号|订单|密码|人口|产值|面积|价格|新增|共计|排名|第\d|公里|路线|地铁|\d年|\d月|\d日|\d[元万亿人名个米%]/u

/** Where the clause ends in which an address has begun, if it ends with a door; the place itself otherwise. */
export function restOfClause(text: string, from: number, isAsked: boolean): number {
  const end = matchEnd(rest, text, from) ?? (isAsked ? matchEnd(house, text, from) : undefined)
  if (end === undefined) return from
  return isOfPlace(text.slice(from, end)) || (isAsked && !notOfPlace.test(text.slice(from, end))) ? end : from
}

function isOfPlace(part: string): boolean {
  return ofPlace.test(part) && !notOfPlace.test(part)
}

/** Where something is delivered, or somebody lives. */
const announcements =
  /(?:(?:收货|收件|寄件|送货|取件|上门|配送|家庭|居住|通讯|联系|邮寄|寄送|回邮|现住|户籍|详细|新)地址|住址|[寄送][到至往]|配送至|派送至|家住|[我咱]们?家?[住在]{1,2}|住在)[是为在：:\s]{0,3}/gu

/** The values of such announcements that end with a door. */
export function announcedAddresses(text: string): { start: number; end: number }[] {
  return allMatches(announcements, text).flatMap(({ 0: cue, index }) => {
    const start = index + cue.length
    const end = isMainHan(text.charCodeAt(start)) ? matchEnd(value, text, start) : undefined
    return end !== undefined && isOfPlace(text.slice(start, end)) ? [{ start, end }] : []
  })
}
