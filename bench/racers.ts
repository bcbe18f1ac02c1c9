import type { Pipeline } from '../src/schemas/options/pipeline.js'
import type { StepSpec } from '../src/schemas/options/step-spec.js'

/** Which data a race is run over. `prompts` is real text where a checkout of it lies beside the project. */
export type DataName = 'mixed' | 'chat' | 'prompts'
export type SuiteName = 'convert' | 'anonymize' | 'full'

/** Who runs: a bound, a plain way in Node, or prepkit. */
export type RacerName =
  | 'copy'
  | 'stream-json'
  | 'readline'
  | `prep ${1 | 2}`
  | `prep ids ${1 | 2}`
  | `prep names ${1 | 2}`

/** One run of one racer, as it is given to its process. */
export interface Race {
  suite: SuiteName
  data: DataName
  racer: RacerName
  input: string
  /** A folder of its own, empty. */
  output: string
}

/** What the process of a racer reports at its end. */
export interface RaceResult {
  rows: number
  /** From the first line of the racer to its last: without the start of Node. */
  insideSeconds: number
  /** Processor time of all threads: hardly moved by what else the machine is doing. */
  cpuSeconds: number
  peakMemoryBytes: number
}

const plain = ['copy', 'stream-json', 'readline'] as const

/** Data and racers of every suite. */
export const suites: Record<SuiteName, { data: readonly DataName[]; racers: readonly RacerName[] }> = {
  convert: { data: ['mixed', 'chat', 'prompts'], racers: [...plain, 'prep 1', 'prep 2'] },
  anonymize: {
    data: ['mixed', 'prompts'],
    racers: [...plain, 'prep 1', 'prep 2', 'prep ids 1', 'prep ids 2', 'prep names 1', 'prep names 2'],
  },
  full: { data: ['mixed'], racers: [...plain, 'prep 1', 'prep 2'] },
}

/** What is compared with what, for a reader of the results. */
export const suiteNotes: Record<SuiteName, string> = {
  convert: 'JSON Lines to Arrow IPC. The plain ways are told the schema; prepkit infers it within its time.',
  anonymize:
    'Mail addresses, URLs and IPv4 addresses in prompt and completion, then Arrow. "prep ids" looks for all identifiers, secrets and accounts, "prep names" for names and addresses as well, as it does by default; the plain ways look for three kinds.',
  full: 'anonymize (mail addresses, URLs, IPv4), balance gender × hired by repeating rows, augment by one copy with words swapped, convert to messages, then Arrow.',
}

/** The pipeline that stands for a suite in prepkit. */
export function pipelineFor(race: Race): Pipeline {
  const fields = ['prompt', 'completion']
  const anonymize: StepSpec = { anonymize: { fields, policy: 'replace', entities: entitiesOf(race.racer) } }
  const steps: Record<SuiteName, StepSpec[]> = {
    convert: [],
    anonymize: [anonymize],
    full: [
      anonymize,
      { balance: { facet: 'gender', label: 'hired', method: 'over' } },
      { augment: { fields: ['prompt'], ops: ['swap'], copies: 1 } },
      { convert: { to: 'messages' } },
    ],
  }
  return {
    seed: 7,
    input: race.input,
    steps: steps[race.suite],
    output: { path: race.output, format: 'arrow' },
  }
}

function entitiesOf(racer: RacerName): string[] {
  if (racer.startsWith('prep ids')) return ['identifiers']
  return racer.startsWith('prep names') ? ['identifiers', 'names'] : ['EMAIL_ADDRESS', 'URL', 'IP_ADDRESS']
}
