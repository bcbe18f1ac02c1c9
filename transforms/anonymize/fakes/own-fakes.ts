import type { OwnFakes } from '../detect/own-fakes.js'
import { definitionOf, type Entity, type LookUp } from '../entities/entities.js'
import { isFakeBy } from './is-fake.js'

/** Opens the knowledge of the fakes of these entities. */
export function openOwnFakes(entities: readonly Entity[], lookUp: LookUp = definitionOf): OwnFakes {
  const known = new Set(entities)
  const definitions = [...new Set(entities.map(lookUp))]
  return {
    rangesIn(text) {
      const found = definitions.flatMap(({ fakeForms, isFake }) =>
        fakeForms.flatMap((form) =>
          Array.from(text.matchAll(form), ({ 0: fake, index }) => ({ fake, start: index })).flatMap(
            ({ fake, start }) => (isFake?.(fake) === false ? [] : [{ start, end: start + fake.length }]),
          ),
        ),
      )
      return joined(found)
    },
    has(entity, value) {
      if (!known.has(entity)) return false
      const definition = lookUp(entity)
      return definition.isOwnFake?.(value) ?? isFakeBy(definition, value)
    },
  }
}

/** Ranges that overlap as one. */
function joined(ranges: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const disjoint: { start: number; end: number }[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = disjoint.at(-1)
    if (last === undefined || last.end <= range.start) disjoint.push({ ...range })
    else last.end = Math.max(last.end, range.end)
  }
  return disjoint
}
