import type { Family } from '../../detect/family.js'
import { loadNameModel } from './model.js'
import { openTaggedNames } from './tagged-names.js'
import { kinds } from './tags.js'

/** Names of persons, organisations and places in text of alphabetic scripts. */
export const openNames: Family = async ({ wants }) => {
  const wanted = kinds.filter((kind) => wants(kind))
  return wanted.length === 0 ? [] : [openTaggedNames(await loadNameModel(), wanted)]
}
