import type { Family } from '../../detect/family.js'
import { personalAccount } from './accounts.js'
import { personalCard } from './cards.js'
import { personalChineseName } from './chinese-names.js'
import { personalNumber } from './numbers.js'
import { personalPhone } from './phones.js'
import { personalSecret } from './secrets.js'

/** What is looked for in texts alone that were found to be about private people; any other text costs nothing. */
export const openPrivateData: Family = () => [
  personalNumber,
  personalCard,
  personalPhone,
  personalAccount,
  personalSecret,
  personalChineseName,
]
