import { contactPlaceholders } from './placeholders/contact.js'
import { numberPlaceholders } from './placeholders/numbers.js'
import { personPlaceholders } from './placeholders/person.js'
import type { Placeholder } from './placeholders/placeholder.js'
import { placePlaceholders } from './placeholders/places.js'

/** What a template may ask for of a persona, by name, in the order of every listing. */
export const placeholders: Readonly<Record<string, Placeholder>> = {
  ...personPlaceholders,
  ...contactPlaceholders,
  ...placePlaceholders,
  ...numberPlaceholders,
}

/** The names of all, among them those that take an argument or a path of faker. */
export const placeholderNames: readonly string[] = [...Object.keys(placeholders), 'number', 'one_of', 'faker']
