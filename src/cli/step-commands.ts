import type { Setup } from './flags/setup.js'

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

/** The command of a step that judges rows: it can be asked why. */
async function loadJudging(name: string): Promise<Setup> {
  const [{ setupStep }, { explaining }] = await Promise.all([
    import('./step/command.js'),
    import('./explain/step-extras.js'),
  ])
  return setupStep(name, explaining(name))
}

/** The command of `sample`, which also draws and judges reviews. */
async function loadSample(): Promise<Setup> {
  const [{ setupStep }, { reviewing }] = await Promise.all([
    import('./step/command.js'),
    import('./sample/review-extras.js'),
  ])
  return setupStep('sample', reviewing)
}
