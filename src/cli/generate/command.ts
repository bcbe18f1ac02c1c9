import { loadPlaceholderNames } from '../../../transforms/index.js'
import { jsonSchemaOf } from '../../base/json-schema.js'
import { checkPipeline } from '../../pipeline/check.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { type FlagValues, optionsFromFlags, wholeNumber } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import { addOptionFlags, optionFlags } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import {
  addRunFlags,
  errorsOf,
  outputOf,
  plainOf,
  type ReportFlags,
  runOptionsOf,
  sharedFlags,
  stepRunKeys,
} from '../flags/shared.js'
import { execute } from '../run/execute.js'
import { wrap } from '../terminal/width.js'

const help = `
A template is a text with placeholders: {{name}}, {{2.phone}} for a second
person, {{number:1-6}}, {{one_of:red|green}}, {{faker.commerce.productName}}.
A file holds one a line, or JSON Lines or YAML with the fields of a row and, if
wanted, id, weight and locale. What is told of a person goes together, and no
number is of a range that is given out. The rows have spans, which prep eval pii
reads, and the id of their template, by which prep split keeps them together.

Examples:`

interface GenerateFlags extends ReportFlags {
  rows: number
}

/** Makes rows from templates: a pipeline of numbered rows and one step. */
export const setupGenerate: Setup = async (command, session) => {
  const { options, examples } = await loadTransform('generate')
  const flags = optionFlags(jsonSchemaOf(options)).filter(({ key }) => key !== 'templates')
  command
    .argument('<templates>', 'A file of templates: .txt, .jsonl, .yaml or .json')
    .requiredOption('-n, --rows <n>', 'How many rows to make', wholeNumber)
    .optionsGroup('Options of generate:')
  addOptionFlags(command, flags)
  addRunFlags(command, { keys: stepRunKeys })
  const shown = examples.map((line) => `  ${line}`)
  const known = wrap((await loadPlaceholderNames()).join(', '), 78).map((line) => `  ${line}`)
  command.addHelpText('after', [help, ...shown, '', 'Placeholders:', ...known].join('\n'))
  session.sayOption = flagWords([...flags, ...sharedFlags()], ['templates'])
  command.action(async (templates: string, given: GenerateFlags & FlagValues) => {
    const own = await optionsFromFlags(flags, given)
    const pipeline = await checkPipeline({
      seed: (await plainOf(given)).seed,
      input: { rows: given.rows },
      steps: [{ generate: { templates, ...own } }],
      output: await outputOf(given, session.terminal.stdout.isTTY),
      errors: await errorsOf(given),
    })
    const running = { sidecar: 'auto', ...(await runOptionsOf({ ...given, lang: undefined })) } as const
    await execute({ pipeline, options: running, show: given }, session)
  })
}
