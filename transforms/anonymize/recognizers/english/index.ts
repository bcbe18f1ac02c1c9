import type { Family } from '../index.js'

/** Postal addresses, ages, dates, titles and other stretches that English words around them give away. */
export const openEnglish: Family = () => []
