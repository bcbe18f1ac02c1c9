import { type TransformEntry, transforms } from '../../transforms/index.js'
import type { Setup } from './flags/setup.js'
import { stepCommands } from './step-commands.js'

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
    name: 'explain',
    summary: 'Show what the steps would leave out and why, or what they make of one row',
    group: wholePipelines,
    load: async () => (await import('./explain/command.js')).setupExplain,
  },
  {
    name: 'init',
    summary: 'Write a first pipeline file from a look at the data',
    group: wholePipelines,
    load: async () => (await import('./init/command.js')).setupInit,
  },
  ...transformCommands('change', singleSteps),
  ...transformCommands('look', looking),
  {
    name: 'inspect',
    summary: 'Describe a file or a finished output folder',
    group: looking,
    load: async () => (await import('./inspect/command.js')).setupInspect,
  },
  {
    name: 'diff',
    summary: 'Compare two data sets row by row',
    group: looking,
    load: async () => (await import('./diff/command.js')).setupDiff,
  },
  {
    name: 'drift',
    summary: 'Tell whether data is still what a reference was, column by column',
    group: looking,
    load: async () => (await import('./drift/command.js')).setupDrift,
  },
  {
    name: 'licenses',
    summary: 'Tell whether licences allow data to be used for a purpose',
    group: looking,
    load: async () => (await import('./licenses/command.js')).setupLicenses,
  },
  {
    name: 'card',
    summary: 'Write a summary of data that others ask for, such as that of the AI Act',
    group: looking,
    load: async () => (await import('./card/command.js')).setupCard,
  },
  {
    name: 'why',
    summary: 'Tell what happened to a row of an output, by its trail',
    group: looking,
    load: async () => (await import('./trail/command.js')).setupWhy,
  },
  {
    name: 'trace',
    summary: 'Tell what became of a record of an input, by the trail of the output',
    group: looking,
    load: async () => (await import('./trail/command.js')).setupTrace,
  },
  {
    name: 'eval',
    summary: 'Measure how well personal data is found in labelled texts',
    group: looking,
    load: async () => (await import('./eval/command.js')).setupEval,
  },
  {
    name: 'index',
    summary: 'Write hashes of a test set, by which decontaminate finds its items',
    group: looking,
    load: async () => (await import('./test-index/command.js')).setupIndex,
  },
  {
    name: 'completion',
    summary: 'Print a script that completes commands, flags and values in a shell',
    group: looking,
    load: async () => (await import('./completion/command.js')).setupCompletion(commands),
  },
  {
    name: 'demo',
    summary: 'Run the sample pipeline and show before and after',
    group: looking,
    load: async () => (await import('./demo/command.js')).setupDemo,
  },
]

/** The transforms of a group, each as a command of its own. */
function transformCommands(wanted: TransformEntry['group'], heading: string): CommandEntry[] {
  return Object.entries(transforms)
    .filter(([, { group }]) => group === wanted)
    .map(([name, { summary }]) => ({
      name,
      summary,
      group: heading,
      load: stepCommands.get(name) ?? (async () => (await import('./step/command.js')).setupStep(name)),
    }))
}
