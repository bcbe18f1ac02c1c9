import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PrepError } from '../../base/errors.js'
import { writeWhole } from '../../files/atomic-write.js'
import { writing } from '../../files/write-error.js'

/**
 * Profiles as files: a line that says what it is, with the hash of the next line, which holds the counts. A file that was
 * changed by hand, or cut off, is refused.
 */

/** How the names of such files end. */
export const stateExtension = '.prof'

interface Head {
  kind: 'profile-state'
  /** Raised when older programs would misread what follows. */
  version: number
  sha256: string
}

const version = 1

/** Whether an input is the name of a state and not of data. */
export function isStatePath(input: unknown): input is string {
  return typeof input === 'string' && input.endsWith(stateExtension)
}

/** Throws `bad_option` for a name of another ending, which would be taken for data. */
export function checkStatePath(path: string): void {
  if (isStatePath(path)) return
  throw new PrepError(
    'bad_option',
    `The state of a profile cannot be written to "${path}". Give a name that ends in ${stateExtension}`,
  )
}

/** Writes a state; equal ones are equal bytes. Throws `bad_option` for another ending and `write_failed`. */
export function writeState(path: string, state: unknown): void {
  checkStatePath(path)
  const counts = JSON.stringify(state)
  const head: Head = { kind: 'profile-state', version, sha256: digestOf(counts) }
  writing(path, () => writeWhole(path, `${JSON.stringify(head)}\n${counts}\n`))
}

/** Reads a state. Throws `not_found`, and `bad_input` for a file that is none, is not whole, or is of a later version. */
export async function readState(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT'
      ? new PrepError('not_found', `No file or folder "${path}". Check the path`, { cause })
      : new PrepError('bad_input', `"${path}" cannot be read (${cause.code}). Check the file`, { cause })
  })
  const [first, counts = ''] = text.split('\n')
  const head = headOf(first)
  if (head === undefined)
    throw new PrepError(
      'bad_input',
      `"${path}" is no state of a profile. Write one with prep profile DATA --state ${path}`,
    )
  if (head.version !== version)
    throw new PrepError(
      'bad_input',
      `"${path}" was written by another version of prepkit (state ${head.version}, wanted ${version}). Profile the data again`,
    )
  if (head.sha256 !== digestOf(counts))
    throw new PrepError(
      'bad_input',
      `"${path}" is not as it was written: its counts do not have its hash. Profile the data again`,
    )
  return JSON.parse(counts)
}

function headOf(line: string): Head | undefined {
  try {
    const head = JSON.parse(line) as Partial<Head>
    return head?.kind === 'profile-state' ? (head as Head) : undefined
  } catch {
    // What is no JSON is no state either, and is refused as such.
    return undefined
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
