import { PrepError } from '../../../src/base/errors.js'
import { definitions, type Entity, entityNames, suggestEntity } from '../entities/entities.js'
import { genericTypes } from './generic-types.js'

/** How the types of some gold stand to the entities of the project. */
export interface Labels {
  /** What stands for a gold type in the result: an entity, or the gold's own name where there is none. */
  labelOf(type: string): string
  /** The label under which a found entity is counted: its own if the gold has that, else that of a type that takes it. */
  project(entity: Entity): string
  /** Whether this label, as `project` gives it, is right for a gold type. */
  accepts(type: string, label: string): boolean
  /** Whether the type is no personal data of its own: neither finding nor missing it is a fault. */
  isOptional(type: string): boolean
  /** The label that a type of another tool's spans is counted under, and whether some type of the gold takes it. */
  translate(type: string): { label: string; isInGold: boolean }
  /** The entities that some type of the gold stands for. */
  entities: readonly Entity[]
  /** Gold types that stand for no entity, in alphabetical order. */
  unmapped: readonly string[]
}

export interface LabelOptions {
  /** Entities for single types, several parted by `|`; goes before the built-in table. */
  map?: Readonly<Record<string, string>>
  /** Entities that recognizers and lists of users bring. */
  custom?: readonly Entity[]
}

/**
 * Types of common gold data that are no personal data of their own: finding them is no fault, missing them
 * neither. Those that stand for an entity as well are right where it is found.
 */
const optionalTypes = ['GROUP', 'MISC', 'PRODUCT', 'CREATIVE_WORK', 'WORK_OF_ART', 'EVENT']

/**
 * What gold types of common data sets stand for here: the entity to report, then others that are as right. A
 * trailing `?` marks types that are optional. Keys are in capitals without `_`, as `plainKey` makes them: data sets and
 * models write `BANK_ACCOUNT`, `bankaccount` and `BankAccount` for one thing.
 *
 * The names are those of presidio-research's generator and its `PresidioAnalyzerWrapper`, of pii-bench-zh
 * (https://huggingface.co/datasets/wan9yu/pii-bench-zh), CoNLL-2003, WNUT 2017, OntoNotes and i2b2 2014.
 */
function commonTypes(): Map<string, string[]> {
  const table = new Map<string, string[]>()
  const add = (types: readonly string[], meaning: string) => {
    for (const type of types.map(plainKey)) {
      const meanings = table.get(type) ?? []
      if (!meanings.includes(meaning)) table.set(type, [...meanings, meaning])
    }
  }
  for (const { name, goldTypes } of definitions) add([name, ...goldTypes], name)
  for (const { name, modelLabels } of definitions) add(modelLabels, name)
  for (const { name, otherGoldTypes } of definitions) add(otherGoldTypes, name)
  for (const { types, entities } of genericTypes()) for (const entity of entities) add(types, entity)
  add(optionalTypes, '?')
  return table
}

/** The labels for these gold types. Throws `bad_option` for an entity that does not exist. */
export function openLabels(types: Iterable<string>, { map = {}, custom = [] }: LabelOptions = {}): Labels {
  const entities = [...entityNames, ...custom]
  const own = new Map(
    Object.entries(map).map(([type, names]) => [labelKey(type), entitiesOf(type, names, entities)]),
  )
  const common = commonTypes()
  const meaningOf = (type: string): readonly string[] | undefined => {
    const key = labelKey(type)
    return own.get(key) ?? common.get(plainKey(key)) ?? (entities.includes(key) ? [key] : undefined)
  }
  const table = new Map<string, readonly string[]>()
  const unmapped: string[] = []
  for (const type of [...new Set(types)].sort()) {
    const found = meaningOf(type)
    if (found === undefined) unmapped.push(type)
    table.set(type, found ?? [])
  }
  const labelOf = (type: string) => {
    const first = table.get(type)?.[0]
    return first === undefined || first === '?' ? labelKey(type) : first
  }
  const required = [...table].filter(([, entities]) => !entities.includes('?'))
  const labels = new Set(required.map(([type]) => labelOf(type)))
  const projected = new Map<Entity, string>()
  for (const [type, entities] of required)
    for (const entity of entities) if (!projected.has(entity)) projected.set(entity, labelOf(type))
  const project = (entity: Entity) => (labels.has(entity) ? entity : (projected.get(entity) ?? entity))
  const byKey = new Map(required.map(([type]) => [labelKey(type), labelOf(type)]))
  const translate = (type: string) => {
    const key = labelKey(type)
    const meanings = (meaningOf(type) ?? []).filter((entity) => entity !== '?')
    const inGold = byKey.get(key) ?? meanings.map(project).find((label) => labels.has(label))
    return { label: inGold ?? meanings[0] ?? key, isInGold: inGold !== undefined }
  }
  const taken = new Map([...table].map(([type, entities]) => [type, new Set(entities.map(project))]))
  return {
    labelOf,
    project,
    accepts: (type, label) => taken.get(type)?.has(label) ?? false,
    translate,
    isOptional: (type) => table.get(type)?.includes('?') ?? false,
    entities: entities.filter((name) => required.some(([, accepted]) => accepted.includes(name))),
    unmapped,
  }
}

/** `credit-card` and `Credit Card` are both `CREDIT_CARD`. */
function labelKey(type: string): string {
  return type
    .trim()
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
}

function plainKey(type: string): string {
  return labelKey(type).replaceAll('_', '')
}

function entitiesOf(type: string, text: string, known: readonly Entity[]): string[] {
  const names = text.split('|').map((name) => name.trim())
  for (const name of names)
    if (name !== '?' && !known.includes(name))
      throw new PrepError(
        'bad_option',
        `Gold type "${type}" is mapped to "${name}", which is no entity. ${suggestEntity(name, known)}`,
      )
  return names
}
