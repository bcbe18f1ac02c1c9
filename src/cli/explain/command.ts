import { loadPipelineFile } from '../../pipeline/load-file.js'
import type { FlagValues } from '../flags/flag-values.js'
import { findPipelineFile } from '../flags/pipeline.js'
import type { Setup } from '../flags/setup.js'
import { addWorkersFlag, progressOption } from '../flags/shared.js'
import { explainPipeline } from './explain-pipeline.js'
import { addExplainFlags, type ExplainFlags } from './flags.js'

const help = `
Sends all rows through the steps and writes none: how many each step leaves out
and why, and of steps that judge by rules how many rows each rule leaves out,
alone and where no other does, and how the numbers lie around their limits.
Steps that judge have the same flags: prep filter_quality data.jsonl --explain.

Examples:
  prep explain pipeline.yaml
  prep explain pipeline.yaml --why 7
  prep filter_quality stories.jsonl --suggest --share 20%`

export const setupExplain: Setup = (command, session) => {
  command.argument('[file]', 'A pipeline: .yaml, .json, .js or .ts')
  addExplainFlags(command)
    .option('--json', 'Print as JSON')
    .option('-q, --quiet', 'Print errors only, and what was asked for')
    .addOption(progressOption())
  addWorkersFlag(command).addHelpText('after', help)
  command.action(async (file: string | undefined, flags: ExplainFlags & FlagValues) => {
    const { placeInFile } = await import('../run/place-error.js')
    const loaded = await loadPipelineFile(file ?? findPipelineFile())
    await explainPipeline(loaded.pipeline, flags, session).catch((error: unknown) => {
      throw placeInFile(error, loaded)
    })
  })
}
