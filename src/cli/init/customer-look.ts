import type { Batch } from '../../arrow/batch.js'
import { TextLens } from '../../arrow/text-lens.js'

/** What people write about with those who sell to them; of each kind a record counts once. */
const kinds: readonly RegExp[] = [
  /\borders? (?:number|no\b|id\b|#)|\bmy order\b|[订訂][单單]/i,
  /\brefund|\breturn label|退[款货貨]|换货|換貨/i,
  /\btickets? (?:number|no\b|id\b|#)|\bcase (?:number|id\b|#)|\bsupport ticket|工[单單]|受理编号|报修|報修/i,
  /\bcustomer (?:service|support|care|id\b|number)|\bsupport agent|客服|售[后後]/i,
  /\btracking (?:number|code|id\b)|快[递遞]|物流|[运運][单單]/i,
  /\binvoices?\b|\bbilling\b|\bcharged\b|[发發]票|[账帳][单單]|扣[费費款]/i,
  /\b(?:my|your) account\b|\baccount number|[会會][员員][号號]|[账帳][户戶]/i,
  /\bshipment|\bdeliver(?:y|ed)\b|[发發][货貨]|收[货貨]|配送/i,
  /\bwarranty\b|\bsubscription\b|保修|保[单單]|套餐/i,
  /\bpasswords?\b|\bpasscode|\b(?:log|sign) ?in\b|密[码碼]|登[录錄]/i,
  /\bphone number|(?<!\d)1[3-9]\d{9}(?!\d)|手[机機][号號]/i,
  /\b(?:reservation|booking)(?: number| id\b| #|\b)|[预預][约約订訂]/i,
]
const leastKinds = 2
const leastShare = 0.2
/** From this share of records on, one kind each is enough: instructions about the world rarely hold any. */
const leastOfOneKind = 0.5

/** Of fewer records nothing follows from shares. */
const leastRecords = 5

/** Whether texts are of customers: orders, tickets, refunds in many records, whoever is named in them. */
export function isOfCustomers(batches: readonly Batch[], paths: readonly string[]): boolean {
  let rows = 0
  let ofCustomers = 0
  let ofOneKind = 0
  for (const batch of batches) {
    const seen = Array.from({ length: batch.numRows }, () => new Set<RegExp>())
    for (const path of paths) {
      const lens = new TextLens(batch, path)
      const rowOf = lens.rows()
      for (let i = 0; i < lens.length; i++) {
        const text = lens.at(i)
        if (text !== undefined) for (const kind of kinds) if (kind.test(text)) seen[rowOf[i]].add(kind)
      }
    }
    rows += batch.numRows
    ofCustomers += seen.filter(({ size }) => size >= leastKinds).length
    ofOneKind += seen.filter(({ size }) => size > 0).length
  }
  return (
    (ofCustomers > 0 && ofCustomers >= rows * leastShare) ||
    (rows >= leastRecords && ofOneKind >= rows * leastOfOneKind)
  )
}
