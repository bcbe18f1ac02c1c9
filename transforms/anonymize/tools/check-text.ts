import { PrepError } from '../../../src/base/errors.js'

/** Refuses what is no text, from callers whom no compiler checks. Throws `bad_option`. */
export function checkText(text: unknown): void {
  if (typeof text === 'string') return
  const kind = text === null || text === undefined ? String(text) : `a value of type ${typeof text}`
  throw new PrepError('bad_option', `The text is ${kind}, where a string is wanted. Pass the text itself`)
}
