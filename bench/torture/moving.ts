import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draws } from '../../src/transform/random.js'
import { type RunCase, runCases } from './cases.js'
import { firstLine, harmsOf, isSame, type OutputState, stateOf } from './compare.js'
import { countCalls, disturbedRun } from './disturb.js'
import { changeFile } from './hook/change-file.js'
import { fileChanges, type InputChange } from './hook/disturbance.js'
import { callPrep, type Ending } from './prep-process.js'
import { clearOutputs, runArgs, type StraightRun, straightRun } from './straight-run.js'
import { type Harm, harm, type Section, type Setting, type Trial } from './trial.js'

/** What happens to the first input, and the row of the table that it counts for. */
const changes = {
  edit: 'input edited in place',
  truncate: 'input truncated',
  append: 'input appended to',
  replace: 'input replaced by another file',
  delete: 'input deleted',
} as const satisfies Record<InputChange['how'], string>

/** When it happens: at some call of a run, after a run was killed and before it is resumed, or after the end. */
const phases = ['during', 'before resume', 'after the end'] as const

/** Inputs that change around a run, which is refused or gives what a fresh one gives, and never a mixture. */
export const moving: Section = {
  about: 'inputs change before, under and after a run',
  trials: movingTrials,
}

/** A run in its folder, with what its first input holds. */
interface Moving {
  straight: StraightRun
  path: string
  original: Buffer
  calls: number
}

async function* movingTrials(setting: Setting): AsyncGenerator<Trial> {
  const { draws, cases = runCases } = setting
  const known = new Map<RunCase, Moving>()
  for (let turn = draws.below(fileChanges.length); ; turn++) {
    const runCase = cases[turn % cases.length]
    const before = known.get(runCase) ?? (await prepare(runCase, setting))
    known.set(runCase, before)
    const how = fileChanges[turn % fileChanges.length]
    yield await tryChange(before, { how, phase: phases[draws.below(phases.length)], draws })
  }
}

async function prepare(runCase: RunCase, { folder, draws, megabytes }: Setting): Promise<Moving> {
  const size = { draws, megabytes: Math.min(megabytes, 2.9), lineLength: 10_000 }
  const straight = await straightRun(runCase, {
    ...size,
    folder: join(folder, runCase.name.replaceAll(/\W+/g, '-')),
  })
  const path = join(straight.cwd, Object.keys(runCase.files({ ...size, megabytes: 0 }))[0])
  return { straight, path, original: readFileSync(path), calls: await countCalls(straight, 0) }
}

async function tryChange(
  { straight, path, original, calls }: Moving,
  { how, phase, draws }: { how: InputChange['how']; phase: (typeof phases)[number]; draws: Draws },
): Promise<Trial> {
  const { runCase } = straight
  const change = { path, how, at: 0.2 + 0.6 * draws.unit() }
  const workers = draws.below(3)
  const nth = 1 + draws.below(calls)
  const first = await firstRun(straight, { phase, change, workers, nth })
  const then = await endOf(straight, workers)
  clearOutputs(straight)
  const fresh = await endOf(straight, workers)
  clearOutputs(straight)
  rmSync(path, { force: true })
  writeFileSync(path, original)
  const place = phase === 'after the end' ? '' : ` at call ${nth} (${first.call})`
  return {
    attack: changes[how],
    what: `${runCase.name}, ${phase}${place}, ${Math.round(change.at * 100)} % into the file, ${workers} workers`,
    harms: [
      ...outcomeHarms(first, { allowed: [straight.wanted, fresh.state], when: 'the run' }),
      ...outcomeHarms(then, { allowed: [fresh.state], when: 'the next run' }),
    ],
  }
}

/** How a run ended and what is there now; the call that was disturbed, if one was. */
interface Outcome {
  ending: Ending
  state: OutputState
  call?: string
}

async function firstRun(
  straight: StraightRun,
  given: { phase: (typeof phases)[number]; change: InputChange; workers: number; nth: number },
): Promise<Outcome> {
  const { phase, change, workers, nth } = given
  const { cwd, runCase } = straight
  const call = { args: runArgs(workers), cwd }
  const act = phase === 'during' ? { act: 'change' as const, change } : { act: 'kill' as const }
  const run =
    phase === 'after the end'
      ? { ending: await callPrep(call), call: undefined }
      : await disturbedRun(call, { ...act, nth })
  const outcome = { ...run, state: stateOf(cwd, runCase.outputs) }
  // With more threads a run may make fewer calls, and then ends before the change.
  if (phase !== 'during' || run.call === undefined) changeFile(change)
  return outcome
}

async function endOf({ cwd, runCase }: StraightRun, workers: number): Promise<Outcome> {
  const ending = await callPrep({ args: runArgs(workers), cwd })
  return { ending, state: stateOf(cwd, runCase.outputs) }
}

/** A run is refused with exit code 2, was killed by us, or has made one of the allowed outputs. */
function outcomeHarms(
  { ending, state }: Outcome,
  { allowed, when }: { allowed: readonly OutputState[]; when: string },
): Harm[] {
  const { code, signal, stderr } = ending
  const harms = harmsOf(ending)
  if (code === 2 || signal === 'SIGKILL') return harms
  if (code !== 0) return [...harms, harm('wrong exit', `${when}: exit ${code}, ${firstLine(stderr)}`)]
  if (allowed.some((one) => isSame(state, one))) return harms
  return [...harms, harm('digest different', `${when}: exit 0, but the output is mixed or stale`)]
}
