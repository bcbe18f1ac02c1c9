import { isMainHan } from '../../../../src/text/letters.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { isCompoundSurname } from '../../entities/made-up/compound-surnames.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { type Candidate, liftListed, liftRepeated, openProposals } from '../chinese-text/proposals.js'
import { simplify } from '../chinese-text/simplify.js'
import type { Words } from '../chinese-text/word-tables.js'
import { openDoubts } from './doubts.js'
import { joinEvidence } from './join.js'
import type { ChineseNameModel } from './model.js'
import { openShortNames } from './short-names.js'
import { openTagText } from './tag-text.js'
import { openWordForms } from './word-forms.js'

const unit = 12
/** Odds that double confidence, as natural logarithms. */
const slope = 2.2
const leastReported = 0.3

/** Names of persons in Chinese text: what rules propose and what a tagger finds, weighed together. */
export function chinesePerson(words: Words, model: ChineseNameModel): Recognizer {
  const propose = openProposals(words)
  const tagText = openTagText(words, model)
  const forms = openWordForms(words)
  const doubt = openDoubts(words, forms)
  const findShort = openShortNames(words, forms)
  return {
    name: 'chinese_person',
    entities: ['PERSON'],
    bits: prefilterBits.han,
    rescans: true,
    find(scan, report) {
      const text = simplify(scan.text, words.simplified)
      const proposals = propose(scan, text).filter((one) => !isSaid(text, one))
      const joined = joinEvidence(proposals, tagText(text, proposals))
      doubt(text, joined)
      liftListed(text, joined)
      liftRepeated(text, joined)
      for (const one of joined) one.end = endOfListed(text, endOfSurname(text, withoutAdverb(text, one)), one)
      joined.push(...findShort(text, joined))
      const people = joined.filter((one) => !isSaid(text, one))
      for (const one of people) if (one.odds > 0) one.start = startOfLatin(scan.text, one.start)
      reportPeople(people, scan.isExplaining, report)
    },
  }
}

const titled =
  /^(?:先生|女士|小姐|太太|夫人|护士长|主管|教练|检察官|老师|医生|医师|大夫|教授|律师|护士|师傅|经理|主任|老板|队长|班长|局长|处长|科长|校长|院长|所长|店长|村长|镇长|书记|支书|技师|站长|组长|社长|团长|连长|营长|会计|警官|法官|同学|同志|博士|总监|阿姨|阿婆|阿公|叔叔|大爷|大妈|大叔|大婶|大娘|大伯|奶奶|爷爷|师母|师兄|师姐|[总工导局处董])$/

/** "Mei Lam 林美": the same name in Latin letters, at the head of a line or a field. */
const latin = /(?:^|[\n:：，、,\]】(（|])\s?([A-Z][A-Za-z'’-]{1,14}(?: [A-Z][a-z'’-]{1,14}){0,2} )$/
const noLatin =
  /^(?:Name|Tel|Dear|Hi|Hello|Hey|To|From|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Patient|Contact|Attn|By|Author|Date|Add|Addr|Address|Email|Mail|Phone|Mobile|Fax|Re|Fwd|Cc|Bcc|No|ID|The|And|For|With|Note|Todo|Fix|App|Web|Wifi|Python|Java|Excel|Word|Windows|Mac|Office|Steam|Zoom|Teams|Slack|Line|Google|Apple|CEO|CTO|CFO|HR|PM|VP|UP|Room) /i
const longestLatin = 52

/** Where a name begins that stands in both scripts, and whose Chinese half begins at `start`. */
function startOfLatin(text: string, start: number): number {
  if (text[start - 1] !== ' ') return start
  const name = latin.exec(text.slice(Math.max(0, start - longestLatin), start))?.[1]
  return name === undefined || noLatin.test(name) ? start : start - name.length
}

/** What is said to the reader right behind a label or a speaker: 联系人：请点击“添加”, 客服：祝您愉快, 客服：谢谢陈先生. */
const address = /^(?:请|点击|免贵|我姓|祝[您你愿大各]|谢谢|明白|收到|了解|知道|稍等|没事)/

function isSaid(text: string, { start }: Candidate): boolean {
  return address.test(text.slice(start, start + 2))
}

/** What is said of people that were just named, and is no part of a name: 李四各有五个. */
const adverbs = '各也却'

function withoutAdverb(text: string, one: Candidate): Candidate {
  const { start, end } = one
  return end - start > 2 && adverbs.includes(text[end - 1]) ? { ...one, end: end - 1 } : one
}

/** 到会:钱柏年(主任)、老陶: who is present, up to the mark behind the name. */
const present =
  /(?<=^|\n)[^\n：:]{0,4}(?:到会|到會|出席|参会|與會|与会|参加|缺席|列席|请假)[^\n：:]{0,4}[：:][^\n]{0,80}$/
const listMark = '（(、，,/ \n'

function endOfListed(text: string, end: number, { start }: Candidate): number {
  const isCut =
    end - start === 2 && isMainHan(text.charCodeAt(end)) && listMark.includes(text[end + 1] ?? '\n')
  if (!isCut || !'、：:，, '.includes(text[start - 1] ?? '')) return end
  return present.test(text.slice(Math.max(0, start - 96), start)) ? end + 1 : end
}

/** The end of the surname where a title follows, which says nothing of who it is; 李叔 and 王姐 are names as a whole. */
function endOfSurname(text: string, { start, end, given }: Candidate): number {
  const isCompound = end - start > 2 && isCompoundSurname(text.slice(start, start + 2))
  // 令狐师傅, of which 令狐师 may be found.
  if (isCompound && titled.test(text.slice(start + 2, start + 4))) return start + 2
  const size = isCompound ? 2 : 1
  if (end - start === 2 && given > 0 && text[start + 1] !== '总') return end
  return titled.test(text.slice(start + size, end)) ? start + size : end
}

function reportPeople(candidates: readonly Candidate[], isExplaining: boolean, report: Report): void {
  for (const { start, end, odds, given, cue } of candidates) {
    const score = 0.98 / (1 + Math.exp(-odds / slope))
    if (score < leastReported && !isExplaining) continue
    const likely = Math.max(0, 1 - given / (12 * unit)).toFixed(1)
    const form = given === 0 ? 'form of a name' : `surname, given-name score ${likely}`
    report({ start, end, score, validated: false, why: cue === '' ? form : `${form}, ${cue}` })
  }
}
