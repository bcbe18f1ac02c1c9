import type { Family } from '../../detect/family.js'
import { arabicNames } from './arabic.js'
import { englishCues } from './english.js'
import { addressedNames } from './european.js'
import { japaneseNames } from './japanese.js'
import { koreanNames } from './korean.js'
import { markedNames } from './marked.js'

/** Names that forms of address and labels give away, in languages that no tagger reads, and behind titles of others. */
export const openNameCues: Family = ({ wants }) =>
  wants('PERSON') ? [japaneseNames, koreanNames, arabicNames, addressedNames, englishCues, markedNames] : []
