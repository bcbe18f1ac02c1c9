import type { FlagValues } from '../flags/flag-values.js'
import type { Setup } from '../flags/setup.js'
import { addRunFlags } from '../flags/shared.js'
import type { PlanFlags } from './print-plan.js'

const examples = `
Reads the input as far as its schema needs, and whole where a step such as mix
or balance can tell how many rows of each group there will be. Writes nothing.

Examples:
  prep plan pipeline.yaml
  prep plan pipeline.yaml --json
  prep plan --schema > prepkit.schema.json

With that schema an editor completes pipeline files that begin with the line
  # yaml-language-server: $schema=prepkit.schema.json`

export const setupPlan: Setup = (command, session) => {
  command
    .argument('[file]', 'A pipeline: .yaml, .json, .js or .ts')
    .option('--all', 'Show all options of the steps, not only those that were set')
    .option('--schema', 'Print the JSON Schema of pipeline files and stop')
  addRunFlags(command, { keys: ['overwrite', 'workers'] })
  command.addHelpText('after', examples)
  command.action(async (file: string | undefined, flags: PlanFlags & FlagValues) => {
    const { printPlan, printSchema } = await import('./print-plan.js')
    if (flags.schema) await printSchema(session.terminal)
    else await printPlan(file, flags, session)
  })
}
