import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/base/package-root.js'
import { type Disturbance, disturbanceVariable } from './hook/disturbance.js'
import { callPrep, type Ending } from './prep-process.js'
import { clearOutputs, runArgs, type StraightRun } from './straight-run.js'

const preload = pathToFileURL(join(packageRoot(), 'dist/bench/torture/hook/preload.js')).href

/** A run with a disturbance, and what came of it. */
export interface DisturbedRun {
  ending: Ending
  /** The thread, the call and the path that were disturbed; `undefined` where the run made fewer calls. */
  call: string | undefined
  /** How many calls the run made; `undefined` where it was killed. */
  calls: number | undefined
}

/** Runs `prep` in `cwd` and disturbs one of its calls. */
export async function disturbedRun(
  { args, cwd, stdin }: { args: readonly string[]; cwd: string; stdin?: string | Uint8Array },
  disturbance: Omit<Disturbance, 'root' | 'log'>,
): Promise<DisturbedRun> {
  const log = `${cwd}.calls`
  rmSync(log, { force: true })
  const ending = await callPrep({
    args,
    cwd,
    stdin,
    nodeOptions: ['--import', preload],
    env: { [disturbanceVariable]: JSON.stringify({ ...disturbance, root: cwd, log }) },
  })
  const text = existsSync(log) ? readFileSync(log, 'utf8') : ''
  rmSync(log, { force: true })
  const calls = /^calls (\d+)$/m.exec(text)?.[1]
  return {
    ending,
    call: /^disturbed (.*)$/m.exec(text)?.[1].replaceAll(cwd, ''),
    calls: calls === undefined ? undefined : Number(calls),
  }
}

/** How many calls a run makes; with threads it is not always the same. */
export async function countCalls({ cwd, runCase }: StraightRun, workers: number): Promise<number> {
  const { calls } = await disturbedRun({ args: runArgs(workers), cwd }, { act: 'fail', nth: 0 })
  clearOutputs({ cwd, runCase })
  if (calls === undefined) throw new Error(`The calls of "${runCase.name}" cannot be counted`)
  return calls
}
