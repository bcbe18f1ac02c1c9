import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { run } from '../../src/index.js'
import type { Draws } from '../../src/transform/random.js'
import { csvLines, jsonLines, tornJsonLines } from './records.js'
import { type Harm, harm, type Section, type Setting, type Trial } from './trial.js'

/** Random pipelines on random data, one after the other in one process: what is used has to be given back. */
export const soak: Section = {
  about: 'random pipelines in one process, whose memory, handles and temporary files are watched',
  trials: soakTrials,
}

/** What a process holds between two runs. */
interface Holdings {
  residentBytes: number
  handles: string
  openFiles: number
}

async function* soakTrials({ folder, draws, megabytes }: Setting): AsyncGenerator<Trial> {
  // The first runs load what is loaded once.
  const warmUp = 6
  const resident: number[] = []
  let before: Holdings | undefined
  for (let turn = 0; ; turn++) {
    const what = `run ${turn}: ${await oneRun(folder, { draws, megabytes })}`
    const now = await holdings()
    if (turn >= warmUp) resident.push(now.residentBytes)
    const harms = [
      ...leftHarms(folder),
      ...holdingHarms(now, turn < warmUp ? undefined : before),
      ...growthHarms(resident),
    ]
    if (turn === warmUp - 1) before = now
    yield { attack: 'soak: random runs in one process', what, harms }
  }
}

/** Makes some data, runs something on it and removes it all; answers what that was. */
async function oneRun(
  folder: string,
  { draws, megabytes }: { draws: Draws; megabytes: number },
): Promise<string> {
  const size = {
    draws,
    megabytes: megabytes * (0.05 + 0.3 * draws.unit()),
    lineLength: draws.below(2) * 2000,
  }
  const isCsv = draws.chance(0.3)
  const input = join(folder, isCsv ? 'in.csv' : 'in.jsonl')
  const write = isCsv ? csvLines : draws.chance(0.3) ? tornJsonLines : jsonLines
  writeFileSync(input, write(size))
  const steps = drawSteps(draws)
  const format = (['arrow', 'jsonl', 'csv'] as const)[draws.below(3)]
  const workers = draws.below(3)
  const path = join(folder, draws.chance(0.3) ? `out.${format}` : 'out')
  const profile = draws.chance(0.3) ? {} : undefined
  const { rows } = await run(
    { input, steps, profile, output: { path, format }, errors: { budget: 0.5 } } as Parameters<typeof run>[0],
    { workers },
  )
  if (rows.written === 0) throw new Error('A run of the soak wrote no row')
  for (const name of [input, path, `${path}.prep`]) rmSync(name, { recursive: true, force: true })
  return `${write.name} → ${format}, ${JSON.stringify(steps)}, ${workers} workers`
}

const possibleSteps: readonly Record<string, unknown>[] = [
  { anonymize: { fields: ['prompt'], entities: ['EMAIL_ADDRESS'] } },
  { anonymize: { fields: ['prompt', 'completion'] } },
  { balance: { facet: 'group', method: 'over' } },
  { augment: { fields: ['completion'] } },
  { counterfactual: { fields: ['prompt'] } },
  { convert: { rename: { id: 'number' } } },
]

function drawSteps(draws: Draws): Record<string, unknown>[] {
  return possibleSteps.filter(() => draws.chance(0.3))
}

/** What the process holds once the last run has given everything back; a thread that ends takes a moment. */
async function holdings(): Promise<Holdings> {
  for (let i = 0; i < 80 && activeHandles() !== ''; i++) await wait(25)
  return { residentBytes: process.memoryUsage.rss(), handles: activeHandles(), openFiles: openFiles() }
}

/** What keeps the process going, the parts of a terminal aside. */
function activeHandles(): string {
  const names = process.getActiveResourcesInfo().filter((name) => !/Timeout|Immediate|TTY|Pipe/.test(name))
  return names.sort().join(' ')
}

/** The open files of this process, where the system lists them. */
function openFiles(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
}

function leftHarms(folder: string): Harm[] {
  return readdirSync(folder).map((name) => harm('leftover', name))
}

function holdingHarms(now: Holdings, before: Holdings | undefined): Harm[] {
  if (before === undefined) return []
  const harms: Harm[] = []
  if (now.handles.length > before.handles.length) harms.push(harm('leftover', `handles: ${now.handles}`))
  if (now.openFiles > before.openFiles + 4)
    harms.push(harm('leftover', `${now.openFiles} open files after ${before.openFiles}`))
  return harms
}

/**
 * Memory rises until all that is loaded once is there, and goes up and down after that. So the least of the last
 * third of many runs is compared with the least of the third before.
 */
function growthHarms(resident: readonly number[]): Harm[] {
  if (resident.length < 90) return []
  const third = Math.floor(resident.length / 3)
  const [before, last] = [resident.slice(-2 * third, -third), resident.slice(-third)].map((part) =>
    Math.min(...part),
  )
  if (last < before * 1.25 + 50e6) return []
  return [harm('leftover', `memory grew from ${Math.round(before / 1e6)} to ${Math.round(last / 1e6)} MB`)]
}
