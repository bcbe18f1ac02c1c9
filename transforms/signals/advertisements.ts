import type { TextRange } from '../../src/arrow/columns/row-texts.js'

/** What `\s` of an expression is. */
const space =
  '\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

/**
 * Advertisements in Chinese: a call to get in touch, and a number or an address close behind it. Words alone hit too much
 * of clean text; a number alone is one.
 */
const call =
  /(?:(?:[加➕]|(?<![A-Za-z+]\s?)\+)\s*(?:我|一下)?\s*(?:微信|微|薇|威信|V信|[vV][xX]?(?![A-Za-z])|QQ|扣扣)|微信号|微信[:：]|[qQ]{2}群|扫码(?:关注|领取|添加|进群)|点击(?:下方)?链接|限时特价|限时抢购|免费领取|代理加盟|招商加盟|全场包邮|立即购买|领取优惠券|添加客服|咨询热线|加盟热线)/g
/**
 * What every call begins with: the texts in which none of it stands need not be searched.
 */
export const callBeginnings: readonly string[] = [
  ...['加', '➕', '+'].flatMap((plus) => [...'我一微薇威VvQ扣', ...space].map((next) => plus + next)),
  ...['QQ', 'qq', 'Qq', 'qQ'].map((letters) => `${letters}群`),
  ...[
    '微信号',
    '微信:',
    '微信：',
    '扫码',
    '点击',
    '限时特',
    '限时抢',
    '免费领',
    '代理加',
    '招商加',
    '全场包',
    '立即购',
  ],
  ...['领取优', '添加客', '咨询热', '加盟热'],
]
/** A number, an address, or a name: one of letters alone only right behind the call, where a word of another sentence cannot stand. */
const contact =
  /(?:[\d０-９](?:[-\s]?[\d０-９]){5,11}|^[^\S\n]?[:：]?[^\S\n]?[A-Za-z][-_A-Za-z0-9]{5,19}|[A-Za-z](?=[-_A-Za-z]*\d)[-_A-Za-z0-9]{5,19}|https?:\/\/|www\.)/
/** Characters behind a call in which a number still belongs to it. */
const reach = 24
/** Calls without any number that are as good as one. */
const manyCalls = 3

/** A page of so many characters may name one account, as most pages of the web do at their foot, and be none. */
const page = 1000

/** How many advertisements stand in a text, beyond one on a page: calls with a contact close by, or all calls where there are many. */
export function advertisements({ bytes, start, end }: TextRange): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString()
  return Math.max(0, advertisementPlaces(text).length - Math.floor(text.length / page))
}

/** Where they stand, in UTF-16 units: each call, with the contact behind it. */
export function advertisementPlaces(text: string): [start: number, end: number][] {
  let contacts = 0
  const places = Array.from(text.matchAll(call), ({ 0: words, index }): [number, number] => {
    const behind = index + words.length
    const found = contact.exec(text.slice(behind, behind + reach))
    if (found === null) return [index, behind]
    contacts++
    return [index, behind + found.index + found[0].length]
  })
  return contacts > 0 || places.length >= manyCalls ? places : []
}
