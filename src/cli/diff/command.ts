import { jsonSchemaOf } from '../../base/json-schema.js'
import { inputObject } from '../../pipeline/shapes.js'
import { commaList, type FlagValues, optionsFromFlags, wholeNumber } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import { optionFlags } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import { addInputFlags, sharedFlags } from '../flags/shared.js'
import type { DiffFlags } from './diff.js'

const help = `
Compares data row by row: files, folders, globs or outputs of prep, of any two
formats. Without --on the first row is compared with the first, the second with
the second; with it rows of equal keys, in whatever order they stand. Values are
shown by their shapes. The exit code is 0 where nothing differs and 1 where
something does.

Examples:
  prep diff data.jsonl out/
  prep diff chats.jsonl chat.jsonl --on prompt --show-text --rows 5
  prep diff a.jsonl data.jsonl --json > diff.json`

export const setupDiff: Setup = (command, session) => {
  command
    .argument('<before>', 'A file, a folder, a glob or an output of prep')
    .argument('<after>', 'What to compare it with')
    .option('--on <list>', 'Columns whose values tell which rows belong together', commaList)
    .option('--rows <n>', 'How many rows to show of each kind (default: 3)', wholeNumber)
    .option('--show-text', 'Show raw values, not their shapes')
    .option('--json', 'Print as JSON')
    .option('-q, --quiet', 'Print errors only')
  addInputFlags(command)
  command.addHelpText('after', help)
  const sayShared = flagWords(sharedFlags())
  session.sayOption = (option) => (option === 'on' ? '--on' : sayShared(option))
  command.action(async (before: string, after: string, flags: DiffFlags & FlagValues) => {
    const { showDifferences } = await import('./diff.js')
    const reading = await optionsFromFlags(optionFlags(jsonSchemaOf(inputObject)), flags)
    const sides = { before: { ...reading, path: before }, after: { ...reading, path: after } }
    session.exitCode = await showDifferences(sides, flags, session)
  })
}
