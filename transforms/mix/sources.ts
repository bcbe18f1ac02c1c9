import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { MixOptions } from './options.js'

/** A source as it was found in the data. */
export interface SourceRows {
  /** The value of its column as text. */
  name: string
  rows: number
}

/** The rules, of which exactly one is given. */
export const mixRules = [
  'weights',
  'temperature',
  'alpha',
  'seqio',
  'unimax',
  'proportion',
  'repeat',
  'choose',
] as const

const listingRules = ['weights', 'proportion', 'repeat', 'choose'] as const

/** The rule that names an amount for each source, with its amounts; `undefined` where it is another. */
function listingOf(options: MixOptions): { rule: string; amounts: Record<string, number> } | undefined {
  for (const rule of listingRules) {
    const amounts = options[rule]
    if (amounts !== undefined) return { rule, amounts }
  }
  return undefined
}

/**
 * What the rule says for each source, 0 for one that is dropped. Throws `bad_option` for a name without rows
 * and for a source that is not named, unless these are dropped. Values of the data are not quoted.
 */
export function listedAmounts(sources: readonly SourceRows[], options: MixOptions): number[] {
  const { rule, amounts } = listingOf(options)!
  const found = new Set(sources.filter(({ rows }) => rows > 0).map(({ name }) => name))
  const absent = Object.keys(amounts).find((name) => amounts[name] > 0 && !found.has(name))
  if (absent !== undefined)
    throw new PrepError(
      'bad_option',
      `Option ${optionName(rule)} names the source "${absent}", of which column "${options.column}" has no row. ` +
        'Correct its spelling, or take it out',
    )
  const unnamed = sources.filter(({ name }) => !Object.hasOwn(amounts, name))
  if (unnamed.length > 0 && options.unlisted === 'error')
    throw new PrepError(
      'bad_option',
      `Option ${optionName(rule)} does not name ${unnamed.length} of the ${sources.length} values of column "${options.column}" (${rowsText(unnamed.reduce((total, { rows }) => total + rows, 0))}). ` +
        `Name them (0 leaves a source out), or set ${optionName('unlisted: drop')}`,
    )
  return sources.map(({ name }) => (Object.hasOwn(amounts, name) ? amounts[name] : 0))
}

/** A source for a message: by its name where the options say it, for values of the data are not reported. */
export function nameText({ name }: SourceRows, options: MixOptions): string {
  const listing = listingOf(options)
  return listing !== undefined && Object.hasOwn(listing.amounts, name) ? `Source "${name}"` : 'A source'
}

export function rowsText(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`
}
