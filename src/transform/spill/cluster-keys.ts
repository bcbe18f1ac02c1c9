import { Clusters } from './clusters.js'
import { type KeyGroupOptions, keyGroups, matchKeys } from './equal-keys.js'
import type { KeyFileReader } from './key-file.js'

/** The rows of all files, numbered through them, of which those with equal keys are one cluster. */
export async function clusterKeys(
  readers: readonly KeyFileReader[],
  { rows, ...groups }: KeyGroupOptions & { rows: number },
): Promise<Clusters> {
  const clusters = new Clusters(rows)
  for (const group of keyGroups(readers, groups)) {
    // Signals and timers get their turn.
    await new Promise(setImmediate)
    matchKeys(group, (earlier, row) => {
      clusters.join(earlier, row)
      return true
    })
  }
  return clusters
}
