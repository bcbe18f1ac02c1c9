import type { FindOptions, Hit } from '../find-in-text.js'
import type { TextOptions } from './text-anonymizer.js'

/** What is looked for, and what is known of the one text that is looked at. */
export interface FindPiiOptions extends TextOptions, Pick<FindOptions, 'field' | 'context' | 'explain'> {}

/** The personal data of a text, in order of place; with `explain` also the candidates that are not taken, and why. */
export type PiiFinder = (
  text: string,
  about?: Pick<FindOptions, 'field' | 'context' | 'explain'>,
) => readonly Hit[]

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
 * {@link openPiiFinder} loads everything only once.
 *
 * @example
 * const [hit] = await findPii('write to ann@example.com')
 * hit.entity // 'EMAIL_ADDRESS'
 * hit.why // 'syntax'
 */
export async function findPii(text: string, options: FindPiiOptions = {}): Promise<readonly Hit[]> {
  const { field, context, explain, ...rest } = options
  return (await openPiiFinder(rest))(text, { field, context, explain })
}
