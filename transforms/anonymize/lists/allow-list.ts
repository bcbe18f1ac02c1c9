import { foldText } from '../normalize/fold.js'
import { textsOf } from './deny-list.js'
import type { AllowList } from './list-options.js'
import { TermTable } from './term-table.js'

/** Whether a value, as it is written, is one that must not be touched as this entity. */
export type IsAllowed = (entity: string, value: string) => boolean

/** The test of all allow lists, or `undefined` where there are none. */
export function openAllowLists(lists: readonly AllowList[]): IsAllowed | undefined {
  if (lists.length === 0) return undefined
  const opened = lists.map((list) => {
    const table = new TermTable({ ignoreCase: list.ignoreCase, isSearched: false })
    for (const [text, name] of textsOf(list, 'allow')) table.addLines(text, name)
    return { table, entities: list.entities === undefined ? undefined : new Set(list.entities) }
  })
  return (entity, value) => {
    const plain = foldText(value).text
    return opened.some(({ table, entities }) => entities?.has(entity) !== false && table.has(plain))
  }
}
