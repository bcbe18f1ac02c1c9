import { gateBits } from '../../../../src/core/gate.js'
import { type Identifier, openIdentifiers } from '../../identifier.js'
import type { Family } from '../index.js'
import { usSsn } from './us-ssn.js'

const identifiers = (): readonly Identifier[] => []

/** Identifiers that one country issues. China, Hong Kong, Macau and Taiwan have a family of their own. */
export const openCountries: Family = ({ wants }) => [
  usSsn,
  ...openIdentifiers(
    identifiers().filter(({ entity }) => wants(entity)),
    gateBits.digits6 | gateBits.mixed,
  ),
]
