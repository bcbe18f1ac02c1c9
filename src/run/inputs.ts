import { PrepError } from '../core/errors.js'
import { discoverSources, stdinPath } from '../io/discover.js'
import type { InputFile } from '../io/format.js'
import { fingerprint, openInput } from '../io/spool.js'
import type { NormalPipeline } from './normalize.js'
import type { PlanContext } from './plan-context.js'

/** The inputs of a plan, ready to be read in parts. */
export interface OpenedInputs {
  files: InputFile[]
  fingerprints: string[]
}

/** Finds, opens and fingerprints the inputs. Throws `unsupported` where Arrow files stand beside text files. */
export async function openInputs(pipeline: NormalPipeline, context: PlanContext): Promise<OpenedInputs> {
  const { input } = pipeline
  const { signal, onProgress, stdin = process.stdin } = context.options
  const sources = await discoverSources(input.path, { format: input.format, output: pipeline.output.path })
  const totalBytes = sources.reduce((sum, source) => sum + source.bytes, 0)
  const files: InputFile[] = []
  const fingerprints: string[] = []
  for (const [number, source] of sources.entries()) {
    const file = await openInput(source, number, {
      spoolFolder: context.spoolFolder,
      stdin,
      csv: input,
      signal,
      onBytes: (bytes) => onProgress?.({ phase: 'spool', bytes, totalBytes, rows: 0 }),
    })
    files.push(file)
    fingerprints.push(fingerprint(source.path === stdinPath ? file.readPath : source.path))
  }
  const arrow = files.find((file) => file.format === 'arrow')
  const text = files.find((file) => file.format !== 'arrow')
  if (arrow !== undefined && text !== undefined)
    throw new PrepError(
      'unsupported',
      `"${arrow.path}" has a schema of its own and "${text.path}" has none. Run Arrow files and text files apart`,
    )
  return { files, fingerprints }
}
