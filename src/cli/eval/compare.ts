import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { cleanFigures, figuresOf } from './figures.js'
import type { CleanResult, EvalResult, FileResult } from './result.js'

/** A figure that is not what it was. */
export interface Difference {
  name: string
  before: number | undefined
  now: number | undefined
}

/** A result saved with `--json`. Throws `not_found` or `bad_input`. */
export async function readResult(path: string): Promise<EvalResult> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new PrepError('not_found', `Result "${path}" cannot be read. Save one with --json`, { cause })
  }
  try {
    const { files, clean } = JSON.parse(text) as EvalResult
    for (const file of files) figuresOf(file)
    if (clean === undefined) return { files }
    cleanFigures(clean)
    return { files, clean }
  } catch (cause) {
    throw new PrepError('bad_input', `"${path}" is no saved result. Save one with --json`, { cause })
  }
}

/** Recall, precision, F1, F2 and rates that differ from those of the same file, by its name, the largest first. */
export function differencesFrom(before: EvalResult, result: FileResult): Difference[] | undefined {
  const same = before.files.find(({ file }) => basename(file) === basename(result.file))
  if (same === undefined) return undefined
  return differencesOf(figuresOf(same), figuresOf(result))
}

/** The rates of clean text that differ from the saved ones; `undefined` where none were saved. */
export function cleanDifferences({ clean }: EvalResult, result: CleanResult): Difference[] | undefined {
  return clean && differencesOf(cleanFigures(clean), cleanFigures(result))
}

function differencesOf(old: ReadonlyMap<string, number>, fresh: ReadonlyMap<string, number>): Difference[] {
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((name) => !/\.(?:gold|covered|found|right|hits|records)$/.test(name))
    .map((name) => ({ name, before: old.get(name), now: fresh.get(name) }))
    .filter(({ before: was, now }) => was !== now)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a.name.localeCompare(b.name, 'en'))
}

function sizeOf({ before = 0, now = 0 }: Difference): number {
  return Math.abs(now - before)
}
