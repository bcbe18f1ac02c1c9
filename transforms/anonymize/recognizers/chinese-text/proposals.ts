import { isMainHan } from '../../../../src/text/letters.js'
import type { Scan } from '../../detect/recognizer.js'
import { shortTitleOdds } from './called-names.js'
import { isDot, openForeignNames } from './foreign-names.js'
import { Lattice, maxRun } from './lattice.js'
import { type Form, openCandidates } from './name-candidates.js'
import { leastLabel, openContext } from './name-context.js'
import type { Words } from './word-tables.js'

/**
 * What rules take for names of persons in Chinese text: a surname and one or two characters are a name where that is
 * likelier than reading the same characters as words, given what stands beside them.
 */

/** Something that may be a name, and what speaks for it. */
export interface Candidate {
  start: number
  end: number
  /** As a natural logarithm. */
  odds: number
  /** See {@link Form.given}. */
  given: number
  /** What stands beside it or elsewhere and speaks for it. */
  cue: string
  /** What its neighbours add, as a natural logarithm. */
  context: number
  /** It is a given name without a surname. */
  isAlone?: boolean
}

/** Proposes names in a scan, of whose text the simplified form is given. */
export type Propose = (scan: Scan, text: string) => Candidate[]

const unit = 12
/** Minus the logarithm of how many words of a text are names, Chinese ones and foreign ones without a dot. */
const rarity = 5
const foreignRarity = 11
/** What a character of a foreign name costs. */
const soundCost = 4.2
const dottedOdds = 3
const mostForeign = 3
/** A full name as likely as this is none of its parts alone. */
const leastFull = -2.5
/** Given names without a surname that are less likely are words. */
const leastAlone = -7
/** What a title or an office (总统, 球星) right before adds to foreign names, which are often in word lists. */
const foreignTitleGain = 6
const leastTitle = 3.5
/** The most that context can lift; what is below is dropped at once. */
const mostContext = 15
const sureOdds = 4
const maxSure = 256
/** What a name loses that cuts a word of three characters or more, unless a label such as 姓名 names it. */
const cutLoss = 8
/** What a name loses of whose last character a common word is made together with what follows (李明明天来). */
const runOnLoss = 2.5
const mostRunOn = 11 * unit
/** Stand between the names of a list. */
const joints = '、和与及/ '
const leastNeighbour = 2
const neighbourGain = 4
const fieldGain = 10
const nameField =
  /(?:^|\s)(?:name|fullname|realname|contact|recipient|customer|patient|author)(?:$|\s)|姓名|联系人|收件人|客户|负责人|作者/
/** Names of other things. */
const otherField =
  /(?:^|\s)(?:product|file|host|city|company|store|shop|brand|item|project|course|book|song|school|district|street|domain|table|column|tag|event)(?:$|\s)|产品|商品|公司|项目/

export function openProposals(words: Words): Propose {
  const lattice = new Lattice(words)
  const eachCandidate = openCandidates(words)
  const { eachDotted, eachPlain } = openForeignNames(words)
  const weigh = openContext()
  const codes = new Uint16Array(maxRun)

  /** The candidates of the run that `codes[0..length)` holds and that begins at `from`. */
  const readRun = (text: string, from: number, length: number): Candidate[] => {
    let isRead = false
    const inRun: Candidate[] = []
    const take = ({ start, end, cost, given, odds: known, isAlone }: Form) => {
      if (!isRead) lattice.read(codes, length)
      isRead = true
      const saved = lattice.before[length] - lattice.before[start] - lattice.after[end]
      let odds = known ?? (saved - cost) / unit
      if (odds < -mostContext) return
      if (known !== undefined && (lattice.wordStart[start] < start || lattice.wordEnd[end - 1] > end)) return
      if (known !== undefined && known <= shortTitleOdds && lattice.wordEnd[start] === end) return
      if (isAlone && odds < leastAlone) return
      if (given === 0 && known === undefined) odds = Math.min(odds, mostForeign)
      if (isDot(text.charCodeAt(from + start - 1)) || isDot(text.charCodeAt(from + end))) return
      const { weight, before, cue } = weigh(text, from + start, from + end)
      if (given === 0 && known === undefined && !isAlone && before >= leastTitle) odds += foreignTitleGain
      if (before < leastLabel) odds -= lossOfCuts(lattice, { start, end, length })
      inRun.push({
        start: from + start,
        end: from + end,
        odds: odds + weight,
        given,
        context: weight,
        isAlone: isAlone === true,
        cue: known !== undefined && cue === '' ? 'form of address' : cue,
      })
    }
    eachCandidate(codes, length, { rarity: rarity * unit, most: mostContext * unit, take })
    eachPlain(codes, length, (start, end) =>
      take({ start, end, cost: (foreignRarity + soundCost * (end - start)) * unit, given: 0 }),
    )
    return inRun
  }

  return (scan, text) => {
    const candidates: Candidate[] = []
    eachDotted(text, (start, end) => {
      const { weight, cue } = weigh(text, start, end)
      candidates.push({ start, end, odds: dottedOdds + weight / 2, given: 0, cue, context: weight })
    })
    eachRun(text, (from, to) => {
      for (let i = from; i < to; i++) codes[i - from] = text.charCodeAt(i)
      keepBest(readRun(text, from, to - from), candidates)
    })
    liftListed(text, candidates)
    liftField(scan, candidates)
    liftRepeated(text, candidates)
    return candidates
  }
}

