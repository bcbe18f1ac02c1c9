/**
 * Chinese is often typeset with spaces around digits and Latin words: 文三路 259 号 2 号楼 1203 室. They mean nothing, so
 * addresses are read without them.
 */

const unit = '(?:号|弄|栋|幢|座|单元|室|层|楼|组|院|巷|门|房|队|户)'
const gaps = new RegExp(
  [
    // Around a number with a unit, and before the door behind a building.
    `(?<=\\p{Script=Han}) (?=\\d{1,5} ?${unit})`,
    `(?<=\\d) (?=${unit})`,
    '(?<=号楼|栋|幢|座|单元|院|层) (?=\\d{2,4}(?!\\d| ?[年月日天元块人个米平点分]))',
    // 28 楼 F 室, 5 楼之 3.
    '(?<=[号楼层座]) (?=[A-Z] ?[室座铺])',
    '(?<=[A-Z]) (?=[室座铺](?!\\p{Script=Han}))',
    '(?<=[号楼]之) (?=\\d{1,3}(?!\\d))',
    // Between a park or district and the road in it.
    '(?<=园|区|镇|村|街道) (?=\\p{Script=Han}{1,6}[路街道巷] ?\\d)',
    // Around a name in Latin letters before a building: SOHO 现代城 5 号楼.
    '(?<=号院|号|路|街) (?=[A-Za-z]{2,10} ?\\p{Script=Han}{1,6} ?\\d{1,3} ?(?:号楼|栋|幢|座))',
    '(?<=\\d ?号院? ?[A-Za-z]{2,10}) (?=\\p{Script=Han}{1,6} ?\\d{1,3} ?(?:号楼|栋|幢|座))',
  ].join('|'),
  'gu',
)
const anyGap = / \d|[号楼层座] [A-Z]|[园区镇村道] | [号弄栋幢座单室层楼组院巷门房队户]/

/** A text without such spaces, and where a place in it stands in the text as it is. */
export interface ClosedText {
  text: string
  origin: (at: number) => number
}

export function closeGaps(text: string): ClosedText {
  const places = anyGap.test(text) ? Array.from(text.matchAll(gaps), ({ index }) => index) : []
  if (places.length === 0) return { text, origin: (at) => at }
  const before = places.map((place, order) => place - order)
  return {
    text: text.replace(gaps, ''),
    origin: (at) => at + countUpTo(before, at),
  }
}

/** How many of ascending numbers are no larger than one. */
function countUpTo(sorted: readonly number[], most: number): number {
  const first = sorted.findIndex((each) => each > most)
  return first < 0 ? sorted.length : first
}
