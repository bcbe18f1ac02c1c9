import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import type { KeyLimit } from './reader.js'

/** The records of an input have more keys than there may be columns. */
export function tooManyKeys({ maxColumns }: Pick<KeyLimit, 'maxColumns'>): PrepError {
  return new PrepError(
    'bad_input',
    `The records have more than ${maxColumns} different keys. So many are data rather than columns: put the rare ones ` +
      `into one column of JSON with ${optionName('wide: json')}, or raise ${optionName('maxColumns')}`,
  )
}
