import { Option } from '../flags/commander.js'
import { findPipelineFile, overridden } from '../flags/pipeline.js'
import type { Setup } from '../flags/setup.js'
import { addOutputFlags, addRunFlags, type RunFlags } from '../flags/shared.js'

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
  command.argument('[file]', 'a pipeline: .yaml, .json, .js or .ts')
  addOutputFlags(command)
  addRunFlags(command)
  command.addOption(
    new Option(
      '--lang <name>',
      'language of profile.html, where the pipeline asks for one (default: en)',
    ).choices(['en', 'zh']),
  )
  command.addHelpText('after', examples).action(async (file: string | undefined, flags: RunFlags) => {
    const [{ execute }, { loadPipelineFile }] = await Promise.all([
      import('./execute.js'),
      import('../../pipeline/load-file.js'),
    ])
    const { pipeline, placeOfStep } = await loadPipelineFile(file ?? findPipelineFile())
    await execute({ pipeline: overridden(pipeline, flags), flags, placeOfStep }, session)
  })
}
