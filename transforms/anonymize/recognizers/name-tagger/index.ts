import type { Family } from '../../detect/family.js'
import { trustEnglish, trustEuropean } from './checks/trust.js'
import { loadEuropeanModel } from './european-model.js'
import { loadNameModel } from './model.js'
import { openTaggedNames } from './tagged-names.js'
import { kinds } from './tags.js'

/** Names of persons, organisations and places in text of alphabetic scripts. */
export const openNames: Family = async ({ wants }) => {
  const wanted = kinds.filter((kind) => wants(kind))
  if (wanted.length === 0) return []
  const english = await loadNameModel()
  return [
    openTaggedNames(() => english, { wanted, trustIn: trustEnglish }),
    openTaggedNames(await loadEuropeanModel(), { wanted, trustIn: trustEuropean, name: 'european_names' }),
  ]
}
