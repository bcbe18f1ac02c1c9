import { existsSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import { errorsOf, outputFormat, type RunFlags, withoutUndefined } from './shared.js'

const usualNames = [
  'pipeline.yaml',
  'pipeline.yml',
  'pipeline.json',
  'prep.config.js',
  'prep.config.mjs',
  'prep.config.ts',
]

/** The pipeline file of the current directory. Throws `not_found` where there is none. */
export function findPipelineFile(): string {
  const found = usualNames.find((name) => existsSync(name))
  if (found !== undefined) return found
  throw new PrepError(
    'not_found',
    `No pipeline file given, and none here. Looked for ${usualNames.join(', ')}`,
  )
}

/** A pipeline in which flags of the command line win over the file. */
export function overridden(pipeline: Pipeline, flags: RunFlags): Pipeline {
  const output = typeof pipeline.output === 'string' ? { path: pipeline.output } : pipeline.output
  const moved = flags.out === undefined ? output : { path: flags.out }
  const format = flags.to === undefined ? undefined : outputFormat(flags.to)
  return withoutUndefined({
    ...pipeline,
    seed: flags.seed ?? pipeline.seed,
    output: format === undefined ? moved : { ...moved, format },
    errors: { ...pipeline.errors, ...errorsOf(flags) },
  })
}
