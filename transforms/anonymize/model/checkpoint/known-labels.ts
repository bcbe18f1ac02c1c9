import type { Entity } from '../../entities/entities.js'
import type { ModelFiles } from './files.js'
import { readGlinerConfig } from './gliner-config.js'
import type { ModelSettings } from './options.js'
import { promptsOf } from './prompts.js'
import { readTokenConfig } from './token-config.js'

/** A label of a model, and what it stands for. */
export interface KnownLabel {
  type: string
  entity: Entity | undefined
}

/** The labels of a model, of whatever kind it is. Throws `bad_option` for files that do not fit. */
export function readKnownLabels(files: ModelFiles, settings: ModelSettings): readonly KnownLabel[] {
  if (!files.isGliner) return readTokenConfig(files, settings).labels
  readGlinerConfig(files, settings)
  return promptsOf(settings.labels)
}

/** The entities that the labels stand for. */
export function entitiesOfLabels(labels: readonly KnownLabel[]): Entity[] {
  return [...new Set(labels.flatMap(({ entity }) => entity ?? []))]
}
