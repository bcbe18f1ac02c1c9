import type { Recognizer } from '../detect/recognizer.js'
import { foldText } from '../normalize/fold.js'
import { readNamedFile } from './list-file.js'
import type { DenyList, TermSource } from './list-options.js'
import { TermTable } from './term-table.js'

/** Recognizers of all terms on lists: one for exact terms, one for those in any case. */
export function openDenyLists(lists: readonly DenyList[]): Recognizer[] {
  return [false, true].flatMap((ignoreCase) => {
    const alike = lists.filter((list) => list.ignoreCase === ignoreCase)
    return alike.length === 0 ? [] : [openDenyList(alike, ignoreCase)]
  })
}

function openDenyList(lists: readonly DenyList[], ignoreCase: boolean): Recognizer {
  const table = new TermTable({ ignoreCase, isSearched: true })
  const entities: string[] = []
  for (const list of lists)
    for (const [text, name] of textsOf(list, 'deny')) {
      entities.push(list.entity)
      table.addLines(text, name)
    }
  return {
    name: ignoreCase ? 'deny_list_in_any_case' : 'deny_list',
    entities: [...new Set(entities)],
    bits: 0,
    rescans: true,
    find({ text }, report) {
      table.search(text, (start, end, list) =>
        report({ start, end, score: 1, validated: true, why: 'on a list', entity: entities[list] }),
      )
    },
  }
}

/** The terms of a source as lines, folded as texts are, with a name for messages. */
export function textsOf(source: TermSource, option: string): [text: string, name: string][] {
  const { terms, file, sha256 } = source
  const texts: [string, string][] = []
  if (terms !== undefined) texts.push([foldText(terms.join('\n')).text, `the terms of "${option}"`])
  if (file !== undefined)
    texts.push([foldText(readNamedFile(file, option, sha256).text).text, `file "${file}"`])
  return texts
}
