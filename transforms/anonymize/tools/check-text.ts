import { checkOptions, type OptionKinds } from '../../../src/base/check-options.js'
import { PrepError } from '../../../src/base/errors.js'
import type { FindOptions } from '../find-in-text.js'
import type { AboutText } from './texts.js'

/** Refuses what is no text, from callers whom no compiler checks. Throws `bad_option`. */
export function checkText(text: unknown): void {
  if (typeof text === 'string') return
  const kind = text === null || text === undefined ? String(text) : `a value of type ${typeof text}`
  throw new PrepError('bad_option', `The text is ${kind}, where a string is wanted. Pass the text itself`)
}

const findKinds: OptionKinds<FindOptions> = {
  field: 'text',
  context: 'texts',
  explain: 'flag',
  everyText: 'flag',
}

/** The same for a text and what is said of it, where it is looked at. */
export function checkFind(text: unknown, about: unknown): void {
  checkText(text)
  checkOptions('find()', about, findKinds)
}

const aboutKinds: OptionKinds<AboutText> = { field: 'text', context: 'texts', spans: 'list', subject: 'text' }

/** The same where it is changed. */
export function checkAbout(text: unknown, about: unknown): void {
  checkText(text)
  checkOptions('anonymize()', about, aboutKinds)
}
