import { PrepError, suggestName } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import { definitions, type Entity } from '../../entities/entities.js'

/** A label that a model is asked for by its words. */
export interface Prompt {
  /** The words, such as `phone number`. */
  type: string
  entity: Entity
}

/** What models are asked for where users say nothing. */
export const usualPrompts: readonly Prompt[] = definitions.flatMap(({ name, modelText }) =>
  modelText === undefined ? [] : { type: modelText, entity: name },
)

/**
 * The labels that a model is asked for: the usual ones and the chosen ones. An entity that is chosen for some words is
 * asked for by these words alone, and `false` leaves words out. Throws `bad_option` for words that are left out but
 * are none of the usual ones.
 */
export function promptsOf(chosen: Readonly<Record<string, Entity | false>>): Prompt[] {
  const own = Object.entries(chosen).flatMap(([type, entity]) => (entity === false ? [] : { type, entity }))
  const usual = usualPrompts.map(({ type }) => type)
  for (const [type, entity] of Object.entries(chosen))
    if (entity === false && !usual.includes(type))
      throw new PrepError(
        'bad_option',
        `${bareName('model')}: label "${type}" is not asked for. ${suggestName(type, usual)}`,
      )
  const kept = usualPrompts.filter(
    ({ type, entity }) => !Object.hasOwn(chosen, type) && !own.some((prompt) => prompt.entity === entity),
  )
  return [...kept, ...own]
}
