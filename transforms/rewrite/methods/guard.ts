import type { Edit } from '../../augment/editing/edits.js'
import { openProtected } from '../../augment/editing/protected-parts.js'
import { languageOf } from '../../augment/editing/words.js'
import { refuses } from '../../filter-sft/refusals.js'

/** What lies between the first and the last difference of two texts, as one edit. */
export function editBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let back = 0
  while (back < most - start && before[before.length - 1 - back] === after[after.length - 1 - back]) back++
  return { start, end: before.length - back, text: after.slice(start, after.length - back) }
}

/** Words of a prompt that stand in the answer of a model that has lost its way (Evol-Instruct leaves those out, too). */
const comment =
  /^(?:sure|certainly|of course|here(?:'s| is| are)|okay|好的|当然|以下是|下面是)[\s\S]{0,60}?[:：!！]|\b(?:given|new|rewritten|original) (?:prompt|instruction)\b|改写后的?(?:指令|文本)|原(?:指令|文本)/i

/** Whether a model has refused, or talks about what it was asked, where the text itself does not. */
export function isOffTask(before: string, after: string): 'refusal' | 'comment' | undefined {
  if (refuses(after) && !refuses(before)) return 'refusal'
  return comment.test(after) && !comment.test(before) ? 'comment' : undefined
}

const protectedIn = openProtected([])

/** Whether all that no rewriting may change is still there: code, links, slots, tags, quotations and numbers. */
export function keepsProtected(before: string, after: string): boolean {
  return protectedIn(before, languageOf(before), 'protected').every(({ start, end }) =>
    after.includes(before.slice(start, end).trim()),
  )
}
