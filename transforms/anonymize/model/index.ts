import type { StepCache } from '../../../src/transform/step-cache.js'
import type { Recognizer } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'
import { type ModelOption, modelSettings } from './checkpoint/options.js'

/** The entities that the options name for labels of the model. */
export function labelledEntities(given: ModelOption): Entity[] {
  if (given === undefined) return []
  return Object.values(modelSettings(given).labels).filter((entity) => entity !== false)
}

/** See `resolveModel`; nothing is loaded where no model is named. */
export async function resolveModel(given: ModelOption): Promise<ModelOption> {
  return given === undefined ? undefined : (await import('./resolve-model.js')).resolveModel(given)
}

/** The recognizer of the model that the options name, or none. The model itself is kept in the cache. */
export async function openModelRecognizers(
  given: ModelOption,
  context: { entities: readonly Entity[]; cache: StepCache },
): Promise<Recognizer[]> {
  return given === undefined ? [] : [await (await import('./model-recognizer.js')).openModel(given, context)]
}
