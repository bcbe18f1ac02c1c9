import type { Family } from '../index.js'
import { openPerson } from './person.js'

/** Names of persons, organisations and places in text of alphabetic scripts. */
export const openNames: Family = async ({ wants }) => (wants('PERSON') ? [await openPerson()] : [])
