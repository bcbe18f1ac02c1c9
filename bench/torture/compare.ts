import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Ending, temporaryFolderOf } from './prep-process.js'
import { type Harm, harm } from './trial.js'

/** What a finished run left, as far as it must not depend on how it came about. */
export interface OutputState {
  /** SHA-256 of each file by its path; files under `.prep` by their path alone. */
  files: ReadonlyMap<string, string>
  rowsWritten: number | undefined
}

/** Looks at everything that stands at `paths` in a folder: an output and what lies beside it. */
export function stateOf(cwd: string, paths: readonly string[]): OutputState {
  const files = new Map<string, string>()
  let rowsWritten: number | undefined
  for (const path of paths.flatMap((name) => filesUnder(join(cwd, name)))) {
    const name = relative(cwd, path)
    files.set(name, name.split('/').includes('.prep') ? 'there' : digestOf(path))
    if (name.endsWith('manifest.json')) rowsWritten = JSON.parse(readFileSync(path, 'utf8')).rows.written
  }
  return { files, rowsWritten }
}

/** How an output differs from that of a straight run. */
export function differences(found: OutputState, wanted: OutputState): Harm[] {
  const harms: Harm[] = []
  if (found.rowsWritten !== wanted.rowsWritten)
    harms.push(harm('rows lost', `${found.rowsWritten} rows instead of ${wanted.rowsWritten}`))
  for (const [name, digest] of wanted.files)
    if (found.files.get(name) !== digest)
      harms.push(harm('digest different', found.files.has(name) ? name : `${name} is not there`))
  for (const name of found.files.keys()) if (!wanted.files.has(name)) harms.push(harm('leftover', name))
  return harms
}

/** What a run left in its folder for temporary files. */
export function temporaryLeftovers(cwd: string): Harm[] {
  return filesUnder(temporaryFolderOf(cwd), { folders: true }).map((path) =>
    harm('leftover', relative(cwd, path)),
  )
}

/** Harm that any end of a run may show. */
export function harmsOf({ isHung, leftProcesses, signal, stderr }: Ending): Harm[] {
  if (isHung) return [harm('hang', `no end; it had said: ${firstLine(stderr)}`)]
  const harms = leftProcesses ? [harm('leftover', 'a process of the run')] : []
  if (/internal error|^\s+at .+:\d+:\d+\)?$/im.test(stderr))
    harms.push(harm('wrong exit', `a stack or an internal error: ${firstLine(stderr)}`))
  if (signal === 'SIGABRT' || signal === 'SIGSEGV')
    harms.push(harm('wrong exit', `signal ${signal}: ${firstLine(stderr)}`))
  return harms
}

/** Whether two outputs have the same files with the same content. */
export function isSame(found: OutputState, wanted: OutputState): boolean {
  return differences(found, wanted).length === 0
}

/** The line of a message that says what is wrong. */
export function firstLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (lines.find((line) => line.startsWith('prep: ')) ?? lines[0] ?? 'nothing').slice(0, 300)
}

function filesUnder(path: string, { folders = false } = {}): string[] {
  if (!existsSync(path)) return []
  const isFolder = readdirOrNothing(path)
  if (isFolder === undefined) return [path]
  return isFolder
    .flatMap((entry) => {
      const inside = join(path, entry.name)
      if (!entry.isDirectory()) return [inside]
      return [...(folders ? [inside] : []), ...filesUnder(inside, { folders })]
    })
    .sort()
}

function readdirOrNothing(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined
    throw error
  }
}

/** The SHA-256 of a file, without what differs between runs of the same plan. */
function digestOf(path: string): string {
  const bytes = readFileSync(path)
  const content = /report\.(json|html)$/.test(path) ? withoutTimes(bytes.toString()) : bytes
  return createHash('sha256').update(content).digest('hex')
}

/** A report without times, memory, workers, and what was there already when a run was resumed. */
function withoutTimes(text: string): string {
  return text
    .replace(/"(?:durations|rate)": \{(?:[^{}]|\{[^{}]*\})*\},?\s*/g, '')
    .replace(/<h2>Times<\/h2>.*?<\/table>\s*/s, '')
    .replace(/"(?:seconds|peakMemoryBytes|workers|resumedPartitions)": [\d.e+-]+/g, '')
    .replace(/<tr><th scope="row">(?:Time|Peak memory|Partitions resumed)<\/th>.*?<\/tr>/g, '')
}
