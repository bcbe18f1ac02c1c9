import { loadEvaluation } from '../../../transforms/index.js'
import { jsonSchemaOf } from '../../base/json-schema.js'
import { commaList, type FlagValues, optionsFromFlags, wholeNumber } from '../flags/flag-values.js'
import { addOptionFlags, optionFlags } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import { wordOption } from '../flags/shared.js'
import type { EvalFlags } from './eval.js'
import { type ToolFile, toolFile } from './tools.js'

const examples = `
Examples:
  prep eval pii gold.jsonl
  prep eval pii gold.json --entities all --confusion --errors 20
  prep eval pii gold.conll --map HANDLE=USERNAME --json > result.json
  prep eval pii gold.jsonl --compare result.json
  prep eval pii gold.jsonl --fail-under global.span.f2=0.75
  prep eval pii gold.jsonl --spans presidio=spans.jsonl --spans b=other.jsonl
  prep eval pii --clean prep.config.js data.jsonl --sample 20 --show-text
  prep eval pii gold.jsonl --clean data.jsonl --fail-over clean.PERSON.per100k=2`

const about = `
Gold is Presidio's JSON, JSON Lines with text and entities, CoNLL, or a text a
line with marks such as [[PERSON:Ann Lee]]. Three measures are shown: spans by
the rules of presidio-research's span evaluator, characters, and distinct
values. F2 weighs recall twice as much as precision.

Spans of other tools are JSON Lines of a list a text, such as
{"id": "7", "spans": [{"start": 0, "end": 3, "type": "PERSON"}]}, or what
Presidio's analyzer answers, or CoNLL. They go by id, or by the order of the
gold.

Clean text holds no personal data, so all that is found in it is wrong: code,
documents, instructions. Records of tables and JSON are read one by one, any
other file is one text. Without --entities, what anonymize takes by default is
looked for.`

export const setupEval: Setup = async (command, session) => {
  const { evaluateOptions, goldFormats } = await loadEvaluation()
  const flags = optionFlags(jsonSchemaOf(evaluateOptions))
  command.usage('pii [options] [file...]').helpCommand(false).addHelpText('after', `${about}\n${examples}`)
  const pii = command
    .command('pii')
    .description('Compare what is found in labelled texts with their labels')
    .argument('[file...]', 'Labelled texts; - for standard input')
    .optionsGroup('How to count:')
  addOptionFlags(pii, flags)
  pii
    .optionsGroup('Gold and output:')
    .addOption(
      wordOption('--format <name>', goldFormats, {
        help: 'Format of the gold',
        otherwise: 'inferred from it',
      }),
    )
    .option('--confusion', 'Show which label was found for which')
    .option('--errors <n>', 'Show so many examples of each kind of error, values masked', wholeNumber)
    .option('--show-text', 'Show the values of examples and samples')
    .option('--fail-under <figure=least>', 'Exit with 1 below it, such as global.span.f2=0.75', commaList)
    .option('--fail-over <figure=most>', 'Exit with 1 above it, such as falsePer100k=50', commaList)
    .option('--compare <result>', 'Show the differences from a result saved with --json')
    .option(
      '--spans <[name=]file>',
      'Compare spans of another tool with the same gold; may be given more than once',
      (text: string, earlier: ToolFile[] = []) => [...earlier, toolFile(text)],
    )
    .addOption(
      wordOption('--span-offsets <unit>', ['code-points', 'utf-16'], {
        help: 'What the offsets of these spans count',
        otherwise: 'inferred from the values beside them',
      }),
    )
    .option('--json', 'Print as JSON')
    .option('-q, --quiet', 'Print errors and failed figures only, and with --json the result')
    .optionsGroup('Clean text:')
    .option('--clean <file...>', 'Files, folders or globs without personal data: count what is taken there')
    .option(
      '--fields <list>',
      'Where its records hold text, such as messages[].content (default: all texts)',
      commaList,
    )
    .option('--sample <n>', 'Show so many of the hits, drawn at random, values masked', wholeNumber)
    .option('--seed <n>', 'What the draw is keyed by (default: 0)', wholeNumber)
    .addHelpText('after', `${about}\n${examples}`)
    .action(async (files: string[], given: EvalFlags & FlagValues) => {
      const { evaluate } = await import('./eval.js')
      const options = await optionsFromFlags(flags, given)
      session.exitCode = await evaluate({ files, flags: given, options }, session)
    })
}
