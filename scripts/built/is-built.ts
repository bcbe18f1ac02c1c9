import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['src', 'transforms', 'datasets', 'bench', 'scripts', 'tsconfig.json', 'package.json']
/** What was installed, and when. */
const installed = 'node_modules/.package-lock.json'

/** The file that a build writes last: its time is that of the build. */
export function stampOf(root: string): string {
  return join(root, 'dist/.built')
}

/** Whether the last build is newer than all that it was made of. */
export function isBuilt(root: string): boolean {
  const builtAt = changedAt(stampOf(root))
  return [...sources, installed].every((name) => changedAt(join(root, name)) < builtAt)
}

/** When a file, or the newest one in a folder, was changed; a folder itself changes where a file is added or deleted. */
function changedAt(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return 0
  const inner = stats.isDirectory() ? readdirSync(path).map((name) => changedAt(join(path, name))) : []
  return Math.max(stats.mtimeMs, ...inner)
}
