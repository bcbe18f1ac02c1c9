import { statSync } from 'node:fs'
import type { Message } from '../language/words.js'

/** From here on names, which are looked for by taggers, make a run of minutes. */
const muchBytes = 100_000_000

/**
 * A sentence for a run over much data that looks for what is found by default: identifiers alone are found several
 * times as fast. `undefined` where nothing is to be said; folders and patterns are not looked into.
 */
export function speedHint(
  paths: readonly string[],
  { entities, policy, detect }: Readonly<Record<string, unknown>>,
): Message | undefined {
  const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
  if (bytes < muchBytes || entities !== undefined || policy !== undefined || detect === false)
    return undefined
  return 'Most of the time goes into names. Where the data has none, --entities identifiers is several times as fast'
}
