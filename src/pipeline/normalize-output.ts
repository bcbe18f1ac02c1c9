import { PrepError } from '../base/errors.js'
import type { z } from '../base/options.js'
import { refuseAddress } from '../base/refuse-address.js'
import { formatOfOutput } from '../formats/extensions.js'
import { defaultFormats, type WritableFormat } from '../formats/registry.js'
import type { outputObject } from './shapes.js'

/** Where the output goes, and in what form. */
export interface NormalOutput {
  path: string
  format: WritableFormat
  kind: 'folder' | 'file' | 'stdout'
  keepSplitColumn: boolean
  lineage: boolean
}

/** Finds out what kind of output a path is. Throws `bad_pipeline` for none, and `unsupported` for an address and for a file that cannot be written. */
export function normalizeOutput(output: string | z.output<typeof outputObject>): NormalOutput {
  const { path, format, ...columns } =
    typeof output === 'string'
      ? { path: output, format: undefined, keepSplitColumn: false, lineage: false }
      : output
  if (path === '') throw new PrepError('bad_pipeline', 'No output is named. Give a folder, a file or "-"')
  refuseAddress('output', path)
  if (path === '-') return { path, format: format ?? defaultFormats.stream, kind: 'stdout', ...columns }
  const ofFile = formatOfOutput(path)
  if (ofFile !== undefined) return { path, format: format ?? ofFile, kind: 'file', ...columns }
  return {
    path: path.replace(/(?<=.)\/+$/, ''),
    format: format ?? defaultFormats.folder,
    kind: 'folder',
    ...columns,
  }
}
