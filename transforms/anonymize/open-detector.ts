import { StepCache } from '../../src/transform/step-cache.js'
import { servicesOf } from './custom/custom-options.js'
import { openCustomRecognizers } from './custom/open-custom.js'
import { openLookUp } from './custom/own-entities.js'
import { resolveRecognizers } from './custom/resolve-recognizers.js'
import type { ServiceSettings } from './custom/service/service-options.js'
import { customEntities } from './custom-entities.js'
import { type Detector, openDetector } from './detect/detector.js'
import { rememberTexts } from './detect/known-texts.js'
import type { OwnFakes } from './detect/own-fakes.js'
import type { Recognizer } from './detect/recognizer.js'
import { askedEntities, type DetectionOptions, openAllowed, wantedEntities } from './detection-options.js'
import type { Entity } from './entities/entities.js'
import { openOwnFakes } from './fakes/own-fakes.js'
import { openKnowledge } from './knowledge/open-knowledge.js'
import { openDenyLists } from './lists/deny-list.js'
import { denyLists } from './lists/list-options.js'
import { openModelRecognizers } from './model/index.js'
import { operatorsOf, peopleOf } from './policies.js'
import { openRecognizers } from './recognizers/index.js'
import { openLeftOpen } from './recognizers/left-open.js'

/** A detector, with what it looks for. */
export interface OpenedDetector {
  detector: Detector
  /** The entities that can be found, in the order of the table, then those of users. */
  entities: readonly Entity[]
  /** In order of precedence. */
  recognizers: readonly Recognizer[]
}

/**
 * Loads the recognizers that the options ask for, and no others, those of users first: the one way to a detector.
 * A model is loaded once for all detectors with the same cache.
 */
export async function openDetectorFor(
  options: DetectionOptions,
  cache = new StepCache(),
): Promise<OpenedDetector> {
  const { regions, threshold, thresholds, deny = [] } = options
  const given = await resolveRecognizers(options.recognizers ?? [])
  const entities = wantedEntities({ ...options, recognizers: given })
  const recognizers =
    options.detect === false
      ? []
      : [
          ...openDenyLists(denyLists(deny)),
          ...(await openCustomRecognizers(given)),
          ...(await openServices(servicesOf(given), {
            entities,
            own: customEntities({ ...options, recognizers: given }),
            cache,
          })),
          ...(await openRecognizers({
            entities: askedEntities({ ...options, recognizers: given }),
            regions,
          })),
          ...(await openModelRecognizers(options.model, { entities, cache })),
        ]
  const isAllowed = openAllowed(options)
  const own = openOwn(entities, options)
  const knowledge = await openKnowledge(entities, peopleOf(options))
  const leavesOpen = recognizers.some(({ onlyLeftOpen }) => onlyLeftOpen) ? await openLeftOpen() : undefined
  const found = { recognizers, entities, threshold, thresholds, leavesOpen }
  const detector = openDetector({ ...found, isAllowed, own, ...knowledge })
  // What models, services and modules of users answer need not be the same twice.
  const isRepeatable = given.length === 0 && options.model === undefined
  return { detector: isRepeatable ? rememberTexts(detector) : detector, entities, recognizers }
}

async function openServices(
  services: readonly ServiceSettings[],
  context: { entities: readonly Entity[]; own: readonly Entity[]; cache: StepCache },
): Promise<Recognizer[]> {
  if (services.length === 0) return []
  const { openService } = await import('./custom/service/open-service.js')
  return Promise.all(services.map((one) => openService(one, context)))
}

/** Fakes are known where `pseudonymize` writes them: to a run by another operator they are values like any other. */
function openOwn(entities: readonly Entity[], options: DetectionOptions): OwnFakes | undefined {
  const { policy = 'replace', operators = {} } = options
  const specOf = operatorsOf({ policy, operators })
  const faked = entities.filter((entity) => specOf(entity).operator === 'pseudonymize')
  return faked.length === 0 ? undefined : openOwnFakes(faked, openLookUp(options))
}
