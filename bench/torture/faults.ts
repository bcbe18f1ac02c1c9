import { join } from 'node:path'
import type { Draws } from '../../src/transform/random.js'
import { runCases } from './cases.js'
import { differences, firstLine, harmsOf, stateOf, temporaryLeftovers } from './compare.js'
import { countCalls, type DisturbedRun, disturbedRun } from './disturb.js'
import type { Disturbance } from './hook/disturbance.js'
import { callPrep } from './prep-process.js'
import { clearOutputs, runArgs, type StraightRun, straightRun } from './straight-run.js'
import { type Harm, harm, type Section, type Setting, type Trial } from './trial.js'

/** What is done to a call, and the row of the table that it counts for. */
const acts = {
  fail: 'a call fails: ENOSPC, EIO, EMFILE',
  kill: 'killed at a call',
  short: 'a read or write of fewer bytes than asked for',
  full: 'a disk that is full from a call on',
} as const satisfies Partial<Record<Disturbance['act'], string>>
type FaultAct = keyof typeof acts
const actNames = Object.keys(acts) as FaultAct[]

/** Every call to the file system in turn fails, is cut short, or is the last of its process; then a run without that. */
export const faults: Section = {
  about: 'each call to the file system fails, is cut short or is the last one, in all threads',
  trials: faultTrials,
}

/** One fault: the `nth` call of a run with so many workers. */
interface Fault {
  straight: StraightRun
  act: FaultAct
  nth: number
  workers: number
}

async function* faultTrials({
  folder,
  draws,
  megabytes,
  cases,
  workers = [0, 2],
}: Setting): AsyncGenerator<Trial> {
  const all: Fault[] = []
  for (const [number, runCase] of (cases ?? runCases).entries()) {
    // Records filled up with blanks: two partitions and little work.
    const size = { draws, megabytes: Math.min(megabytes, 2.9), lineLength: 20_000 }
    const straight = await straightRun(runCase, { ...size, folder: join(folder, String(number)) })
    for (const threads of workers)
      for (let nth = await countCalls(straight, threads); nth > 0; nth--)
        all.push({ straight, act: actNames[draws.below(actNames.length)], nth, workers: threads })
  }
  // In a random order, so that a short campaign sees some of everything.
  for (const fault of shuffled(all, draws)) {
    const trial = await tryFault(fault)
    if (trial !== undefined) yield trial
  }
}

/** `undefined` where the threads made fewer calls this time, so that nothing was disturbed. */
async function tryFault({ straight, act, nth, workers }: Fault): Promise<Trial | undefined> {
  const { cwd, runCase } = straight
  const disturbed = await disturbedRun({ args: runArgs(workers), cwd }, { act, nth })
  const { call } = disturbed
  const trial =
    call === undefined
      ? undefined
      : {
          attack: acts[act],
          what: `${runCase.name}, call ${nth} (${call}), ${workers} workers`,
          harms: [...faultHarms(disturbed, act), ...(await resumeHarms(straight, workers))],
        }
  clearOutputs(straight)
  return trial
}

/** A run that was killed is gone; any other ends by itself: well, or with exit code 2 and the fault by its code. */
function faultHarms({ ending }: DisturbedRun, act: FaultAct): Harm[] {
  const { code, signal, stderr, isHung } = ending
  const harms = harmsOf(ending)
  if (isHung || code === 0 || (signal === 'SIGKILL' && act === 'kill')) return harms
  if (code !== 2) harms.push(harm('wrong exit', `exit ${code}, signal ${signal}: ${firstLine(stderr)}`))
  else if (act === 'short')
    harms.push(harm('wrong exit', `few bytes at a time are no fault: ${firstLine(stderr)}`))
  else if (!/ENOSPC|EIO|EMFILE/.test(stderr))
    harms.push(harm('wrong exit', `the fault is not named: ${firstLine(stderr)}`))
  return harms
}

async function resumeHarms({ cwd, runCase, wanted }: StraightRun, workers: number): Promise<Harm[]> {
  const again = await callPrep({ args: runArgs(workers), cwd })
  const harms = harmsOf(again)
  if (again.code !== 0)
    return [...harms, harm('wrong exit', `resumed: exit ${again.code}, ${firstLine(again.stderr)}`)]
  return [...harms, ...differences(stateOf(cwd, runCase.outputs), wanted), ...temporaryLeftovers(cwd)]
}

/** Fisher and Yates (Knuth, The Art of Computer Programming, 3.4.2). */
function shuffled<T>(list: readonly T[], draws: Draws): T[] {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = draws.below(i + 1)
    ;[mixed[i], mixed[j]] = [mixed[j], mixed[i]]
  }
  return mixed
}
