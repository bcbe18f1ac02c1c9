import type { Hit } from '../find-in-text.js'
import type { FindPiiOptions, PiiFinder, TextOptions } from './texts.js'

/**
 * Loads the recognizers that the options of `anonymize` ask for, to look at one text after another. It asks for
 * no key, whatever the policy: nothing is changed. Throws `bad_option`.
 *
 * @example
 * const find = await openPiiFinder({ entities: ['EMAIL_ADDRESS'] })
 * find('write to ann@example.com').map(({ start, end }) => [start, end]) // [[9, 24]]
 */
export async function openPiiFinder(options: TextOptions = {}): Promise<PiiFinder> {
  const { openFinder } = await import('./open-finder.js')
  return openFinder(options)
}

/**
 * The personal data of one text: entity, place, score and evidence of each, in order of place. For many texts,
 * {@link openPiiFinder} loads everything only once. Throws `bad_option`.
 *
 * @example
 * const [hit] = await findPii('write to ann@example.com')
 * hit?.entity // 'EMAIL_ADDRESS'
 * hit?.why // 'syntax'
 */
export async function findPii(text: string, options: FindPiiOptions = {}): Promise<readonly Hit[]> {
  const { findOnce } = await import('./open-finder.js')
  return findOnce(text, options)
}
