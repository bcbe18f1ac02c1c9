import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RunReport } from '../../schemas/run-report.js'
import { shellWord } from '../terminal/shell.js'

/**
 * Numbers of `fpe` look like any others: nothing in a text says that it holds some, and without the options of the run
 * that wrote them they stay as they are. What such a run has left beside its output says so.
 */

type Options = Readonly<Record<string, unknown>>

/** What an input was written by, and the options that `deanonymize` lacks to turn its numbers back. */
export interface FpeHint {
  path: string
  flags: string
}

/** The first input that a run with `fpe` has written, where the options here have none. */
export function fpeHint(paths: readonly string[], options: Options): FpeHint | undefined {
  if (fpeFlags(options) !== undefined) return undefined
  for (const path of paths) {
    const plan = planBeside(path)
    if (plan === undefined) continue
    for (const { name, options: own } of stepsOf(plan)) {
      const flags = name === 'anonymize' ? fpeFlags(own) : undefined
      if (flags !== undefined) return { path, flags }
    }
  }
  return undefined
}

/** Whether a run turned nothing back, and would not have turned numbers back. */
export function hasRestoredNothing({ steps }: RunReport, options: Options): boolean {
  return fpeFlags(options) === undefined && steps.every(({ counts }) => counts.notes.restored === undefined)
}

/** The options that name `fpe`, as flags; `undefined` where none does. */
function fpeFlags({ policy, operators }: Options): string | undefined {
  const isFpe = (choice: unknown) =>
    choice === 'fpe' || (choice as Options | null | undefined)?.operator === 'fpe'
  if (isFpe(policy)) return '--policy fpe'
  const single = Object.entries((operators ?? {}) as Options).filter(([, choice]) => isFpe(choice))
  if (single.length === 0) return undefined
  return `--operators ${shellWord(single.map(([entity]) => `${entity}=fpe`).join(','))}`
}

/** The plan of the run that wrote a file or folder, where it still stands beside. */
function planBeside(path: string): string | undefined {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  return [isFolder ? path : dirname(path), `${path}.prep`]
    .map((folder) => join(folder, '.prep', 'plan.json'))
    .find((file) => existsSync(file))
}

function stepsOf(file: string): { name: string; options: Options }[] {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { steps: { name: string; options: Options }[] }).steps
  } catch {
    // It is not ours, or of another version: there is nothing to say of it.
    return []
  }
}
