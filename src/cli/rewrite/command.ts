import type { Command } from '../flags/commander.js'
import { wholeNumber } from '../flags/flag-values.js'
import type { Setup } from '../flags/setup.js'
import { type StepCall, setupStep } from '../step/command.js'
import { printPrompts } from './print-prompts.js'

interface OwnFlags {
  dryRun?: boolean
  rows?: number
  json?: boolean
}

const defaultRows = 5

/** `prep rewrite`: the step, and a look at what a model would be asked. */
export const setupRewrite: Setup = setupStep('rewrite', {
  addFlags(command: Command) {
    command
      .optionsGroup('Dry runs and checks:')
      .option('--dry-run', 'Print what the model would be asked about some records, and ask nothing')
      .option('--rows <n>', 'How many records --dry-run takes (default: 5)', wholeNumber)
  },
  async instead(call) {
    const flags = call.flags as OwnFlags
    if (!flags.dryRun) return false
    await dryRun(call, flags)
    return true
  },
  async after() {},
})

async function dryRun({ input, options, seed, session }: StepCall, flags: OwnFlags): Promise<void> {
  const { rows = defaultRows, json = false } = flags
  await printPrompts({ input, options, seed, rows, json }, session)
}
