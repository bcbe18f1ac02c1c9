/** What a child must be, beside different from its parent: each refusal has a reason that the report counts. */

import { escapePattern } from '../../src/text/escape-pattern.js'
import { startsWithVowelSound } from './editing/articles.js'
import type { Edit } from './editing/edits.js'
import type { Keeps } from './editing/operation.js'
import { type Language, languageOf } from './editing/words.js'

/** Why a child was refused. */
export type Refusal = 'answer' | 'change' | 'duplicate' | 'forbidden' | 'grammar' | 'language' | 'length'

/** What options ask of children. */
export interface GuardOptions {
  /** The least and the greatest share of a text that may be written anew. */
  change: { min: number; max: number }
  /** Words that no child may have, where its parent has not. */
  forbid: readonly string[]
}

/** One text before and after its edits. */
export interface Draft {
  before: string
  after: string
  edits: readonly Edit[]
  language: Language
  /** What the operation keeps; none where changes of other texts were carried over. */
  keeps: Keeps | undefined
}

/** Says why a text may not be as it has become; `undefined` where it may. */
export type CheckDraft = (draft: Draft) => Refusal | undefined

const longest = 2
const slack = 40
const neighbourhood = 24

export function openGuard({ change, forbid }: GuardOptions): CheckDraft {
  const forbidden = forbid.length === 0 ? undefined : new RegExp(forbid.map(escapePattern).join('|'), 'iu')
  return (draft) => {
    const { before, after, language, keeps } = draft
    const share = changedShare(draft)
    if ((share < change.min && keeps !== undefined) || share > change.max) return 'change'
    if (after.length > before.length * longest + slack || before.length > after.length * longest + slack)
      return 'length'
    if (languageOf(after) !== languageOf(before)) return 'language'
    if (forbidden?.test(after) && !forbidden.test(before)) return 'forbidden'
    return keeps !== 'look' && hasNewFault(draft, language) ? 'grammar' : undefined
  }
}

/** The characters that edits take or give, whichever is more, held to those of the text; at most 1. */
function changedShare({ before, edits }: Draft): number {
  let changed = 0
  for (const { start, end, text } of edits) changed += Math.max(end - start, text.length)
  return Math.min(1, changed / Math.max(1, before.length))
}

/** Whether edits have made a fault that rules can see, near them, which the parent has not. */
function hasNewFault({ before, after, edits }: Draft, language: Language): boolean {
  const faults = language === 'zh' ? chineseFaults : englishFaults
  let shift = 0
  for (const { start, end, text } of edits) {
    const from = start + shift
    const born = faults(after.slice(Math.max(0, from - neighbourhood), from + text.length + neighbourhood))
    shift += text.length - (end - start)
    if (born === 0) continue
    if (born > faults(before.slice(Math.max(0, start - neighbourhood), end + neighbourhood))) return true
  }
  return false
}

const doubled = /\b([a-z]+) \1\b/gi
const article = /\b(an?) (?=([a-z][a-z-]*))/gi
const otherFaults =
  /\b(?:more|most) \w+(?:er|est)\b(?<!\b(?:more|most) (?:ever|other|under|after|over|computer|paper|power|number|water|letter|user|order|interest|rest|test|best))| ,| \.(?=\s|$)/gi

function englishFaults(text: string): number {
  let faults = (text.match(doubled)?.length ?? 0) + (text.match(otherFaults)?.length ?? 0)
  for (const [, given, word] of text.matchAll(article))
    if ((given.length === 2) !== startsWithVowelSound(word)) faults++
  return faults
}

const chineseFault = /([\u4e00-\u9fff]{2})\1|([的了是在和请])\2|[，。；：、]{2}|请请|一下一/g

function chineseFaults(text: string): number {
  return text.match(chineseFault)?.length ?? 0
}
