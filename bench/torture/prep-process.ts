import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../../src/base/package-root.js'

/** The compiled program. */
export const mainPath = join(packageRoot(), 'dist/src/cli/main.js')

/** How a run is ended from outside. */
export const killModes = ['KILL main', 'KILL group', 'TERM', 'INT', 'INT twice'] as const
export type KillMode = (typeof killModes)[number]

/** How to run `prep`. */
export interface PrepCall {
  args: readonly string[]
  /** Its folder; `tmp` in it is its folder for temporary files. */
  cwd: string
  env?: Record<string, string>
  /** Options of Node itself. */
  nodeOptions?: readonly string[]
  kill?: { how: KillMode; afterMs: number }
  /** Milliseconds after which the run counts as hanging; a busy machine is slow, so it is generous. */
  patienceMs?: number
  /** Standard input. */
  stdin?: string | Uint8Array
}

/** How a run of `prep` ended. */
export interface Ending {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  isHung: boolean
  /** Whether a process of its group was still there after its end. */
  leftProcesses: boolean
}

/** Runs `prep` in a process group of its own, so that all it started can be ended and counted. */
export async function callPrep(call: PrepCall): Promise<Ending> {
  const tmp = temporaryFolderOf(call.cwd)
  mkdirSync(tmp, { recursive: true })
  const { NODE_OPTIONS: _, PREP_DEBUG: __, ...env } = process.env
  const child = spawn(process.execPath, [...(call.nodeOptions ?? []), mainPath, ...call.args], {
    cwd: call.cwd,
    env: { ...env, NO_COLOR: '1', TMPDIR: tmp, ...call.env },
    detached: true,
  })
  let isHung = false
  const patience = setTimeout(() => {
    isHung = true
    signalGroup(child, 'SIGKILL')
  }, call.patienceMs ?? 180_000)
  const killing = call.kill === undefined ? undefined : killLater(child, call.kill)
  const { code, signal, stdout, stderr } = await endOf(child, call.stdin)
  clearTimeout(patience)
  killing?.abort()
  return { code, signal, stdout, stderr, isHung, leftProcesses: endGroup(child) }
}

/** Where a run in this folder puts its temporary files. */
export function temporaryFolderOf(cwd: string): string {
  return join(cwd, 'tmp')
}

function endOf(
  child: ChildProcess,
  stdin: PrepCall['stdin'],
): Promise<Pick<Ending, 'code' | 'signal' | 'stdout' | 'stderr'>> {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // A run that was killed takes no more of it.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(stdin ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
}

function killLater(
  child: ChildProcess,
  { how, afterMs }: { how: KillMode; afterMs: number },
): AbortController {
  const controller = new AbortController()
  const { signal } = controller
  const act = async () => {
    await wait(afterMs, undefined, { signal })
    if (how === 'KILL group') signalGroup(child, 'SIGKILL')
    else if (how === 'KILL main') child.kill('SIGKILL')
    else child.kill(how === 'TERM' ? 'SIGTERM' : 'SIGINT')
    if (how !== 'INT twice') return
    await wait(50, undefined, { signal })
    child.kill('SIGINT')
  }
  act().catch((error) => {
    // The run was faster.
    if (!signal.aborted) throw error
  })
  return controller
}

/** Signals a process group; answers whether there was one. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false
  try {
    return process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

function endGroup(child: ChildProcess): boolean {
  const isLeft = signalGroup(child, 0)
  if (isLeft) signalGroup(child, 'SIGKILL')
  return isLeft
}
