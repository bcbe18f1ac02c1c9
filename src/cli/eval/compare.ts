import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { figuresOf } from './figures.js'
import type { FileResult } from './result.js'

/** A figure that is not what it was. */
export interface Difference {
  name: string
  before: number | undefined
  now: number | undefined
}

/** A result saved with `--json`. Throws `not_found` or `bad_input`. */
export async function readResult(path: string): Promise<FileResult[]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new PrepError('not_found', `Result "${path}" cannot be read. Save one with --json`, { cause })
  }
  try {
    const { files } = JSON.parse(text) as { files: FileResult[] }
    for (const file of files) figuresOf(file)
    return files
  } catch (cause) {
    throw new PrepError('bad_input', `"${path}" is no saved result. Save one with --json`, { cause })
  }
}

/** Recall, precision, F1, F2 and rates that differ from those of the same file, by its name, the largest first. */
export function differencesFrom(before: readonly FileResult[], result: FileResult): Difference[] | undefined {
  const same = before.find(({ file }) => basename(file) === basename(result.file))
  if (same === undefined) return undefined
  const old = figuresOf(same)
  const fresh = figuresOf(result)
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((name) => !/\.(?:gold|covered|found|right)$/.test(name))
    .map((name) => ({ name, before: old.get(name), now: fresh.get(name) }))
    .filter(({ before: was, now }) => was !== now)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a.name.localeCompare(b.name, 'en'))
}

function sizeOf({ before = 0, now = 0 }: Difference): number {
  return Math.abs(now - before)
}
