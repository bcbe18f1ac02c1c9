import { isMainHan } from '../../../../src/text/letters.js'
import { shared } from '../../detect/deferred.js'
import { type CueGroups, cuesAfter, cuesBefore } from './name-context.data.js'

/** What stands beside a candidate, as the natural logarithm of odds, and the word that says most. */
export interface NameContext {
  weight: number
  /** What stands before it alone adds. */
  before: number
  cue: string
}

interface Side {
  weight: number
  cue: string
}

/** Weighs what stands left and right of `text.slice(start, end)`. */
export type WeighContext = (text: string, start: number, end: number) => NameContext

const maxGap = 3
/** `": "` of a key in JSON is one more. */
const maxGapBefore = 4
/** Stand between a label and its value. */
const gapCharacters = ' \t\n\r\u3000:：=＝"\'“”‘’「」『』（）()【】[]<>《》|/,，、*_-;；'
const colons = ':：=＝"'
const separators = ',，、;；'
/** What a name that fills all that stands between two marks gains on either side. */
const edgeGain = 1.2
const numberGain = 3
/** Cues weaker than these need the name right beside them. */
const leastBeforeGap = 3
const leastAfterGap = 4
/** The sex, given right after a name. */
const sexGain = 6
/** A name that is all that stands between a label and a mark or the next value. */
const valueGain = 4.5
/** Cues from this weight on are labels, such as 姓名. */
export const leastLabel = 6
const man = 0x7537
const woman = 0x5973

export const openContext = shared((): WeighContext => {
  const left = openCues(cuesBefore, (word) => word.charCodeAt(word.length - 1))
  const right = openCues(cuesAfter, (word) => word.charCodeAt(0))
  return (text, start, end) => {
    const before = weighBefore(text, start, left)
    const after = weighAfter(text, end, right)
    const cue = before.weight >= after.weight ? before.cue : after.cue
    const isValue =
      before.weight >= leastLabel &&
      !isMainHan(text.charCodeAt(end)) &&
      (after.cue !== '' || !isMainHan(text.charCodeAt(start - 1)))
    return {
      weight: before.weight + after.weight + (isValue ? valueGain : 0),
      before: before.weight,
      cue,
    }
  }
})

interface Cues {
  weights: ReadonlyMap<string, number>
  /** Which lengths words have that end (or begin) with a character: bit `n` for words of `n`. */
  lengths: Uint16Array
  /** Marks the characters of a gap. */
  gaps: Uint8Array
}

const longest = 12

function openCues(groups: CueGroups, keyOf: (word: string) => number): Cues {
  const weights = new Map<string, number>()
  const lengths = new Uint16Array(65_536)
  for (const [weight, words] of groups)
    for (const word of words.split(' ')) {
      if (!weights.has(word)) weights.set(word, weight)
      lengths[keyOf(word)] |= 1 << word.length
    }
  const gaps = new Uint8Array(65_536)
  for (let i = 0; i < gapCharacters.length; i++) gaps[gapCharacters.charCodeAt(i)] = 1
  return { weights, lengths, gaps }
}

function weighBefore(text: string, start: number, { weights, lengths, gaps }: Cues): Side {
  const edge = isMark(text.charCodeAt(start - 1)) ? edgeGain : 0
  let at = start
  let isLabelled = false
  let isSeparated = false
  while (at > 0 && start - at < maxGapBefore && gaps[text.charCodeAt(at - 1)] === 1) {
    at--
    // What follows a label without a value, as in 姓名：，电话, is the next label.
    if (isSeparated && (text[at] === '：' || text[at] === ':')) return { weight: edge, cue: '' }
    if (separators.includes(text[at])) isSeparated = true
    if (colons.includes(text[at])) isLabelled = true
  }
  if (at === 0) return { weight: edge, cue: '' }
  const sizes = lengths[text.charCodeAt(at - 1)]
  for (let size = Math.min(longest, at); size > 0 && sizes > 0; size--) {
    if ((sizes & (1 << size)) === 0) continue
    const word = text.slice(at - size, at)
    const weight = weights.get(word)
    if (weight === undefined) continue
    if (at < start && weight < leastBeforeGap) break
    return { weight: weight + edge + (isLabelled ? 2 : 0), cue: `after "${word}"` }
  }
  return { weight: edge, cue: '' }
}

function weighAfter(text: string, end: number, { weights, lengths, gaps }: Cues): Side {
  const isEdge = isMark(text.charCodeAt(end))
  const edge = isEdge ? edgeGain : 0
  let at = end
  while (at < text.length && at - end < maxGap && gaps[text.charCodeAt(at)] === 1) at++
  if (at >= text.length) return { weight: edge, cue: '' }
  const next = text.charCodeAt(at)
  if (next < 128 && isNumberLike(text, at)) return { weight: edge + numberGain, cue: 'before a number' }
  if (isEdge && (next === man || next === woman) && !isMainHan(text.charCodeAt(at + 1)))
    return { weight: edge + sexGain, cue: 'before the sex' }
  const sizes = lengths[next]
  for (let size = Math.min(longest, text.length - at); size > 0 && sizes > 0; size--) {
    if ((sizes & (1 << size)) === 0) continue
    const word = text.slice(at, at + size)
    const gain = weights.get(word)
    if (gain === undefined) continue
    if (at > end && gain < leastAfterGap) break
    return { weight: edge + (at > end ? gain / 2 : gain), cue: `before "${word}"` }
  }
  return { weight: edge, cue: '' }
}

/** Five digits or more, or an e-mail address: what belongs to a person follows its name. */
function isNumberLike(text: string, at: number): boolean {
  let digits = 0
  for (let i = at; i < text.length && i < at + 40; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) digits++
    else if (code === 64) return i > at
    else if (digits > 0 && (code === 32 || code === 45)) continue
    else if (!isMailCharacter(code)) break
  }
  return digits >= 5
}

function isMailCharacter(code: number): boolean {
  return (
    (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 46 || code === 43 || code === 95
  )
}

/** Neither a Chinese character nor NUL, which stands for a value that is masked already and could be one. */
function isMark(code: number): boolean {
  return !isMainHan(code) && code !== 0
}
