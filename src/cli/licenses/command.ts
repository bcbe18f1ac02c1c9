import { jsonSchemaOf } from '../../base/json-schema.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { inputObject } from '../../pipeline/shapes.js'
import { checkText, type FlagValues, optionsFromFlags } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import { addOptionFlags, optionFlags } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import { addInputFlags, addWorkersFlag, progressOption, reportOption, sharedFlags } from '../flags/shared.js'
import type { LicensesFlags } from './licenses.js'

const help = `
Reads what is declared as the licence of each row, source or dataset card, and
the models that wrote it, and judges whether all of it serves the purpose: what
is in the way, the fewest rows to leave out, and what is to be done. Nothing is
guessed: what is missing or not known is unknown. The exit code is 1 where
something is in the way or unknown. It is no legal advice.

Examples:
  prep licenses mixed.jsonl --purpose train-commercial
  prep licenses mixed.jsonl --purpose release-dataset --notice NOTICE
  prep licenses pipeline.yaml --purpose release-model --license cc-by-4.0 --json
  prep licenses --tools`

export const setupLicenses: Setup = async (command, session) => {
  const { options } = await loadTransform('keep_licenses')
  const flags = optionFlags(jsonSchemaOf(options)).filter(({ key }) => key !== 'action')
  command.argument('[inputs...]', 'A pipeline, or files, folders, globs or addresses, also as NAME=PATH')
  addOptionFlags(command, flags, checkText)
  command
    .option('--license <id>', 'The licence of the inputs, where rows and pipeline have none')
    .option('--written-by <model>', 'The model that wrote the inputs, where rows and pipeline have none')
    .option('--changed', 'Contents are changed (of a pipeline: whether its steps change some)')
    .option('--collection', 'Unchanged parts stay in files of their own, each under its licence')
    .option('--notice <file>', 'Write the lines and licences that go along with copies')
    .option('--attribution <file>', 'Write a table of the sources with their licences')
    .option('--tools', 'List what prepkit itself is made of, with licences, instead of judging data')
    .option('--json', 'Print as JSON')
    .addOption(reportOption())
    .option('-q, --quiet', 'Print errors only')
    .addOption(progressOption())
  addWorkersFlag(addInputFlags(command)).addHelpText('after', help)
  session.sayOption = flagWords([...flags, ...sharedFlags()])
  command.action(async (inputs: string[], given: LicensesFlags & FlagValues) => {
    const { showLicenses } = await import('./licenses.js')
    const columns = await optionsFromFlags(flags, given)
    const reading = await optionsFromFlags(optionFlags(jsonSchemaOf(inputObject)), given)
    await showLicenses({ inputs, flags: given, columns, reading }, session)
  })
}
