import { existsSync, realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { PrepError } from '../base/errors.js'
import type { OutputLayout } from './layout.js'

/**
 * Throws `output_exists` where an input is the file that will be written, or stands in the folder that is cleared for
 * the output: what was read could never be read again.
 */
export function refuseInputs(
  inputs: readonly { path: string }[],
  { kind, root, target }: OutputLayout,
): void {
  if (kind === 'stdout') return
  const place = realPath(kind === 'file' ? target : root)
  const lost = inputs.find(({ path }) => {
    const real = realPath(path)
    return real !== undefined && (real === place || (kind === 'folder' && real.startsWith(`${place}${sep}`)))
  })
  if (lost === undefined) return
  throw new PrepError(
    'output_exists',
    `"${lost.path}" is an input, which writing the output would destroy. Choose another output`,
  )
}

/** Where a path leads to by all its links; `undefined` where nothing is, as for standard input. */
function realPath(path: string): string | undefined {
  return existsSync(path) ? realpathSync(path) : undefined
}
