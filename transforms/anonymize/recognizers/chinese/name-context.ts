import { type CueGroups, cuesAfter, cuesBefore } from './name-context.data.js'

/** What stands beside a candidate, as the natural logarithm of odds, and the word that says most. */
export interface NameContext {
  weight: number
  cue: string
}

/** Weighs what stands left and right of `text.slice(start, end)`. */
export type WeighContext = (text: string, start: number, end: number) => NameContext

const maxGap = 3
/** Stands between a label and its value. */
const gaps = /[\s:：=＝"'“‘「『（(【[<>|/,，、*_-]/
const colons = /[:：=＝"]/
/** What a name that fills all that stands between two marks gains on either side. */
const edgeGain = 1.2
const numberGain = 3

export function openContext(): WeighContext {
  const left = openCues(cuesBefore)
  const right = openCues(cuesAfter)
  return (text, start, end) => {
    const before = weighBefore(text, start, left)
    const after = weighAfter(text, end, right)
    const cue = before.weight >= after.weight ? before.cue : after.cue
    return { weight: before.weight + after.weight, cue }
  }
}

interface Cues {
  weights: ReadonlyMap<string, number>
  longest: number
}

function openCues(groups: CueGroups): Cues {
  const weights = new Map<string, number>()
  let longest = 0
  for (const [weight, words] of groups)
    for (const word of words.split(' ')) {
      if (!weights.has(word)) weights.set(word, weight)
      longest = Math.max(longest, word.length)
    }
  return { weights, longest }
}

function weighBefore(text: string, start: number, { weights, longest }: Cues): NameContext {
  let at = start
  let isLabelled = false
  while (at > 0 && start - at < maxGap && gaps.test(text[at - 1])) {
    at--
    if (colons.test(text[at])) isLabelled = true
  }
  const edge = start === 0 || !isHan(text.charCodeAt(start - 1)) ? edgeGain : 0
  for (let size = Math.min(longest, at); size > 0; size--) {
    const word = text.slice(at - size, at)
    const weight = weights.get(word)
    if (weight === undefined) continue
    // Of words that take a name right after them, what a comma parts says little.
    if (at < start && weight < 3) break
    return { weight: weight + edge + (isLabelled ? 2 : 0), cue: `after "${word}"` }
  }
  return { weight: edge, cue: '' }
}

function weighAfter(text: string, end: number, { weights, longest }: Cues): NameContext {
  const isEdge = end >= text.length || !isHan(text.charCodeAt(end))
  let at = end
  while (at < text.length && at - end < maxGap && gaps.test(text[at])) at++
  const next = text.charCodeAt(at)
  let weight = isEdge ? edgeGain : 0
  if (isNumberLike(text, at)) return { weight: weight + numberGain, cue: 'before a number' }
  if (next === 0x7537 || next === 0x5973) {
    const beyond = text.charCodeAt(at + 1)
    if (isEdge && !isHan(beyond)) return { weight: weight + numberGain, cue: 'before the sex' }
  }
  for (let size = Math.min(longest, text.length - at); size > 0; size--) {
    const word = text.slice(at, at + size)
    const gain = weights.get(word)
    if (gain === undefined) continue
    if (at > end && gain < 4) break
    weight += at > end ? gain / 2 : gain
    return { weight, cue: `before "${word}"` }
  }
  return { weight, cue: '' }
}

/** Five digits or more, or an e-mail address: what belongs to a person follows its name. */
function isNumberLike(text: string, at: number): boolean {
  let digits = 0
  for (let i = at; i < text.length && i < at + 40; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) digits++
    else if (code === 64) return i > at
    else if (digits > 0 && (code === 32 || code === 45)) continue
    else if (
      !(
        (code >= 65 && code <= 90) ||
        (code >= 97 && code <= 122) ||
        code === 46 ||
        code === 43 ||
        code === 95
      )
    )
      break
  }
  return digits >= 5
}

export function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}
