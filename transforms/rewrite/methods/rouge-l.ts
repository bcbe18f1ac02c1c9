/** Words and Han characters beyond these are not compared: longest common subsequences take the square of the length. */
const mostTokens = 400
const tokens = /[\u3400-\u9fff]|[\p{L}\p{N}]+/gu

/**
 * ROUGE-L of two texts, from 0 to 1: the F-measure of their longest common subsequence of words (Lin 2004), of Han
 * characters where there are no words. Self-Instruct (Wang et al. 2023) keeps what is below 0.7 to all that is there.
 */
export function rougeL(one: string, other: string): number {
  const [a, b] = [one, other].map((text) =>
    Array.from(text.toLowerCase().matchAll(tokens), ([token]) => token).slice(0, mostTokens),
  )
  if (a.length === 0 || b.length === 0) return 0
  let row = new Uint16Array(b.length + 1)
  for (const token of a) {
    const next = new Uint16Array(b.length + 1)
    for (let j = 0; j < b.length; j++)
      next[j + 1] = token === b[j] ? row[j] + 1 : Math.max(row[j + 1], next[j])
    row = next
  }
  return (2 * row[b.length]) / (a.length + b.length)
}
