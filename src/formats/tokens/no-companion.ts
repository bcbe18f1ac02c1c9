import { basename } from 'node:path'
import { PrepError } from '../../base/errors.js'

/** That the file is not there by which the rows of another one are found. */
export function noCompanion(path: string, title: string): PrepError {
  return new PrepError(
    'bad_input',
    `"${basename(path)}" is not beside the file, and tells where each row of ${title} begins. Put it there; both as they were written, not compressed`,
  )
}
