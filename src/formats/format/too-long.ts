import { PrepError } from '../../base/errors.js'
import { type DataFile, recordLimit } from './reader.js'

/** A record that would have to be copied whole, and is longer than its file may have records. */
export function tooLongToCopy(file: DataFile, offset: number): PrepError {
  return new PrepError(
    'bad_input',
    `A record is longer than ${recordLimit(file)} bytes, so it cannot stand between others. Leave it out, or allow longer ones: "maxRecordBytes"`,
    { at: { source: file.path, offset } },
  )
}
