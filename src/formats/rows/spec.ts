import type { ReadableSpec } from '../format/spec.js'

/** So many rows that hold nothing but their number, for steps that make up the rest. No file of a user's is read so. */
export const rows = {
  name: 'rows',
  title: 'Numbered rows',
  extensions: [],
  isText: false,
  loadReader: async () => (await import('./read.js')).rowsReader,
} as const satisfies ReadableSpec
