import { jsonSchemaOf } from '../../base/json-schema.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { commaList, type FlagValues, optionsFromFlags, shareFrom } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import { addOptionFlags, optionFlags } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import { addInputFlags, addWorkersFlag, progressOption, sharedFlags, wordOption } from '../flags/shared.js'
import type { ProfileFlags } from './measure.js'

const help = `
Tells of each column its type, missing and distinct values, quantiles, lengths,
scripts and languages, and with --facet and --label how an outcome is spread
over groups. Nothing of the data is written but counts and values that many rows
share.

Examples:
  prep profile data.jsonl
  prep profile data.jsonl --html profile.html --lang zh
  prep profile adult.csv --facet sex,race --label income --positive '>50K'
  prep profile adult.csv --facet age@25/40 --label income --json > profile.json
  prep profile adult.csv --facet sex --label income --positive '>50K' \\
    --fail-if 'disparateImpact < 0.8'
  prep profile data.jsonl --state ref.prof`

export const setupProfile: Setup = async (command, session) => {
  const { options } = await loadTransform('profile')
  const flags = optionFlags(jsonSchemaOf(options))
  command
    .argument('[inputs...]', 'Files, folders, globs or addresses; - or nothing for standard input')
    .optionsGroup('Options of profile:')
  addOptionFlags(command, flags)
  command
    .optionsGroup('Output:')
    .option('--full', 'Print every group, and the rarer figures of bias as well')
    .option('--state <file>', 'Write what prep drift compares and --merge merges, such as ref.prof')
    .option('--merge', 'Merge the states that the inputs are, in place of reading data')
    .option('--html <file>', 'Write a page with charts')
    .addOption(
      wordOption('--lang <name>', ['en', 'zh'], {
        help: 'Language of the page',
        otherwise: 'that of the locale, such as LANG=zh_CN.UTF-8',
      }),
    )
    .option('--fail-if <figure…>', "Exit with 1 if so, such as 'disparateImpact < 0.8'", commaList)
    .option(
      '--error-budget <share>',
      'Exit with 1 if more of the records cannot be read, such as 1%',
      shareFrom,
    )
    .option('--json', 'Print as JSON')
    .option('-q, --quiet', 'Print errors and failed gates only, and with --json the profile')
    .addOption(progressOption())
  addWorkersFlag(addInputFlags(command)).addHelpText('after', help)
  session.sayOption = flagWords([...flags, ...sharedFlags()])
  command.action(async (inputs: string[], given: ProfileFlags & FlagValues) => {
    const { profileInputs } = await import('./measure.js')
    const chosen = await optionsFromFlags(flags, given)
    await profileInputs({ inputs, flags: given, options: chosen }, session)
  })
}
