import type { TextRange } from '../../src/arrow/columns/row-texts.js'

/**
 * Advertisements in Chinese: a call to get in touch, and a number or an address close behind it. Words alone hit too much
 * of clean text; a number alone is one.
 */
const call =
  /(?:[加➕+]\s*(?:我|一下)?\s*(?:微信|微|薇|威信|V信|[vV][xX]?|QQ|扣扣)|微信号|微信[:：]|[qQ]{2}群|扫码(?:关注|领取|添加|进群)|点击(?:下方)?链接|限时特价|限时抢购|免费领取|代理加盟|招商加盟|全场包邮|立即购买|领取优惠券|添加客服|咨询热线|加盟热线)/g
const contact = /(?:[\d０-９](?:[-\s]?[\d０-９]){5,11}|[A-Za-z][-_A-Za-z0-9]{5,19}|https?:\/\/|www\.)/
/** Characters behind a call in which a number still belongs to it. */
const reach = 24
/** Calls without any number that are as good as one. */
const manyCalls = 3

/** How many advertisements stand in a text: calls with a contact close by, or all calls where there are many. */
export function advertisements({ bytes, start, end }: TextRange): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString()
  let [calls, contacts] = [0, 0]
  for (const { 0: words, index } of text.matchAll(call)) {
    calls++
    const behind = index + words.length
    if (contact.test(text.slice(behind, behind + reach))) contacts++
  }
  return contacts > 0 || calls >= manyCalls ? calls : 0
}
