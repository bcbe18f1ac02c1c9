import { PrepError } from '../../base/errors.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import type { FlagValues } from '../flags/flag-values.js'
import type { Session } from '../terminal/session.js'
import type { ExplainFlags } from './flags.js'

/** Explains the steps of a pipeline as the flags ask for it, and writes none of its rows. */
export async function explainPipeline(
  pipeline: Pipeline,
  flags: ExplainFlags & FlagValues,
  session: Session,
): Promise<void> {
  if ([flags.explain, flags.why !== undefined, flags.suggest].filter(Boolean).length > 1)
    throw new PrepError('bad_option', 'Give one of --explain, --why and --suggest')
  if (flags.share !== undefined && !(flags.suggest && flags.share > 0 && flags.share < 1))
    throw new PrepError(
      'bad_option',
      'Option --share is more than 0 and less than 1, such as 1%, and belongs to --suggest',
    )
  if (flags.why !== undefined) {
    const { printWhy } = await import('./print-why.js')
    await printWhy(pipeline, flags as ExplainFlags & FlagValues & { why: string }, session)
  } else if (flags.suggest) {
    const { printSuggestion } = await import('./print-suggestion.js')
    await printSuggestion(pipeline, flags, session)
  } else {
    const { printExplanation } = await import('./print-explanation.js')
    await printExplanation(pipeline, flags, session)
  }
}
