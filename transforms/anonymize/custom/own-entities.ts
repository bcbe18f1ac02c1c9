import { PrepError } from '../../../src/base/errors.js'
import { definitionOf, type Entity, entityNames, type LookUp, suggestEntity } from '../entities/entities.js'
import { type DenyOption, denyLists } from '../lists/list-options.js'
import { definitionsOf, type RecognizersOption } from './custom-options.js'

/** Where users name entities of their own. */
export interface OwnEntityOptions {
  deny?: DenyOption | undefined
  recognizers?: RecognizersOption | undefined
}

/**
 * Looks up how each entity is treated: one of the project as it is defined, one of a user as the entity that
 * it is `like`, or else as a code of letters and digits. Throws `bad_option` where `like` names no entity of
 * the project, stands at one of the project, or differs for one entity.
 */
export function openLookUp({ deny = [], recognizers = [] }: OwnEntityOptions): LookUp {
  const models = new Map<Entity, Entity>()
  for (const { entity, like } of [...denyLists(deny), ...definitionsOf(recognizers)]) {
    if (like === undefined) continue
    checkLike(entity, like, models.get(entity))
    models.set(entity, like)
  }
  return (entity) => definitionOf(models.get(entity) ?? entity)
}

function checkLike(entity: Entity, like: Entity, before: Entity = like): void {
  if (!entityNames.includes(like))
    throw new PrepError(
      'bad_option',
      `like: Entity "${like}" is none of the project, so ${entity} cannot be like it. ${suggestEntity(like, [])}`,
    )
  if (entityNames.includes(entity))
    throw new PrepError(
      'bad_option',
      `like: Entity "${entity}" is one of the project and treated as such. Name an entity of your own, or leave like out`,
    )
  if (before !== like)
    throw new PrepError('bad_option', `like: Entity "${entity}" is like ${before} and like ${like}. Name one`)
}
