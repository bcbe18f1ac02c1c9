/** The parts of a multiple-choice question. */
export interface ChoiceParts {
  /** What is asked. */
  question: string
  /** The options, without their letters. */
  options: string[]
}

const letter = /(?:^|[\s(（])([A-H])[)）.．、:：]\s*/gu
const leastOptions = 2

/** Parts a text at the letters of its options, A, B and so on in their order; a text without them is all question. */
export function partChoices(text: string): ChoiceParts {
  const found: { start: number; end: number }[] = []
  for (const match of text.matchAll(letter))
    if (match[1].charCodeAt(0) === 'A'.charCodeAt(0) + found.length)
      found.push({ start: match.index, end: match.index + match[0].length })
  if (found.length < leastOptions) return { question: text, options: [] }
  const options = found.map(({ end }, i) => text.slice(end, found[i + 1]?.start).trim())
  return { question: text.slice(0, found[0].start).trim(), options }
}
