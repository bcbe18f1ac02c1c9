import type { Family } from '../index.js'
import { loadNameModel } from './model.js'
import { openTaggedNames } from './tagged-names.js'

/** Names of persons, organisations and places in text of alphabetic scripts. */
export const openNames: Family = async ({ wants }) =>
  wants('PERSON', 'LOCATION', 'ORGANIZATION') ? [openTaggedNames(await loadNameModel())] : []
