import type { Sample } from '../format/spec.js'

/** So many lines are looked at: the first may be torn. */
const maxLines = 20

/**
 * Whether bytes look like JSON Lines: one of the first lines is a whole object, or the text begins with an object
 * that is not printed over several lines.
 */
export function looksLikeJsonLines(sample: Sample): boolean {
  const lines = firstLines(sample)
  const [first = ''] = lines
  if (first.startsWith('[') && !isWholeJson(first)) return false
  const isLong = lines.length === 1 && !sample.isWhole
  if (isLong) return first.startsWith('{')
  return lines.some((line) => line.startsWith('{') && isWholeJson(line)) || /^\{.*[^{[,:\s]\s*$/.test(first)
}

/** Whether bytes look like JSON documents: what follows the first bracket or brace is something that may follow it. */
export function looksLikeJson({ bytes }: Sample): boolean {
  return /^\s*(?:\[\s*(?:[{["\d\]-]|true|false|null|$)|\{\s*(?:["}]|$))/.test(bytes.toString('utf8', 0, 4096))
}

function firstLines({ bytes, isWhole }: Sample): string[] {
  const lines = bytes.toString('utf8').split('\n')
  // The last line may be cut. One that is longer than the sample is looked at as far as it goes.
  if (!isWhole && lines.length > 1) lines.pop()
  return lines.filter((line) => line.trim() !== '').slice(0, maxLines)
}

function isWholeJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
