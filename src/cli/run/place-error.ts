import { PrepError, placeError } from '../../base/errors.js'
import type { PipelineFile } from '../../pipeline/load-file.js'

/** Where the parts of a pipeline stand in its file. */
export type PlacesInFile = Pick<PipelineFile, 'placeOfStep' | 'placeOfInput'>

/** An error at a step, or at an input that is not there, placed where that stands in the pipeline file. */
export function placeInFile(error: unknown, places: PlacesInFile | undefined): unknown {
  if (!(error instanceof PrepError) || places === undefined || error.at?.source !== undefined) return error
  if (error.code === 'not_found' && error.at?.step === undefined)
    return placeError(error, places.placeOfInput(error.message))
  const number = Number.parseInt(error.at?.step ?? '', 10)
  const isOfPipeline = error.code === 'bad_schema' || error.code === 'bad_option'
  return isOfPipeline && !Number.isNaN(number) ? placeError(error, places.placeOfStep(number - 1)) : error
}
