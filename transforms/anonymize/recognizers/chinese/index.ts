import type { Family } from '../index.js'

/** Names, organisations, addresses and ages in Chinese text. */
export const openChinese: Family = () => []
