import type { FlagValues } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import { findPipelineFile, overridden } from '../flags/pipeline.js'
import type { Setup } from '../flags/setup.js'
import { addRunFlags, type ReportFlags, runFlags, runKeys, runOptionsOf } from '../flags/shared.js'

const examples = `
Without FILE, pipeline.yaml (.yml, .json) or prep.config.js (.mjs, .ts) of the
current directory is run. Paths inside the file are relative to the current
directory. Flags given here win over the file.

A run that was stopped continues when the same command is given again.

Examples:
  prep run pipeline.yaml
  prep run pipeline.yaml --out out/ --workers 8
  prep run prep.config.js --out - | gzip > rows.jsonl.gz`

export const setupRun: Setup = (command, session) => {
  command.argument('[file]', 'A pipeline: .yaml, .json, .js or .ts')
  addRunFlags(command, { keys: runKeys })
  // The keys of the file are said as they stand there; how to run is said as flags.
  session.sayOption = flagWords(runFlags(runKeys))
  command.addHelpText('after', examples)
  command.action(async (file: string | undefined, flags: ReportFlags & FlagValues) => {
    const [{ execute }, { loadPipelineFile }] = await Promise.all([
      import('./execute.js'),
      import('../../pipeline/load-file.js'),
    ])
    const loaded = await loadPipelineFile(file ?? findPipelineFile())
    const pipeline = await overridden(loaded.pipeline, flags)
    await execute({ pipeline, options: await runOptionsOf(flags), show: flags, places: loaded }, session)
  })
}
