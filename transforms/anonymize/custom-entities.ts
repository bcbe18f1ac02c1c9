import {
  definitionsOf,
  entitiesOfServices,
  modulesOf,
  type RecognizersOption,
  recognizersInCode,
} from './custom/custom-options.js'
import { type Entity, entityNames } from './entities/entities.js'
import { type SpansFromOption, spansFromSettings } from './given/given-options.js'
import { type DenyOption, denyLists } from './lists/list-options.js'
import type { ModelOption } from './model/checkpoint/options.js'
import { labelledEntities } from './model/index.js'

/** The options in which users name entities of their own. */
interface NamingOptions {
  deny?: DenyOption | undefined
  recognizers?: RecognizersOption | undefined
  model?: ModelOption
  spansFrom?: SpansFromOption
}

/** The entities that users name themselves, in deny lists, recognizers and labels of a model. */
export function customEntities({ deny = [], recognizers = [], model, spansFrom }: NamingOptions): Entity[] {
  const named = [
    ...denyLists(deny).map(({ entity }) => entity),
    ...definitionsOf(recognizers).map(({ entity }) => entity),
    ...modulesOf(recognizers).flatMap(({ entities }) => entities ?? []),
    ...entitiesOfServices(recognizers),
    ...recognizersInCode(recognizers).flatMap(({ entities }) => entities),
    ...labelledEntities(model),
    ...(spansFrom === undefined ? [] : Object.values(spansFromSettings(spansFrom).labels)),
  ].filter((entity) => entity !== false)
  return [...new Set(named)].filter((name) => !entityNames.includes(name))
}
