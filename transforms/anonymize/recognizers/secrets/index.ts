import type { Family } from '../index.js'

/** Keys, tokens, passwords and user names. */
export const openSecrets: Family = () => []
