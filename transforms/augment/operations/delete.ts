import type { Edit } from '../editing/edits.js'
import { changesFor, drawDistinct, isNegation, type Operation } from '../editing/operation.js'
import { isName } from '../editing/words.js'

/** RD of EDA: some words go, but never all, and never a name or one that negates; a gap goes with each. */
export const deleteWords: Operation = {
  name: 'delete',
  about: 'deletes words (EDA)',
  languages: ['en', 'zh'],
  keeps: 'label',
  examples: [
    {
      text: 'buy apples, pears, plums',
      gives: ['apples, pears, plums', 'buy, pears, plums', 'buy apples, plums'],
    },
    { text: 'He said "good day"', gives: ['said "good day"', 'He "good day"'] },
    { text: 'I do not like it', never: [/^(?!.*\bnot\b)/] },
    { text: '香蕉、西瓜、苹果', gives: ['香蕉、苹果', '、西瓜、苹果'] },
    { text: 'word', stays: true },
  ],
  open:
    () =>
    ({ words, text }, { draws, strength }) => {
      const count = words.starts.length
      if (count < 2) return []
      const drawn = drawDistinct(Math.min(changesFor(count, strength), count - 1), count, draws)
      const edits: Edit[] = []
      let from = 0
      for (const word of drawn.sort((a, b) => a - b)) {
        if (isNegation(words, word) || isName(words, word)) continue
        const { start, end } = withGap(text, { start: words.starts[word], end: words.ends[word], from })
        edits.push({ start, end, text: '' })
        from = end
      }
      return edits
    },
}

/**
 * A word with the gap that goes with it: the space before it, or behind it at the head of a line or a
 * quotation, and one of two equal signs of a list. Nothing before `from` is taken.
 */
function withGap(text: string, { start, end, from }: { start: number; end: number; from: number }) {
  const isSpaced = start > from && text[start - 1] === ' '
  const head = isSpaced ? start - 1 : start
  if (head > from && text[head - 1] === text[end] && /[,，、;；]/.test(text[end]))
    return { start: head, end: end + 1 }
  if (isSpaced && (end === text.length || /[\s.,;:!?)"'”’]/.test(text[end]))) return { start: head, end }
  const isHead = start === from || /[\n("'“‘]/.test(text[start - 1])
  return { start, end: isHead && text[end] === ' ' ? end + 1 : end }
}
