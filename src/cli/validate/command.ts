import { type FlagValues, wholeNumber } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import type { Setup } from '../flags/setup.js'
import { addInputFlags, addWorkersFlag, progressOption, reportOption, sharedFlags } from '../flags/shared.js'
import type { ValidateFlags } from './validate.js'

const help = `
Holds data to the rules of a YAML file, in one pass: files, folders, globs or
outputs of prep. The exit code is 1 where a rule of severity error is broken.
No value is told that fewer than 5 rows share. Rules are a list, such as

  rules:
    - rows: { min: 1000 }
    - column: age
      required: true
      min: 17
      max: 90
    - column: language
      in: [en, zh]
      mostly: 0.99
      severity: warn

Examples:
  prep validate --infer data.jsonl > rules.yaml
  prep validate data.jsonl --rules rules.yaml
  prep validate data.jsonl --rules rules.yaml --json > report.json
  prep validate data.jsonl --rules rules.yaml --report github,junit=junit.xml`

export const setupValidate: Setup = (command, session) => {
  command
    .argument('[inputs...]', 'Files, folders, globs or addresses; - or nothing for standard input')
    .option('--rules <file>', 'The YAML file of the rules')
    .option('--infer <reference>', 'Print rules that this data, or the state of its profile, keeps to')
    .option('--min-shared <n>', 'No value is told that fewer rows share (default: 5)', wholeNumber)
    .option('--full', 'Print the rules that are kept as well')
    .option('--json', 'Print as JSON')
    .addOption(reportOption())
    .option('-q, --quiet', 'Print errors only')
    .addOption(progressOption())
  addWorkersFlag(addInputFlags(command)).addHelpText('after', help)
  const sayShared = flagWords(sharedFlags())
  session.sayOption = (option) =>
    option === 'minShared' ? '--min-shared' : option === 'rules' ? '--rules' : sayShared(option)
  command.action(async (inputs: string[], flags: ValidateFlags & FlagValues) => {
    const { validateInputs } = await import('./validate.js')
    await validateInputs(inputs, flags, session)
  })
}
