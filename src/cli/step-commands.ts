import type { Setup } from './flags/setup.js'
import type { StepExtras } from './step/command.js'

/** Transforms whose command does more than run a pipeline of that one step. */
export const stepCommands: ReadonlyMap<string, () => Promise<Setup>> = new Map([
  ...[
    'filter_quality',
    'clean_lines',
    'filter_sft',
    'dedup',
    'decontaminate',
    'safety',
    'filter',
    'validate_chat',
  ].map((name) => [name, () => loadJudging(name)] as const),
  ['anonymize', async () => (await import('./anonymize/command.js')).setupAnonymize],
  ['deanonymize', async () => (await import('./deanonymize/command.js')).setupDeanonymize],
  ['generate', async () => (await import('./generate/command.js')).setupGenerate],
  ['rewrite', async () => (await import('./rewrite/command.js')).setupRewrite],
  ['sample', loadSample],
  ['validate', async () => (await import('./validate/command.js')).setupValidate],
  ['profile', async () => (await import('./profile/command.js')).setupProfile],
])

/** The command of a step that can do more than the step. */
async function loadStep(name: string, loadExtras: () => Promise<StepExtras>): Promise<Setup> {
  const [{ setupStep }, extras] = await Promise.all([import('./step/command.js'), loadExtras()])
  return setupStep(name, extras)
}

/** Rows that a step judges: it can be asked why. */
function loadJudging(name: string): Promise<Setup> {
  return loadStep(name, async () => (await import('./explain/step-extras.js')).explaining(name))
}

/** `sample` also draws and judges reviews. */
function loadSample(): Promise<Setup> {
  return loadStep('sample', async () => (await import('./sample/review-extras.js')).reviewing)
}
