import type { ConvertedSpec } from '../format/spec.js'
import { jsonl } from '../json/spec.js'

/** The list of rejected records of a run that kept them, read as those records: they are let in again as they were. */
export const rejects = {
  name: 'rejects',
  title: 'Rejects',
  extensions: [],
  isText: false,
  readAs: { format: jsonl, loadSpooler: async () => (await import('./spool.js')).spoolRejects },
} as const satisfies ConvertedSpec
