import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { isWordAt } from '../../identifiers/number-scan.js'

/**
 * Numbers behind "no.", "ID", 编号 or a card, whoever gives them out, in texts that were found to be about private people:
 * there such a number is one of theirs, unless the word before it says that a thing has it.
 */

const remark = '(?: ?[(（][^()（）\\n]{1,24}[)）])?'
const joint = `${remark}["'”」]{0,2}[ \\t]{0,3}(?:is|was|[:：=#]|\\.{2,12}:?|为|為|是|好似[係系]|[係系])?[ \\t]{0,3}["'“「(（]?`
/** What gives a number: O and 0, l and 1 are one to a scanner. */
const numbering = new RegExp(
  `(?<![\\p{L}\\p{N}_.@/-])(?:n[o0]s?(?:\\.|(?=[ :#]))|num(?:ber)?s?\\.?|nr\\.?|i\\.?d\\.?(?: n[o0]\\.?)?|lic(?:en[cs]e)?\\.?|cert(?:ificate)?\\.?|pp)(?![\\p{L}\\p{N}_])${joint}`,
  'giu',
)
/** What things have a number of. */
const ofThings =
  /(?:order|invoice|inv|item|model|part|ticket|flight|room|page|version|release|po|purchase|serial|track(?:ing)?|parcel|shipment|consignment|delivery|route|bus|train|platform|house|flat|unit|lot|apt|apartment|chapter|section|article|question|issue|pr|bug|build|batch|line|company|isbn|sku|product|catalogue|catalog|table|figure|exhibit|volume|vol|job|process|thread|session|device|app|request|trace|event|message|msg|transaction|txn|error|code|gate|seat|stop|bed|ward|appendix|rule|form|quote|docket|chip|microchip|asset|equipment|machine|meter reading|lottery|winning|hotline|toll|fax|phone|tel|telephone|mobile|cell|contact|vat|claim)[ \t._-]{0,4}$/i
const code =
  /(?=[^\d\n]{0,9}(?:\d[^\d\n]{0,5}){4})[A-Z\d](?:[A-Z\d]|[/-](?=[A-Z]{0,4}\d|[A-Z](?![A-Za-z]))|\.(?=\d)|\/(?=[A-Z]{2,5}\/)| (?=\d{2,7}(?![\d:%]|\.\d| ?[a-z]))| (?=[A-Z](?![A-Za-z\d'’-]))){3,26}(?![\p{L}\p{N}_@])/uy
const date =
  /^(?:\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?|\d{1,3}(?:\.\d{1,3}){3})$/

/** An abbreviation right before a number of at least eight digits: "UPN 84412907". */
const abbreviated = /(?<![\p{L}\p{N}_.-])([A-Z]{2,5})[:.]?[ \t]{1,2}(?=(?:[ -]?\d){8})/gu
const noNumberOf =
  /^(?:USD|EUR|GBP|CNY|RMB|INR|JPY|AUD|CAD|NZD|ZAR|HKD|SGD|TEL|FAX|ISO|RFC|PO|SKU|EAN|ISBN|ISSN|UPC|UTC|GMT|BST|EST|PST|AM|PM|VAT|ABN|ACN|ORD|INV|REF|RMA|AWB|RE|NO|FROM|TO|ON|AT|BY|OF|OR|AND|IN|SMS|CELL|MOB|PH|UNIX|HTTP|HTTPS|DATE|TIME)$/
const plainDigits = /\d(?:[ -]?\d){7,15}(?![\p{L}\p{N}_@]|[.:]\d)/uy

/** "the kids' passports: Noa 38117264, Itamar 38117265": every number on the rest of a line. */
const passports = /(?<![\p{L}])passports?(?![\p{L}])[^\n]{0,96}/giu
const passport = /(?<![\p{L}\p{N}_.@/-])[A-Z]{0,2}\d{7,9}(?![\p{L}\p{N}_@/-]|[.:]\d)/gu

const chineseNumbering = new RegExp(`(?:编[号號]|編[号號]|[号號][码碼]?|[证證]书?|[卡牌])${joint}`, 'g')
const ofChineseThings =
  /(?:尾|款|[诊診]|[订訂][单單]|运单|[運货貨]单|快[递遞]|单|單|流水|型|版本|版|[车車]次|航班|房[间間]?|[门門]牌?|[楼樓幢栋棟座单單室弄巷]|发票|發票|合同|[商产產货貨]品|[货貨批]次?|物流|包裹|[项項]目|章|序列|序|[电電][话話]|手[机機]|[联聯][系繫]|座机|[传傳][真]|[尺]码|信|股票|代|[条條]|[设設][备備]|[机機]器|[显顯]|声|网|[店]|路|站|快[递遞]单?|取件|[铺舖]|[档檔]案|文|工单|[会會][议議])$/
const chineseCode =
  /(?=(?:[^\d\n]{0,6}\d){4})[A-Za-z]{0,5}(?:[-_][A-Za-z]{1,4}){0,2}[-_]?\d[\dA-Za-z]{0,23}(?:[-_./][\dA-Za-z]{1,12}){0,4}(?: \d{3,4}(?!\d)){0,4}(?:[(（][\dA-Z][)）])?(?![\dA-Za-z_@]|[-.:：年月]\d|[年月元块件个個人米])/y

const leastDigits = 4
/** Fewer digits behind "id" count the rows of a table. */
const leastOfCounter = 6

/** Numbers that somebody has, beside other private data. */
export const personalNumber: Recognizer = {
  name: 'personal_number',
  entities: ['ACCOUNT_NUMBER'],
  bits: 0,
  rescans: true,
  sparesCode: 'lines',
  find({ text, isPrivate }, report) {
    if (isPrivate !== true) return
    const taken: number[] = []
    const see = (start: number, value: string, why: string) => {
      taken.push(start, start + value.length)
      report({ start, end: start + value.length, score: 0.55, validated: false, why })
    }
    const takeBehind = ({ 0: lead, index }: RegExpExecArray, things: RegExp, value: RegExp) => {
      const start = index + lead.length
      const given = matchAt(value, text, start)?.[0].trimEnd()
      if (given === undefined || date.test(given) || isWordAt(text, start - 1)) return
      const digits = given.replace(/\D/g, '').length
      const isCounter =
        digits === given.length && digits < leastOfCounter && lead.toLowerCase().startsWith('id')
      if (digits < leastDigits || isCounter || text[start + given.length] === '*') return
      if (things.test(text.slice(Math.max(0, index - 16), index))) return
      see(start, given, 'behind a word for a number, beside private data')
    }
    for (const hit of allMatches(numbering, text)) takeBehind(hit, ofThings, code)
    for (const { 0: lead, 1: word, index } of allMatches(abbreviated, text)) {
      const start = index + lead.length
      if (
        noNumberOf.test(word) ||
        taken.some((end, i) => i % 2 === 1 && taken[i - 1] <= start && start < end)
      )
        continue
      const value = matchAt(plainDigits, text, start)?.[0]
      if (value !== undefined && !date.test(value))
        see(start, value, 'behind an abbreviation, beside private data')
    }
    for (const { 0: line, index: from } of allMatches(passports, text))
      for (const { 0: value, index } of allMatches(passport, line))
        if (!date.test(value)) see(from + index, value, 'behind a word for passports, beside private data')
    if (/[号號证證卡牌]/.test(text))
      for (const hit of allMatches(chineseNumbering, text)) takeBehind(hit, ofChineseThings, chineseCode)
  },
}
