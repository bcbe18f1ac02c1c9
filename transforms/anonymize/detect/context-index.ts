/**
 * A hundred identifiers bring some eight hundred context words. Instead of a search for each of them around
 * each number, the words that stand there are looked up once; only the matchers of which one may hit are run.
 * It answers with a superset: a matcher that is not named cannot match.
 */

import type { ContextWords } from './context.js'
import type { Scan } from './recognizer.js'

/** How far `context.ts` looks. */
const before = 48
const after = 24
const wordCharacter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u
const leadingWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]+/u

/** Calls `visit` with the number of every list of words that may match around `start … end`, some twice. */
export type ContextHints = (
  scan: Scan,
  at: { start: number; end: number },
  visit: (list: number) => void,
) => void

/** Hints for these lists of context words. */
export function openContextHints(lists: readonly ContextWords[]): ContextHints {
  const byKey = new Map<string, number[]>()
  lists.forEach((words, list) => {
    for (const key of new Set(Object.values(words).flat().flatMap(keysOf))) {
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, [list])
      else known.push(list)
    }
  })
  return (scan, { start, end }, visit) => {
    const { text, field } = scan
    look(text.slice(Math.max(0, start - before), start))
    look(text.slice(end, end + after))
    if (field !== '') look(field)

    function look(part: string) {
      const lower = part.toLowerCase()
      for (let i = 0; i < lower.length; ) {
        if (!isWordCharacter(lower, i)) {
          call(lower[i])
          i++
          continue
        }
        const from = i
        do i++
        while (i < lower.length && isWordCharacter(lower, i))
        call(lower.slice(from, i))
      }
    }

    function call(key: string) {
      const known = byKey.get(key)
      if (known !== undefined) for (const list of known) visit(list)
    }
  }
}

/** What a text must hold for a word to match: its first word, alone or with those after it stuck to it; its first character, where its script has no words. */
function keysOf(word: string): string[] {
  const parts = word.toLowerCase().split(' ')
  const keys: string[] = []
  for (let i = 1; i <= parts.length; i++) {
    const key = leadingWord.exec(parts.slice(0, i).join(''))?.[0] ?? parts[0][0]
    keys.push(key)
  }
  return keys
}

function isWordCharacter(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  if (code >= 0x590 && code < 0x1e00) return false
  if (code >= 0x2e80 && code < 0xff00) return false
  return wordCharacter.test(text[i])
}
