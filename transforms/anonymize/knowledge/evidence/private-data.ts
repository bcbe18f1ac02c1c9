import { allMatches } from '../../../../src/text/match-at.js'
import type { Span } from '../../detect/recognizer.js'
import { dateOfBirth } from '../../entities/context/dates.js'
import { definitionOf } from '../../entities/entities.js'

/** A part of a text, in UTF-16 units. */
export interface TextRange {
  start: number
  end: number
}

const placeholder = /<([A-Z][A-Z0-9]*(?:_[A-Z][A-Z0-9]*)*)(?:_\d+)?(?::[\w=-]+)?>/g

/** Where data stand that belong to one private person: mail, phone, address, account, id; found now or by an earlier run. */
export function privateRanges(text: string, found: readonly Span[]): TextRange[] {
  const ranges: TextRange[] = found.filter(({ entity }) => definitionOf(entity).isOfOnePerson)
  if (!text.includes('<')) return ranges
  for (const { 0: tag, 1: entity, index } of allMatches(placeholder, text))
    if (definitionOf(entity).isOfOnePerson) ranges.push({ start: index, end: index + tag.length })
  return ranges
}

/** Where a date of birth stands, which makes a name personal that is not known as a public one. */
export function birthSpans(found: readonly Span[]): Span[] {
  return found.filter(({ entity }) => entity === dateOfBirth.name)
}

/** How far two ranges stand apart, in UTF-16 units. */
export type Distance = (a: TextRange, b: TextRange) => number

/**
 * Distances that count nothing of what was found, or replaced by an earlier run: so a text and the same with its
 * values replaced are measured alike.
 */
export function openDistance(text: string, found: readonly TextRange[]): Distance {
  const covered: TextRange[] = [...found]
  if (text.includes('<'))
    for (const { 0: tag, index } of allMatches(placeholder, text))
      covered.push({ start: index, end: index + tag.length })
  const beforeStarts = openSum(covered.map(({ start }) => start))
  const beforeEnds = openSum(covered.map(({ end }) => end))
  const coveredBefore = (place: number) => beforeStarts(place) - beforeEnds(place)
  return (a, b) => {
    const [from, to] = a.start < b.start ? [a.end, b.start] : [b.end, a.start]
    return to <= from ? 0 : to - from - (coveredBefore(to) - coveredBefore(from))
  }
}

/** Answers how far a place stands behind some others, those before it summed up. */
function openSum(places: readonly number[]): (place: number) => number {
  const sorted = Float64Array.from(places).sort()
  const sums = new Float64Array(sorted.length + 1)
  for (const [i, at] of sorted.entries()) sums[i + 1] = sums[i] + at
  return (place) => {
    const count = countBefore(sorted, place)
    return count * place - sums[count]
  }
}

/** How many numbers of a sorted list are less than another. */
function countBefore(sorted: ArrayLike<number>, place: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Goes through those of some ranges that stand less than `reach` from a place, the nearest first on either side. */
export type NearTo<T extends TextRange> = (place: TextRange, reach: number) => Iterable<T>

/** For disjoint ranges; the time that it takes is that of those which are near. */
export function openNear<T extends TextRange>(ranges: readonly T[], distance: Distance): NearTo<T> {
  const sorted = [...ranges].sort((a, b) => a.start - b.start)
  const starts = sorted.map(({ start }) => start)
  return function* (place, reach) {
    const first = countBefore(starts, place.start)
    for (let i = first; i < sorted.length && distance(sorted[i], place) < reach; i++) yield sorted[i]
    for (let i = first - 1; i >= 0 && distance(sorted[i], place) < reach; i--) yield sorted[i]
  }
}

/** What stands before somebody who speaks or is dealt with, and after which no public person is meant. */
const introduction =
  /(?:\b(?:my name is|my name['’]s|call me|i am|i['’]m|signed|sincerely|regards|customer|patient|client|employee|applicant|tenant|account holder|(?:my|our) (?:\p{L}+[ -]){0,2}?(?:wife|husband|boss|manager|friend|colleague|mother|father|brother|sister|son|daughter|teacher|doctor|landlord|neighbou?r|cousin|uncle|aunt|accountant|lawyer|assistant))|\b(?:maiden name|last name|surname|attn)(?: is)?)[\s,:*"]{0,4}(?:(?:mr|mrs|ms|miss|dr)\.? )?$|(?:我叫|我是|名叫我|联系人|收件人|寄件人|客户|患者|病人|员工|业主|租户|申请人|投保人|我的?(?:妻子|丈夫|老婆|老公|同事|朋友|邻居|老板|老师|爸爸|妈妈|哥哥|弟弟|姐姐|妹妹|儿子|女儿))[：:\s是叫]{0,3}$/iu
const longestIntroduction = 32

/** Whether the words before a name introduce a private person: "my name is", "customer", 联系人. */
export function isIntroduced(text: string, start: number): boolean {
  return introduction.test(text.slice(Math.max(0, start - longestIntroduction), start))
}

const speaking = /(?:^|[.!?,\n] ?|(?:hi|hello|hey|morning|afternoon|evening),? )(?:this|it) is $/i
const ofSelf = /^,?(?: and| -)? ?(?:my|i|i['’](?:m|ve|d|ll)|calling|speaking|here)(?![\p{L}])/iu

/** Whether somebody says so who is speaking: "this is Michael Jordan, my order is late". */
export function isSpeaking(text: string, { start, end }: TextRange): boolean {
  return (
    speaking.test(text.slice(Math.max(0, start - longestIntroduction), start)) &&
    ofSelf.test(text.slice(end, end + longestIntroduction))
  )
}

const nameField =
  /(?:^| )(?:name|first|last|given|surname|customer|client|patient|employee|contact|recipient|sender|user|owner|applicant|student|member)(?:$| )|姓名|联系人|收件人|客户|患者|员工|会员|学生/

/** Whether the name of a field says that its values are names of people one deals with. */
export function isNameField(field: string): boolean {
  return nameField.test(field)
}
