import type { Family } from '../index.js'
import { cnMobile, cnMobileInNumerals } from './cn-mobile.js'
import { cnResidentId } from './cn-resident-id.js'

/** Identifiers of mainland China, Hong Kong, Macau and Taiwan. */
export const openChina: Family = () => [cnResidentId, cnMobile, cnMobileInNumerals]
