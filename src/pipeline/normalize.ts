import { errorOfFaults } from '../base/diagnostics.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import { parsePipeline } from './parse.js'
import type { NormalPipeline } from './schema.js'

/**
 * A pipeline with every default filled in. Throws `bad_pipeline`, `bad_option` or `unsupported` for what cannot
 * be meant, with all faults; the options of steps are checked when the plan is made.
 */
export function normalize(pipeline: Pipeline): NormalPipeline {
  const parsed = parsePipeline(pipeline)
  if (parsed.pipeline === undefined) throw errorOfFaults(parsed.faults)
  return parsed.pipeline
}
