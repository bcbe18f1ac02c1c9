import { checkOptions } from '../../../src/base/check-options.js'
import { checkText } from './check-text.js'
import type { AnonymizedText, TextAnonymizer, TextOptions, TextSeed } from './texts.js'

/**
 * Loads what the options of `anonymize` ask for, to be used on one text after another. The same as the step
 * does: a fake or a tag is the one that a run with the same key, or, where none is given, with the same
 * `seed` and `anonymize` as its first step, writes.
 *
 * Offsets are those of JavaScript strings. Throws `bad_option`.
 *
 * @example
 * const { find, anonymize } = await openAnonymizer({ entities: ['EMAIL_ADDRESS', 'US_SSN'] })
 * find('write to ann@example.com').map(({ entity, start, end }) => [entity, start, end]) // [['EMAIL_ADDRESS', 9, 24]]
 * anonymize('write to ann@example.com').text // 'write to <EMAIL_ADDRESS>'
 * find('it is 536-90-4399', { explain: true }).map(({ why }) => why) // ['form']
 */
export async function openAnonymizer(
  options: TextOptions = {},
  seed: TextSeed = {},
): Promise<TextAnonymizer> {
  checkOptions<TextSeed>('openAnonymizer()', seed, { seed: 'count' })
  const { openTexts } = await import('./open-texts.js')
  return openTexts(options, seed)
}

/**
 * One text without personal data. For many texts, {@link openAnonymizer} loads everything only once. Throws `bad_option`.
 *
 * @example
 * const { text } = await anonymizeText('card 4111 1111 1111 1111', { policy: 'mask' })
 * text // 'card **** **** **** 1111'
 */
export async function anonymizeText(text: string, options?: TextOptions): Promise<AnonymizedText> {
  checkText(text)
  return (await openAnonymizer(options)).anonymize(text)
}
