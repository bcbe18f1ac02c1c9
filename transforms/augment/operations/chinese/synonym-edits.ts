import type { Edit } from '../../editing/edits.js'
import { changesFor, drawOne, type EditContext, editOfWord } from '../../editing/operation.js'
import type { TextView } from '../../editing/text-view.js'
import { wordAt } from '../../editing/words.js'

/** Words of a Chinese text in other words, each wherever it stands. */
export function chineseSynonyms(
  { words }: TextView,
  lookUp: (word: string) => readonly string[],
  { draws, strength, carried }: EditContext,
): Edit[] {
  const count = words.starts.length
  if (count === 0) return []
  const chosen = new Map(carried === undefined ? [] : [[carried.from, carried.to]])
  const wanted = carried === undefined ? changesFor(count, strength) : 0
  for (let tries = wanted * 4 + 8; tries > 0 && chosen.size < wanted; tries--) {
    const word = wordAt(words, draws.below(count))
    const synonyms = word.length < 2 || chosen.has(word) ? [] : lookUp(word)
    if (synonyms.length > 0) chosen.set(word, drawOne(synonyms, draws))
  }
  const edits: Edit[] = []
  for (let word = 0; chosen.size > 0 && word < count; word++) {
    const synonym = chosen.get(wordAt(words, word))
    if (synonym !== undefined) edits.push(editOfWord(words, word, synonym))
  }
  return edits
}
