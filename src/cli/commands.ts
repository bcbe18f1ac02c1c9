import type { Setup } from './flags/setup.js'

/** A command as the overview lists it. `load` brings in its code. */
export interface CommandEntry {
  name: string
  summary: string
  group: string
  load(): Promise<Setup>
}

const wholePipelines = 'Pipelines:'
const singleSteps = 'One step over files or standard input:'
const looking = 'Look:'

/** Every command, in the order of the overview. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'run',
    summary: 'Run a pipeline file',
    group: wholePipelines,
    load: async () => (await import('./run/command.js')).setupRun,
  },
  {
    name: 'plan',
    summary: 'Show what a pipeline would do, without doing it',
    group: wholePipelines,
    load: async () => (await import('./plan/command.js')).setupPlan,
  },
  {
    name: 'anonymize',
    summary: 'Find personal data and mask, replace or pseudonymize it',
    group: singleSteps,
    load: async () => (await import('./anonymize/command.js')).setupAnonymize,
  },
  step('deanonymize', 'Restore what anonymize encrypted, with its key'),
  step('split', 'Split rows into train, validation and test'),
  step('balance', 'Balance groups by sampling or weights'),
  step('mix', 'Mix sources by shares, temperature, passes or counts'),
  step('augment', 'Add varied copies of rows'),
  step('counterfactual', 'Swap gendered words in whole records'),
  step('convert', 'Change columns, chat layouts and file formats'),
  {
    name: 'profile',
    summary: 'Measure columns, and bias of an outcome between groups',
    group: looking,
    load: async () => (await import('./profile/command.js')).setupProfile,
  },
  {
    name: 'inspect',
    summary: 'Describe a file or a finished output folder',
    group: looking,
    load: async () => (await import('./inspect/command.js')).setupInspect,
  },
  {
    name: 'eval',
    summary: 'Measure how well personal data is found in labelled texts',
    group: looking,
    load: async () => (await import('./eval/command.js')).setupEval,
  },
  {
    name: 'demo',
    summary: 'Run the sample pipeline and show before and after',
    group: looking,
    load: async () => (await import('./demo/command.js')).setupDemo,
  },
]

/** A transform as a command of its own. */
function step(name: string, summary: string): CommandEntry {
  return {
    name,
    summary,
    group: singleSteps,
    load: async () => (await import('./step/command.js')).setupStep(name),
  }
}
