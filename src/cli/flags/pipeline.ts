import { existsSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import type { FlagValues } from './flag-values.js'
import { errorsOf, outputGiven, plainOf } from './shared.js'

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

/** A pipeline in which flags of the command line win over the file. Another path is another output altogether. */
export async function overridden(pipeline: Pipeline, values: FlagValues): Promise<Pipeline> {
  const inFile = typeof pipeline.output === 'string' ? { path: pipeline.output } : pipeline.output
  const { path, ...given } = await outputGiven(values)
  return {
    ...pipeline,
    ...(await plainOf(values)),
    output: path === undefined ? { ...inFile, ...given } : { path, ...given },
    errors: { ...pipeline.errors, ...(await errorsOf(values)) },
  }
}
