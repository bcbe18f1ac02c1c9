import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { loadPipelineFile } from '../../pipeline/load-file.js'
import type { InputSpec, Pipeline } from '../../schemas/options/pipeline.js'

/** An input with its files in a mapping. */
export function longInput(input: Pipeline['input']): InputSpec {
  return typeof input === 'string' || !('length' in input)
    ? typeof input === 'string'
      ? { path: input }
      : input
    : { path: input }
}

/** The pipeline that the only input is the file of; `undefined` for data. */
export async function pipelineIn(inputs: readonly string[]): Promise<Pipeline | undefined> {
  const [path] = inputs
  if (inputs.length > 1 || !isPipelineFile(path)) return undefined
  return (await loadPipelineFile(path)).pipeline
}

function isPipelineFile(path: string): boolean {
  const extension = extname(path).toLowerCase()
  if (/^\.(?:ya?ml|[cm]?[jt]s)$/.test(extension)) return true
  if (extension !== '.json') return false
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as object
    return 'input' in value && 'output' in value
  } catch {
    // What is no JSON, or is not there, is said of as data.
    return false
  }
}
