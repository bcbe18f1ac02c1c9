import { PrepError } from '../../src/base/errors.js'
import { type AllowPatternsOption, openAllowPatterns } from './custom/allow-patterns.js'
import {
  definitionsOf,
  entitiesOfServices,
  modulesOf,
  type RecognizersOption,
  recognizersInCode,
  servicesOf,
} from './custom/custom-options.js'
import { compileDefinition } from './custom/open-custom.js'
import { openLookUp } from './custom/own-entities.js'
import { resolveRecognizers } from './custom/resolve-recognizers.js'
import { headersOf } from './custom/service/service-options.js'
import { customEntities } from './custom-entities.js'
import { type Entity, entityGroups, entityNames, expandEntities, suggestEntity } from './entities/entities.js'
import { type SpansFromOption, spansFromSettings } from './given/given-options.js'
import { type IsAllowed, openAllowLists } from './lists/allow-list.js'
import { readNamedFile } from './lists/list-file.js'
import { type AllowOption, allowLists, type DenyOption, denyLists } from './lists/list-options.js'
import type { ModelOption } from './model/checkpoint/options.js'
import { labelledEntities, resolveModel } from './model/index.js'
import { entitiesOf, type PolicyOptions } from './policies.js'

/** What of the options of `anonymize` decides what is found, as against what becomes of it. */
export interface DetectionOptions {
  /** Entities and groups of them; what the policy covers, or the default ones, when left out. */
  entities?: readonly string[] | undefined
  policy?: PolicyOptions['policy']
  people?: PolicyOptions['people']
  /** What becomes of the values: fakes of an earlier run are left alone where fakes are written. */
  operators?: PolicyOptions['operators']
  countries?: readonly string[] | undefined
  threshold: number
  thresholds: Readonly<Record<Entity, number>>
  regions: readonly string[]
  allow?: AllowOption | undefined
  allowPatterns?: AllowPatternsOption | undefined
  deny?: DenyOption | undefined
  recognizers?: RecognizersOption | undefined
  model?: ModelOption
  spansFrom?: SpansFromOption
  /** Whether recognizers look at all; without, only given spans and whole fields are taken. */
  detect?: boolean | undefined
}

/** What options name in files: the same, with definitions written out and with the digests of lists and modules. */
export async function resolveDetection<O extends DetectionOptions>(options: O): Promise<O> {
  const { allow = [], deny = [], recognizers = [] } = options
  return {
    ...options,
    allow: allow.map((list) => withDigest(list, 'allow')),
    deny: deny.map((list) => withDigest(list, 'deny')),
    recognizers: await resolveRecognizers(recognizers),
    model: await resolveModel(options.model),
    spansFrom: withSideFile(options.spansFrom),
  }
}

function withSideFile(given: SpansFromOption): SpansFromOption {
  if (given === undefined) return undefined
  const settings = spansFromSettings(given)
  if (settings.file === undefined) return settings
  return { ...settings, sha256: readNamedFile(settings.file, 'spansFrom', settings.sha256).sha256 }
}

/** The entities that the labels of given spans may stand for: all there are, and those that users name. */
export function givenEntities(options: DetectionOptions): Entity[] {
  return options.spansFrom === undefined ? [] : [...entityNames, ...customEntities(options)]
}

function withDigest<List extends { file?: string | undefined; sha256?: string | undefined }>(
  list: string | List,
  option: string,
): string | List {
  if (typeof list === 'string' || list.file === undefined) return list
  return { ...list, sha256: readNamedFile(list.file, option, list.sha256).sha256 }
}

/** All that is looked for: the entities asked for, and whatever deny lists, recognizers and labels of users name. */
export function wantedEntities(options: DetectionOptions): Entity[] {
  const { deny = [], recognizers = [] } = options
  const custom = customEntities(options)
  const own = [...denyLists(deny), ...definitionsOf(recognizers)].map(({ entity }) => entity)
  const ofModules = modulesOf(recognizers).flatMap(({ entities }) => entities ?? [])
  return expandEntities(
    [
      ...entitiesOf(options),
      ...own,
      ...ofModules,
      ...entitiesOfServices(recognizers),
      ...recognizersInCode(recognizers).flatMap(({ entities }) => entities),
      ...labelledEntities(options.model),
    ],
    custom,
  )
}

/** What the recognizers of the project look for: own recognizers of PERSON bring no others of it along. */
export function askedEntities(options: DetectionOptions): Entity[] {
  return expandEntities(entitiesOf(options), customEntities(options))
}

/** Refuses names of entities that nobody finds, and patterns that cannot be used. Throws `bad_option`. */
export function checkDetection(
  options: DetectionOptions & { operators?: Readonly<Record<string, unknown>> },
): void {
  const { thresholds, operators = {}, allow = [], allowPatterns = [], recognizers = [] } = options
  const known = [...entityNames, ...customEntities(options)]
  const inAllow = [...allow, ...allowPatterns].flatMap((item) =>
    typeof item === 'string' ? [] : (item.entities ?? []),
  )
  checkNames('thresholds', Object.keys(thresholds), known)
  checkNames('operators', Object.keys(operators), [...entityGroups, ...known])
  checkNames('allow', inAllow, known)
  openAllowPatterns(allowPatterns)
  openLookUp(options)
  for (const definition of definitionsOf(recognizers)) compileDefinition(definition)
  for (const service of servicesOf(recognizers)) headersOf(service)
}

function checkNames(option: string, names: readonly string[], known: readonly string[]): void {
  for (const name of names)
    if (!known.includes(name))
      throw new PrepError(
        'bad_option',
        `${option}: Entity "${name}" is unknown. ${suggestEntity(name, known)}`,
      )
}

/** The test of all that must not be touched, or `undefined` where nothing is named. */
export function openAllowed({ allow = [], allowPatterns = [] }: DetectionOptions): IsAllowed | undefined {
  const tests = [openAllowLists(allowLists(allow)), openAllowPatterns(allowPatterns)].filter(
    (test) => test !== undefined,
  )
  return tests.length === 0 ? undefined : (entity, value) => tests.some((test) => test(entity, value))
}
