import { join } from 'node:path'
import type { Draws } from '../../src/transform/random.js'
import { runCases } from './cases.js'
import { differences, firstLine, harmsOf, stateOf, temporaryLeftovers } from './compare.js'
import { callPrep, type Ending, type KillMode, killModes } from './prep-process.js'
import { clearOutputs, runArgs, type StraightRun, straightRun } from './straight-run.js'
import { type Harm, harm, type Section, type Setting, type Trial } from './trial.js'

/** Kills at random times, in chains, with another number of workers at each start; then a run to the end. */
export const kills: Section = {
  about: 'runs killed at random, in chains, and resumed',
  trials: killTrials,
}

async function* killTrials({ folder, draws, megabytes, cases = runCases }: Setting): AsyncGenerator<Trial> {
  const known = new Map<number, StraightRun>()
  for (let turn = 0; ; turn++) {
    const number = turn % cases.length
    const straight =
      known.get(number) ??
      (await straightRun(cases[number], { folder: join(folder, String(number)), draws, megabytes }))
    known.set(number, straight)
    yield* killChain(straight, draws)
  }
}

/** A chain of kills. What is found at its end counts against the last of them. */
async function* killChain(straight: StraightRun, draws: Draws): AsyncGenerator<Trial> {
  const attack = `kill: ${straight.runCase.name}`
  const length = 1 + draws.below(4)
  const done: string[] = []
  const trials: Trial[] = []
  for (let i = 0; i < length; i++) {
    const how = killModes[draws.below(killModes.length)]
    const workers = draws.below(4)
    const afterMs = Math.round(draws.unit() * straight.elapsedMs * 1.1)
    const ending = await callPrep({ args: runArgs(workers), cwd: straight.cwd, kill: { how, afterMs } })
    done.push(`${how} after ${afterMs} ms with ${workers} workers`)
    const harms = [...harmsOf(ending), ...exitHarms(ending, how)]
    if (i === length - 1) harms.push(...(await endHarms(straight, draws.below(4))))
    trials.push({ attack, what: done.join(', '), harms })
  }
  clearOutputs(straight)
  yield* trials
}

/** Runs to the end what was stopped, and compares. */
async function endHarms(straight: StraightRun, workers: number): Promise<Harm[]> {
  const { cwd, runCase, wanted } = straight
  const ending = await callPrep({ args: runArgs(workers), cwd })
  const harms = harmsOf(ending)
  if (ending.code !== 0)
    return [...harms, harm('wrong exit', `resumed: exit ${ending.code}, ${firstLine(ending.stderr)}`)]
  return [...harms, ...differences(stateOf(cwd, runCase.outputs), wanted), ...temporaryLeftovers(cwd)]
}

/** A killed run ends by the signal, or had ended before; a polite one says 130. */
function exitHarms({ code, signal, stderr, isHung }: Ending, how: KillMode): Harm[] {
  if (isHung || code === 0) return []
  const signals: readonly (string | null)[] = how.startsWith('KILL') ? ['SIGKILL'] : ['SIGTERM', 'SIGINT']
  if (signals.includes(signal) || (code === 130 && !how.startsWith('KILL'))) return []
  return [harm('wrong exit', `${how}: exit ${code}, signal ${signal}, ${firstLine(stderr)}`)]
}
