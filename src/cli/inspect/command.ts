import { type FlagValues, wholeNumber } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import type { Setup } from '../flags/setup.js'
import { addInputFlags, sharedFlags } from '../flags/shared.js'
import type { InspectFlags } from './inspect.js'

const examples = `
For a folder or file that prep has written: its rows, columns, shards and how it
was made; --verify reads all shards, and the inputs that are still there, and
compares their hashes. For any other file, folder or glob: its format, columns
and rows, and, where their shape is a known one, the commands to go on with.
Only the lengths of texts are shown, unless --show is given.

Examples:
  prep inspect data.jsonl
  prep inspect data.jsonl --show --rows 1
  prep inspect out/ --verify`

export const setupInspect: Setup = (command, session) => {
  command
    .argument('<path...>', 'An output of prep, or files, folders and globs')
    .option('--verify', 'Compare shards, accounts and inputs with their hashes')
    .option('--show', 'Show the values of the first rows, not only their lengths')
    .option('--rows <n>', 'How many first rows to look at (default: 3)', wholeNumber)
    .option('--json', 'Print as JSON')
  addInputFlags(command)
  command.addHelpText('after', examples)
  session.sayOption = flagWords(sharedFlags())
  command.action(async (paths: string[], flags: InspectFlags & FlagValues) => {
    const { inspect } = await import('./inspect.js')
    session.exitCode = await inspect(paths, flags, session.terminal)
  })
}
