import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/base/package-root.js'

/** Test sets whose indexes come along, as `datasets/indexes/README.md` describes them. */
export const shippedIndexes = ['gsm8k', 'humaneval'] as const

/** The file of an index: that of a path, or of a name that comes along where there is no such file. */
export function indexFileOf(path: string): string {
  const isShipped = (shippedIndexes as readonly string[]).includes(path) && !existsSync(path)
  return isShipped ? join(packageRoot(), 'datasets/indexes', `${path}.index.gz`) : path
}
