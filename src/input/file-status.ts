import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isatty } from 'node:tty'
import { PrepError } from '../base/errors.js'

/** Where a path leads, links followed, as far down as there is something. The names of one file have it in common. */
export function realPathOf(path: string): string {
  const whole = resolve(path)
  try {
    return realpathSync.native(whole)
  } catch {
    // What is not there, or leads nowhere, stands in a folder that may have several names.
    return dirname(whole) === whole ? whole : join(realPathOf(dirname(whole)), basename(whole))
  }
}

/**
 * What stands at a path, links followed; `undefined` for nothing. Throws `not_found` for a link that leads nowhere,
 * `bad_input` for what cannot be looked at.
 */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (isLink(path))
      throw new PrepError(
        'not_found',
        `"${path}" is a symbolic link to a file that is not there. Fetch that file, or remove the link`,
        { cause },
      )
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined
    throw new PrepError('bad_input', `"${path}" cannot be read (${code}). Change its permissions`, { cause })
  }
}

/** Names under which the system shows standard input as a file. */
const stdinNames: ReadonlySet<string> = new Set(['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'])

/** Whether what stands at a path is standard input. Throws as {@link isPipe}. */
export function isStdin(path: string, status: Stats): boolean {
  if (!stdinNames.has(path)) return false
  const isOpen = status.isFile() || status.isFIFO() || status.isSocket() || isatty(0)
  return isOpen || isPipe(path, status)
}

/**
 * Whether what stands at a path can be read once only, from its start to its end. Throws `unsupported` for a socket,
 * and for a device: `/dev/zero` and its like never end. `/dev/null` is an empty file.
 */
export function isPipe(path: string, status: Stats): boolean {
  if (status.isSocket())
    throw new PrepError(
      'unsupported',
      `"${path}" is a socket. Read from it with a program, and pipe that to standard input, "-"`,
    )
  const isDevice = status.isCharacterDevice() || status.isBlockDevice()
  if (isDevice && realPathOf(path) !== '/dev/null')
    throw new PrepError(
      'unsupported',
      `"${path}" is a device, which need not end. Name a file, or pipe a part of it to standard input, "-"`,
    )
  return status.isFIFO()
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    // Whoever asks knows already that the path cannot be looked at.
    return false
  }
}