/** What a name at `[start, end)` of a run of `length` loses because it cuts words of which the run is made. */
function lossOfCuts(
  lattice: Lattice,
  { start, end, length }: { start: number; end: number; length: number },
): number {
  const { wordStart, wordEnd } = lattice
  const cuts = (at: number) => wordStart[at] < at && wordEnd[at] - wordStart[at] > 2
  if (cuts(start) || (end < length && cuts(end))) return cutLoss
  return end - start > 2 && end < length && lattice.costAcross(end - 1, end) <= mostRunOn ? runOnLoss : 0
}

/** Of candidates that overlap the likeliest stays; 小龙 in 樊小龙 is a part of it. */
function keepBest(candidates: readonly Candidate[], kept: Candidate[]): void {
  const full = candidates.filter(({ given, odds }) => given > 0 && odds > leastFull)
  const isPart = ({ start, end, given }: Candidate) =>
    given === 0 && end - start === 2 && full.some((one) => one.start === start - 1 && one.end === end)
  const inRun = full.length === 0 ? [...candidates] : candidates.filter((one) => !isPart(one))
  inRun.sort((a, b) => b.odds - a.odds)
  const first = kept.length
  for (const candidate of inRun) {
    let isFree = true
    for (let i = first; i < kept.length && isFree; i++)
      isFree = candidate.end <= kept[i].start || candidate.start >= kept[i].end
    if (isFree) kept.push(candidate)
  }
}

/** One of several in a list, the others of which are likely names. */
export function liftListed(text: string, candidates: Candidate[]): void {
  candidates.sort((a, b) => a.start - b.start)
  for (let i = 1; i < candidates.length; i++) {
    const left = candidates[i - 1]
    const right = candidates[i]
    if (right.start !== left.end + 1 || !joints.includes(text[left.end])) continue
    // What stands behind a value on a form is the next label.
    if (text[right.end] === ':' || text[right.end] === '：') continue
    const isLeftWeak = left.odds < right.odds
    const weak = isLeftWeak ? left : right
    const strong = isLeftWeak ? right : left
    if (strong.odds < leastNeighbour || weak.odds > 0) continue
    weak.odds += neighbourGain
    weak.cue = 'beside another name'
  }
}

/** A cell of a column of names that holds nothing else. */
function liftField({ text, field }: Scan, candidates: readonly Candidate[]): void {
  if (field === '' || candidates.length === 0 || !nameField.test(field) || otherField.test(field)) return
  for (const candidate of candidates)
    if (candidate.end - candidate.start === text.trim().length) {
      candidate.odds += fieldGain
      candidate.context += fieldGain
      candidate.cue = 'in a field of names'
    }
}

/** A name that is sure in one place is a name in the others of the same text. */
export function liftRepeated(text: string, candidates: readonly Candidate[]): void {
  const sure = new Set<string>()
  for (const { start, end, odds } of candidates)
    if (odds >= sureOdds && sure.size < maxSure) sure.add(text.slice(start, end))
  if (sure.size === 0) return
  for (const candidate of candidates)
    if (candidate.odds < 2 && candidate.odds > -6 && sure.has(text.slice(candidate.start, candidate.end))) {
      candidate.odds = 2
      candidate.cue = 'named elsewhere in the text'
    }
}

/** Runs of Chinese characters, at most {@link maxRun} long. */
function eachRun(text: string, visit: (from: number, to: number) => void): void {
  let from = -1
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isMainHan(text.charCodeAt(i))) {
      if (from < 0) from = i
      if (i - from < maxRun - 1) continue
      visit(from, i + 1)
      from = i + 1
    } else if (from >= 0) {
      if (i - from > 1) visit(from, i)
      from = -1
    }
  }
}
