import { PrepError } from '../../../src/base/errors.js'
import { definitions, type Entity, entityNames, suggestEntity } from '../entities/entities.js'

/** The entity that a label stands for; `undefined` for one that is left out. Throws `bad_input` for an unknown one. */
export type EntityOfLabel = (label: string) => Entity | undefined

/** What every spelling of a label is compared in: capitals, without what parts words. */
function labelKey(label: string): string {
  return label
    .replace(/^[BIESLU]-/, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * Labels of given spans: names of entities, and the labels by which models and gold data call them (Presidio's,
 * CoNLL's, OntoNotes', pii-bench-zh's), in any case and with any separators. `chosen` goes before; `own` are
 * entities of the user, and `option` is where the labels are named.
 */
export function openSpanLabels(
  chosen: Readonly<Record<string, Entity | false>>,
  { own, option }: { own: readonly Entity[]; option: string },
): EntityOfLabel {
  const byKey = new Map<string, Entity>()
  const add = (label: string, entity: Entity) => {
    if (!byKey.has(labelKey(label))) byKey.set(labelKey(label), entity)
  }
  for (const name of [...entityNames, ...own]) add(name, name)
  for (const { name, modelLabels, goldTypes } of definitions)
    for (const label of [...modelLabels, ...goldTypes]) add(label, name)
  return (label) => {
    if (Object.hasOwn(chosen, label)) return chosen[label] || undefined
    const entity = byKey.get(labelKey(label))
    if (entity !== undefined) return entity
    const shown = /^[\w .:/-]{1,48}$/.test(label)
      ? `Label "${label}"`
      : `A label of ${label.length} characters`
    throw new PrepError(
      'bad_input',
      `${option}: ${shown} stands for no entity. Name one for it in labels, or false to leave it out. ` +
        suggestEntity(label, own),
    )
  }
}
