import { PrepError } from '../../base/errors.js'
import { jsonSchemaOf } from '../../base/json-schema.js'
import { inputObject } from '../../pipeline/shapes.js'
import { euSummary } from '../../run/public-summary/eu-summary.js'
import type { StepSpec } from '../../schemas/options/step-spec.js'
import { type FlagValues, optionsFromFlags } from '../flags/flag-values.js'
import { optionFlags } from '../flags/from-options.js'
import { longInput, pipelineIn } from '../licenses/pipeline-in.js'
import { watched } from '../run/watched.js'
import { nameSources } from '../step/named-sources.js'
import type { ProgressChoice } from '../terminal/progress.js'
import type { Session } from '../terminal/session.js'

/** Flags of `prep card`. */
export interface CardFlags extends ProgressChoice {
  eu?: boolean
  urlColumn: string
  languageColumn: string
}

/** Prints a summary of data, or of what a pipeline reads and does. */
export async function showCard(
  inputs: readonly string[],
  flags: CardFlags & FlagValues,
  session: Session,
): Promise<void> {
  if (flags.eu !== true)
    throw new PrepError(
      'bad_option',
      'No kind of summary is named. Give --eu; the card of an output is written by --card of a run',
    )
  if (inputs.length === 0)
    throw new PrepError('bad_option', 'No input. Name a pipeline, or files, folders or globs')
  const pipeline = await pipelineIn(inputs)
  const reading = await optionsFromFlags(optionFlags(jsonSchemaOf(inputObject)), flags)
  const input = { ...longInput(pipeline?.input ?? nameSources({ path: [...inputs] }, {})), ...reading }
  const columns = { url: flags.urlColumn, language: flags.languageColumn }
  const steps = pipeline?.steps as readonly StepSpec[] | undefined
  const summary = await watched(flags, session, (options) => euSummary({ input, steps, columns }, options))
  if (summary !== undefined) session.terminal.stdout.write(summary)
}
