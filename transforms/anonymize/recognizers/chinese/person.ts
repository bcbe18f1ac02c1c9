import { gateBits } from '../../../../src/core/gate.js'
import type { Found, Recognizer } from '../../recognizer.js'
import { maxRun, openLattice } from './lattice.js'
import { openCandidates } from './name-candidates.js'
import { isHan, openContext } from './name-context.js'
import { simplify } from './simplify.js'
import type { Words } from './word-tables.js'

/**
 * Names of persons in Chinese text: a surname and one or two characters are a name where that is likelier than
 * reading the same characters as words, given what stands beside them. It knows no persons, so a name that is
 * also a word is taken only where its context says so.
 */

interface Candidate {
  start: number
  end: number
  odds: number
  given: number
  cue: string
}

const unit = 12
/** Minus the logarithm of how many words of a text are names. */
const rarity = 5
/** The most that context can lift; what is below is dropped at once. */
const mostContext = 14
/** Odds that double confidence, as natural logarithms. */
const slope = 2.2
const leastReported = 0.3
const sureOdds = 4
const maxSure = 256

export function chinesePerson(words: Words): Recognizer {
  const lattice = openLattice(words)
  const eachCandidate = openCandidates(words)
  const weigh = openContext()
  const codes = new Uint16Array(maxRun)
  return {
    name: 'chinese_person',
    entities: ['PERSON'],
    gate: gateBits.han,
    looksAgain: false,
    find({ text, isExplaining }, found) {
      const plain = simplify(text, words.simplified)
      const candidates: Candidate[] = []
      eachRun(plain, (from, to) => {
        const length = to - from
        for (let i = 0; i < length; i++) codes[i] = plain.charCodeAt(from + i)
        let isRead = false
        const inRun: Candidate[] = []
        eachCandidate(codes, length, (start, end, { surname, given }) => {
          if (!isRead) {
            lattice.read(codes, length)
            isRead = true
          }
          const saved = lattice.before[length] - lattice.before[start] - lattice.after[end]
          const base = (saved - surname - given) / unit - rarity
          if (base < -mostContext) return
          if (isForeignPart(plain, from + start, from + end)) return
          const { weight, cue } = weigh(plain, from + start, from + end)
          inRun.push({
            start: from + start,
            end: from + end,
            odds: base + weight,
            given: given / (end - start),
            cue,
          })
        })
        keepBest(inRun, candidates)
      })
      liftRepeated(plain, candidates)
      report(candidates, isExplaining, found)
    },
  }
}

/** Right beside the dot that parts the names of foreigners. */
function isForeignPart(text: string, start: number, end: number): boolean {
  return isDot(text.charCodeAt(start - 1)) || isDot(text.charCodeAt(end))
}

function isDot(code: number): boolean {
  return code === 0xb7 || code === 0x2022 || code === 0x30fb || code === 0x2027
}

/** Of candidates that overlap the likeliest stays. */
function keepBest(inRun: Candidate[], kept: Candidate[]): void {
  inRun.sort((a, b) => b.odds - a.odds)
  const first = kept.length
  for (const candidate of inRun) {
    let isFree = true
    for (let i = first; i < kept.length && isFree; i++)
      isFree = candidate.end <= kept[i].start || candidate.start >= kept[i].end
    if (isFree) kept.push(candidate)
  }
}

/** A name that is sure in one place is a name in the others of the same text. */
function liftRepeated(text: string, candidates: readonly Candidate[]): void {
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

function report(candidates: readonly Candidate[], isExplaining: boolean, found: Found): void {
  for (const { start, end, odds, given, cue } of candidates) {
    const score = 0.98 / (1 + Math.exp(-odds / slope))
    if (score < leastReported && !isExplaining) continue
    const likely = Math.max(0, 1 - given / (12 * unit)).toFixed(1)
    found({
      start,
      end,
      score,
      validated: false,
      why: `surname, given name ${likely}${cue === '' ? '' : `, ${cue}`}`,
    })
  }
}

/** Runs of Chinese characters, at most {@link maxRun} long; parts of longer ones overlap by what a name needs. */
function eachRun(text: string, visit: (from: number, to: number) => void): void {
  let from = -1
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isHan(text.charCodeAt(i))) {
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
