import { type Buffer, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PrepError } from '../../../src/base/errors.js'

/** A file that options name: what stands in it, and its SHA-256. */
export interface NamedFile {
  text: string
  sha256: string
}

/**
 * Reads a file that an option names. Throws `bad_option` where it is missing, is not UTF-8, or has another
 * digest than `wanted`, which is how a list that changed since the plan was made is told.
 */
export function readNamedFile(path: string, option: string, wanted?: string): NamedFile {
  const bytes = readBytes(path, option)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (wanted !== undefined && wanted !== sha256)
    throw new PrepError(
      'bad_option',
      `${option}: file "${path}" is not the one that was planned with: its SHA-256 differs. Start the run anew`,
    )
  if (!isUtf8(bytes))
    throw new PrepError('bad_option', `${option}: file "${path}" is not UTF-8. Save it as UTF-8`)
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return { text: bytes.toString('utf8', hasMark ? 3 : 0), sha256 }
}

function readBytes(path: string, option: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    const message = `${option}: file "${path}" cannot be read. Check its name; it is looked for from the current folder`
    throw new PrepError('bad_option', message, { cause })
  }
}
