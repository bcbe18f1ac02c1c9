import type { Edit } from '../editing/edits.js'
import type { Operation } from '../editing/operation.js'
import type { TextView } from '../editing/text-view.js'

/** Sentences that stand side by side in one line, with their gaps left where they are. */
export const shuffle: Operation = {
  name: 'shuffle',
  about: 'swaps neighbouring sentences of a paragraph',
  languages: ['en', 'zh'],
  keeps: 'label',
  whole: true,
  examples: [
    { text: 'It rained. We left.', gives: ['We left. It rained.'] },
    { text: '天气很好。我们出发了。', gives: ['我们出发了。天气很好。'] },
    { text: 'It rained.\nWe left.', stays: true },
    { text: 'See https://a.example/x. We left.', stays: true },
    { text: 'Dr. Lee came', stays: true },
  ],
  open:
    () =>
    (view, { draws }) => {
      const pairs = sentencePairs(view)
      if (pairs.length === 0) return []
      const [one, other] = pairs[draws.below(pairs.length)]
      return [
        { ...one, text: other.text },
        { ...other, text: one.text },
      ]
    },
}

const lineOrEnd = /\n|[.!?]+["”’')\]]*(?=\s|$)|[。！？]+["”’』」]*/g
const abbreviation =
  /(?:^|[\s(])(?:\p{L}|[Mm]rs?|[Mm]s|[Dd]r|[Ss]t|vs|etc|e\.g|i\.e|cf|[Nn]o|[Pp]rof|Jr|Sr|Inc|Ltd|Co)$/u

/** Neighbours that end as sentences do and hold nothing that is protected. */
function sentencePairs(view: TextView): [Edit, Edit][] {
  const { text } = view
  const pairs: [Edit, Edit][] = []
  let last: Edit | undefined
  let start = 0
  for (const match of text.matchAll(lineOrEnd)) {
    const isLine = match[0] === '\n'
    if (match[0] === '.' && abbreviation.test(text.slice(Math.max(0, match.index - 6), match.index))) continue
    const end = match.index + (isLine ? 0 : match[0].length)
    while (start < end && text[start] === ' ') start++
    const found = { start, end, text: text.slice(start, end) }
    const isSentence = !isLine && /^\p{L}.*\p{L}\p{L}/u.test(found.text) && view.isOpen(start, end)
    if (isSentence && last !== undefined && last.text !== found.text) pairs.push([last, found])
    last = isSentence ? found : undefined
    start = match.index + match[0].length
  }
  return pairs
}
