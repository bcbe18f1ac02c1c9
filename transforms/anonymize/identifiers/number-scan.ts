import { isAsciiLetter, isDigit } from '../../../src/text/letters.js'
import { matchEnd } from '../../../src/text/match-at.js'

/**
 * What all number recognizers share: where numbers begin, and which words stand before them. A pattern is
 * tried only at the first digit of a group, so that a scan stays linear however long the text.
 */

const cueWindow = 32
const throughTag = /^.*[A-Z]{2}(?::[a-p]{16})?>/s
const gluedWord = /(?=[a-f]{0,8}[g-z])[a-z]{2,12}(?![a-z\d_])/iy

/** After so many lone digits in a row, one character between them, there is a table or a drawing, no number. */
const mostLoneDigits = 32

/**
 * Calls `visit` with the place of every digit that has no digit before it and is followed, over short gaps
 * without letters, by others that make at least `least`; not deep inside a long row of lone digits. What
 * `visit` answers, when it is beyond that place, is where the scan goes on.
 */
export function eachDigitGroup(
  text: string,
  visit: (start: number) => number | undefined,
  least: keyof typeof groupStarts = 1,
): void {
  const pattern = groupStarts[least]
  let last = -1
  let lone = 0
  for (let from = 0; ; ) {
    const end = matchEnd(pattern, text, from)
    if (end === undefined) return
    const found = end - 1
    from = found + 1
    lone = found === last + 2 ? lone + 1 : 0
    last = found
    if (lone > mostLoneDigits) continue
    const next = visit(found)
    if (next !== undefined && next > found) from = next
  }
}

/** A compiled search passes over text several times faster than a loop over its characters. */
const groupStarts = {
  1: /(?<!\d)\d/g,
  4: /(?<!\d)\d(?=(?:[^0-9A-Za-z]{0,4}\d){3})/g,
  6: /(?<!\d)\d(?=(?:[^0-9A-Za-z]{0,4}\d){5})/g,
  7: /(?<!\d)\d(?=(?:[^0-9A-Za-z]{0,4}\d){6})/g,
  11: /(?<!\d)\d(?=(?:[^0-9A-Za-z]{0,4}\d){10})/g,
} as const

/** Whether an ASCII letter, a digit or `_` stands at `i`. Chinese characters are no part of an identifier. */
export function isWordAt(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  return isDigit(code) || isAsciiLetter(code) || code === 95
}

/** Whether `start … end` is cut out of a longer token: letters, digits or decimals go on beside it. */
export function isCutOut(text: string, start: number, end: number): boolean {
  if (start > 0 && isWordAt(text, start) && isWordAt(text, start - 1)) return true
  if (start > 1 && text[start - 1] === '.' && isDigit(text.charCodeAt(start - 2))) return true
  return goesOn(text, end)
}

/**
 * Whether the token that ends at `end` goes on behind it, with digits, decimals or letters. A word stuck to a
 * number, as in chats, is none of it; letters a to f alone could be the rest of a hash.
 */
export function goesOn(text: string, end: number): boolean {
  if (text[end] === '.') return isDigit(text.charCodeAt(end + 1))
  return isWordAt(text, end) && matchEnd(gluedWord, text, end) === undefined
}

/** Whether `cue` matches in the 32 characters before `start`. The words of a tag such as `<PHONE_NUMBER>` are none. */
export function hasCue(text: string, start: number, cue: RegExp): boolean {
  const lead = text.slice(Math.max(0, start - cueWindow), start)
  return cue.test(lead.includes('>') ? lead.replace(throughTag, '') : lead)
}

const sumBefore = /[\d)] ?= ?[-−]?$|\d [+*×÷] $/
/** What stands between a sum and its result: "12 + 30 =", then "The result is:". */
const sumAbove = /\d ?[-+*×÷/] ?\d[\d.,]{0,20} ?=[^\d]{1,40}$/
const sumBehind = /^ [-+*×÷/] \d[\d.,]{0,20} = ?\d/

/** Whether a number is a term or the result of a sum: "12 × 7 = 84". */
export function isOfSum(text: string, start: number, end: number): boolean {
  if (hasCue(text, start, sumBefore) || sumAbove.test(text.slice(Math.max(0, start - 2 * cueWindow), start)))
    return true
  return sumBehind.test(text.slice(end, end + cueWindow))
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** What may stand between such a word and the number: quotes of a key, a colon, 为. */
const joint = `["'”」』)\\]]{0,2}\\s{0,2}(?:[:：=#]|->|是|为)?\\s{0,2}["'“「『(\\[]{0,2}$`
const otherWords = [
  '(?:order|invoice|tracking|ticket|serial|isbn|issn|doi|sku|part|item|ref(?:erence)?|transaction|batch|build|case)[\\s_-]{0,2}(?:id|code|num(?:ber)?|no\\.?|#)?\\s{0,2}(?:is|was)?',
  '(?<![a-z])(?:(?:out_)?trade|waybill|express|logistics|shipment|parcel|trace|span|request|session|product|goods|barcode|ean|upc|commit|version|ver|build|model)[\\s_-]?(?:id|code|num(?:ber)?|no\\.?)?',
  '(?:订单|訂單|单|單|流水|运单|快递|快遞|物流|包裹|取件|编|編|批次|序列|产品|商品|货|版本|交易|合同|发票|工单|票|条形?|追踪|跟踪|案|型|机型|零件|文件|资产|设备|批|期|档案?|会议|航班|课程|学|工|房间?)(?:编|編)?[号號码碼](?:码|碼)?',
  '(?:时间戳|時間戳|[国國][药藥][准準]字|批准文[号號]|单据|编码|代码|哈希值?|校验[码值和]|摘要|随机数|流水|经度|纬度|坐标|价格|金额|总额|条码|条形码|版本|书号)',
].join('|')
/** Words that count only as the name of a field. */
const weakWords =
  'time|timestamp|(?:created|updated)_?at|ts|epoch|sn|uuid|guid|md5|sha\\d{0,3}|hash|checksum|nonce|seed|lat|lng|lon|latitude|longitude|price|amount|total|score'

/** Words before a number that name it as something that belongs to nobody: an order, an ISBN, a version. */
export const negativeContext = new RegExp(
  `(?:${otherWords})${joint}|(?<![a-z])(?:${weakWords})["']?\\s?[:：=]\\s?["']?$|#$`,
  'i',
)
