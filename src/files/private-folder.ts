import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeOwner, isRunning, type Owner } from './owner.js'

/**
 * Folders among the temporary files of the system, for records that are on their way: only their owner may read
 * them. Whoever made one removes it; a process that was killed cannot, so the next one does it. The name of a folder
 * says whose it is, because a file in it would come a moment later than the folder itself.
 */

/** What a folder is for: the output of a run without a place of its own, or what is read or kept on the way to one. */
export type PrivateFolderKind = 'out' | 'plan' | 'read' | 'spool' | 'order' | 'survey'

/** Makes a folder that only this user may enter, and removes those whose process was killed. Answers its path. */
export function makePrivateFolder(kind: PrivateFolderKind): string {
  sweepPrivateFolders()
  return mkdtempSync(join(tmpdir(), `prep-${kind}-${nameOwner(describeOwner())}-`))
}

/** Removes the folders of killed processes of this machine and this user. */
export function sweepPrivateFolders(): void {
  const parent = tmpdir()
  const found = namesIn(parent).flatMap((name) => {
    const [, kind, owner] = privateName.exec(name) ?? []
    return owner === undefined ? [] : [{ kind, owner, path: join(parent, name) }]
  })
  if (found.length === 0) return
  // Asked for once: runs whose lists of rejects wait for their reader may have left hundreds of folders.
  const own = nameOwner(describeOwner())
  for (const { kind, owner, path } of found)
    if (isGone(owner, own) && isOwn(path) && !(kind === 'out' && isFinished(path))) remove(path)
}

const privateName = /^prep-(out|plan|read|spool|order|survey)-(\d+-\d+-[0-9a-f]{8}-[0-9a-f]{8})-\w+$/

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    // A run that needs no such folder does without it.
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(code)) return []
    throw error
  }
}

/** The process and its start, then what is known of the machine, then its boot. */
function nameOwner({ pid, started = '0', host, pidSpace, boot }: Owner): string {
  return `${pid}-${started}-${digestOf([host, pidSpace])}-${digestOf([boot])}`
}

function digestOf(parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8)
}

/** Whether the owner that a name tells was killed; `own` names this process. What another machine has put here is left to it. */
function isGone(name: string, own: string): boolean {
  const [pid, started, machine, boot] = name.split('-')
  const [, , ownMachine, ownBoot] = own.split('-')
  if (machine !== ownMachine) return false
  // The machine has started anew since then, and its temporary files have outlived that.
  if (boot !== ownBoot) return true
  return !isRunning({ pid: Number(pid), started: started === '0' ? undefined : started })
}

function isOwn(path: string): boolean {
  const status = lstatSync(path, { throwIfNoEntry: false })
  if (status === undefined || !status.isDirectory()) return false
  return process.getuid === undefined || process.getuid() === status.uid
}

/** Whether a run has ended in order and left its list of rejected records for its user to read. */
function isFinished(path: string): boolean {
  return !existsSync(join(path, '.prep')) && readdirSync(path).length > 0
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch (error) {
    // Another process may be sweeping the same folder at the same time.
    const { code = '' } = error as NodeJS.ErrnoException
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EBUSY'].includes(code)) throw error
  }
}
