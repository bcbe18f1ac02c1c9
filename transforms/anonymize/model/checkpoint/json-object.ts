import { readFileSync } from 'node:fs'
import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'

/** A JSON object in a file. Throws `bad_option`. */
export function readJsonObject(path: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: "${path}" cannot be read as JSON. Save it anew`,
      {
        cause,
      },
    )
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new PrepError('bad_option', `${bareName('model')}: "${path}" holds no JSON object. Save it anew`)
}
