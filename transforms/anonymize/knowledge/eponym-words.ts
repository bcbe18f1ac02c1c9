const beyondAscii = /[^\0-\x7f]/
/** Capitalised words that may stand between a name and what is named after it. */
const mostBetween = 2

/**
 * Whether one of some words, in small letters, stands where what is named after a person has it: behind a name and up to
 * two capitalised words, "Nobel Peace Prize". Its pattern takes long to compile, and hardly a name needs it: `true` here
 * only says that it must be asked.
 */
export function mayBeEponym(behind: string, words: ReadonlySet<string>): boolean {
  if (beyondAscii.test(behind)) return true
  let at = behind[0] === '-' ? endOfLetters(behind, 1) : 0
  for (let count = 0; count <= mostBetween; count++) {
    if (behind[at] !== ' ') return false
    const start = at + 1
    at = endOfLetters(behind, start)
    const first = behind.charCodeAt(start)
    if (words.has(behind[start]?.toLowerCase() + behind.slice(start + 1, at))) return true
    if (!(first >= 65 && first <= 90) || at - start < 2) return false
  }
  return false
}

function endOfLetters(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at) | 32
    if (code < 97 || code > 122) break
  }
  return at
}
