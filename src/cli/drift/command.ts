import { jsonSchemaOf } from '../../base/json-schema.js'
import { inputObject } from '../../pipeline/shapes.js'
import { commaList, type FlagValues, optionsFromFlags, shareFrom, wholeNumber } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import { optionFlags } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import {
  addInputFlags,
  addWorkersFlag,
  progressOption,
  reportOption,
  sharedFlags,
  wordOption,
} from '../flags/shared.js'
import type { DriftFlags } from './drift.js'

const help = `
Compares what the columns hold, whatever the rows and their order: files,
folders, globs or outputs of prep, of any two formats. A column drifts where it
is far from the reference and chance does not explain that; of too few rows it
is said how many are needed. The exit code is 1 only where --fail-if holds.

Examples:
  prep drift data.jsonl stories.jsonl
  prep drift adult.csv data.jsonl --full
  prep drift data.jsonl chats.jsonl --json > drift.json
  prep drift data.jsonl stories.jsonl --html drift.html --lang zh
  prep drift data.jsonl data.jsonl --fail-if 'drifted > 0'`

export const setupDrift: Setup = (command, session) => {
  command
    .argument('<reference>', 'A file, a folder, a glob or an output of prep that others are held to')
    .argument('<current>', 'What is held to it')
    .option('--fields <list>', 'Columns to compare, by path (default: all)', commaList)
    .option(
      '--threshold <distance>',
      'The distance from which on a column drifts (default: 0.1; like tfdv 0.01)',
      shareFrom,
    )
    .option('--alpha <share>', 'The share of false alarms that is accepted (default: 5%)', shareFrom)
    .option(
      '--min-shared <n>',
      'No value and no count is told that fewer rows share (default: 5)',
      wholeNumber,
    )
    .addOption(
      wordOption('--like <program>', ['prepkit', 'evidently', 'tfdv'], {
        help: 'Whose formulas and limits to use',
        otherwise: 'prepkit',
      }),
    )
    .option('--html <file>', 'Write a page with charts')
    .addOption(
      wordOption('--lang <name>', ['en', 'zh'], {
        help: 'Language of the page',
        otherwise: 'that of the locale, such as LANG=zh_CN.UTF-8',
      }),
    )
    .option('--fail-if <figure…>', "Exit with 1 if so, such as 'drifted > 0'", commaList)
    .option('--full', 'Print every column and every distance')
    .option('--json', 'Print as JSON')
    .addOption(reportOption())
    .option('-q, --quiet', 'Print errors and failed gates only')
    .addOption(progressOption())
  addWorkersFlag(addInputFlags(command)).addHelpText('after', help)
  const sayShared = flagWords(sharedFlags())
  const own: readonly string[] = ['fields', 'threshold', 'alpha', 'like', 'html']
  session.sayOption = (option) =>
    option === 'minShared' ? '--min-shared' : own.includes(option) ? `--${option}` : sayShared(option)
  command.action(async (reference: string, current: string, flags: DriftFlags & FlagValues) => {
    const { showDrift } = await import('./drift.js')
    const reading = await optionsFromFlags(optionFlags(jsonSchemaOf(inputObject)), flags)
    const sides = { reference: { ...reading, path: reference }, current: { ...reading, path: current } }
    await showDrift(sides, flags, session)
  })
}
