import type { DetectionOptions } from '../detection-options.js'
import { type Entity, entityNames } from '../entities/entities.js'
import { spansFromSettings } from '../given/given-options.js'
import { denyLists } from '../lists/list-options.js'
import { labelledEntities } from '../model/index.js'
import { definitionsOf, entitiesOfServices, modulesOf } from './custom-options.js'

/** The entities that users name themselves, in deny lists, recognizers and labels of a model. */
export function customEntities({
  deny = [],
  recognizers = [],
  model,
  spansFrom,
}: Pick<DetectionOptions, 'deny' | 'recognizers' | 'model' | 'spansFrom'>): Entity[] {
  const named = [
    ...denyLists(deny).map(({ entity }) => entity),
    ...definitionsOf(recognizers).map(({ entity }) => entity),
    ...modulesOf(recognizers).flatMap(({ entities }) => entities ?? []),
    ...entitiesOfServices(recognizers),
    ...labelledEntities(model),
    ...(spansFrom === undefined ? [] : Object.values(spansFromSettings(spansFrom).labels)),
  ].filter((entity) => entity !== false)
  return [...new Set(named)].filter((name) => !entityNames.includes(name))
}
