import { PrepError } from '../../base/errors.js'
import { type FlagValues, wholeNumber } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import type { Setup } from '../flags/setup.js'
import { addInputFlags, sharedFlags } from '../flags/shared.js'
import type { ChangesFlags } from './changes/show-changes.js'
import type { InspectFlags } from './description.js'

const examples = `
For a folder or file that prep has written: its rows, columns, shards and how it
was made; --verify reads all shards, and the inputs that are still there, and
compares their hashes; --changes reads some records of the inputs again and
shows what each step does to them. For any other file, folder or glob: its
format, columns and rows, and, where their shape is a known one, the commands to
go on with. Only the lengths of texts are shown, unless --show is given.

Examples:
  prep inspect data.jsonl
  prep inspect data.jsonl --show --rows 1
  prep inspect out/ --verify
  prep inspect out/ --changes`

export const setupInspect: Setup = (command, session) => {
  command
    .argument('<path...>', 'An output of prep, or files, folders and globs')
    .option('--verify', 'Compare shards, accounts and inputs with their hashes')
    .option('--changes', 'Show rows that each step of a run changed, and why, with values masked')
    .option('--show-text', 'Show raw values in --changes output, not their shapes')
    .option('--show', 'Show the values of the first rows, not only their lengths')
    .option(
      '--rows <n>',
      'How many first rows to look at, or changed rows of each step (default: 3 and 10)',
      wholeNumber,
    )
    .option('--json', 'Print as JSON')
    .option('-q, --quiet', 'Print errors only')
  addInputFlags(command)
  command.addHelpText('after', examples)
  session.sayOption = flagWords(sharedFlags())
  command.action(async (paths: string[], flags: InspectFlags & FlagValues) => {
    if (flags.changes === true) {
      if (paths.length > 1)
        throw new PrepError('bad_option', 'Option --changes looks at one output. Name one path')
      const { showChanges } = await import('./changes/show-changes.js')
      await showChanges(paths[0], flags as ChangesFlags, session)
      return
    }
    const { inspect } = await import('./inspect.js')
    session.exitCode = await inspect(paths, flags, session)
  })
}
