import { type Detector, openDetector } from './detect.js'
import { type Entity, expandEntities } from './entities.js'
import { entitiesOf, type PolicyOptions } from './policies.js'
import type { Recognizer } from './recognizer.js'
import { openRecognizers } from './recognizers/index.js'

/** What of the options of `anonymize` decides what is found, as against what becomes of it. */
export interface DetectionOptions {
  /** Entities and groups of them; what the policy covers, or the default ones, when left out. */
  entities?: readonly string[] | undefined
  policy?: PolicyOptions['policy']
  threshold: number
  thresholds: Readonly<Record<Entity, number>>
  regions: readonly string[]
}

/** A detector, with what it looks for. */
export interface OpenedDetector {
  detector: Detector
  /** The entities that can be found, in the order of the table, then those of users. */
  entities: readonly Entity[]
  /** In order of precedence. */
  recognizers: readonly Recognizer[]
}

/** Loads the recognizers that the options ask for, and no others: the one way to a detector. */
export async function openDetectorFor(options: DetectionOptions): Promise<OpenedDetector> {
  const { regions, threshold, thresholds } = options
  const entities = expandEntities(entitiesOf(options))
  const recognizers = await openRecognizers({ entities, regions })
  const detector = openDetector({ recognizers, entities, threshold, thresholds })
  return { detector, entities, recognizers }
}
