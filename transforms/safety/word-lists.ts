import { readNamedFile } from '../anonymize/lists/list-file.js'
import { TermTable } from '../anonymize/lists/term-table.js'
import type { WordList } from './options.js'
import { plainText } from './plain-text.js'

/** How many words of the lists of each category stand in a text, made plain. */
export type CountWords = (plain: string) => ReadonlyMap<string, number>

/** Opens lists of words for search. Throws `bad_option` for a file that cannot be read, or is not the one planned with. */
export function openWordLists(lists: readonly WordList[]): CountWords {
  if (lists.length === 0) return () => new Map()
  const table = new TermTable({ ignoreCase: false, isSearched: true })
  for (const { file, sha256 } of lists) {
    const words = readNamedFile(file, 'lists', sha256).text.split(/\r?\n/)
    table.addLines(words.map(searchedFor).join('\n'), `file "${file}"`)
  }
  return (plain) => {
    const counts = new Map<string, number>()
    table.search(plain, (_start, _end, list) => {
      const { category } = lists[list]
      counts.set(category, (counts.get(category) ?? 0) + 1)
    })
    return counts
  }
}

/** A word as it is looked for; empty for one that would be found everywhere. */
function searchedFor(word: string): string {
  const plain = plainText(word).trim()
  const letters = plain.match(/\p{L}/gu) ?? []
  const isTooShort = letters.length === 0 || (letters.length === 1 && /\p{Script=Han}/u.test(plain))
  return isTooShort ? '' : plain
}
