import { checkValue } from '../../src/base/check-options.js'
import { ofCountries } from './entities/countries.js'
import { defaultEntities, type Entity, entityGroups, expandEntities } from './entities/entities.js'
import type { People } from './knowledge/open-knowledge.js'
import { type OperatorChoice, type OperatorSpec, operatorSpec } from './operators/operator-options.js'
import { type Policy, policies } from './policies.data.js'

/** The name of a preset. */
export type PolicyName = keyof typeof policies

/**
 * The names of all presets.
 *
 * @example
 * policyNames // ['gdpr', 'hipaa-safe-harbor', 'pipl', 'instruction']
 */
export const policyNames = Object.keys(policies) as readonly PolicyName[]

/** What of the options says which values are looked for and what becomes of each. */
export interface PolicyOptions {
  policy: PolicyName | OperatorChoice
  entities?: readonly string[] | undefined
  /** Whose names are taken; what the preset says, or everybody's, when left out. */
  people?: People | undefined
  /** See {@link ofCountries}; what `entities` names singly is looked for whatever its country. */
  countries?: readonly string[] | undefined
  /** By entity, or by a group of them; an entity's own goes before its group's. */
  operators: Readonly<Record<string, OperatorChoice>>
}

/** Entities and groups to look for: those given, else those of the preset, else the default ones; of the countries named. */
export function entitiesOf({ policy, entities, countries }: Partial<PolicyOptions>): readonly string[] {
  const wanted = entities ?? entitiesOfPolicy(policy)
  if (countries === undefined) return wanted
  const isGroup = (name: string) => (entityGroups as readonly string[]).includes(name)
  const groups = expandEntities(entities === undefined ? wanted : wanted.filter(isGroup))
  return [
    ...wanted.filter((name) => entities !== undefined && !isGroup(name)),
    ...ofCountries(groups, countries),
  ]
}

/** Whose names are taken: as given, else as the preset says, else everybody's. */
export function peopleOf({ policy, people }: Partial<PolicyOptions>): People {
  if (people !== undefined || policy === undefined || !isPolicyName(policy)) return people ?? 'all'
  return (policies as Record<string, Policy>)[policy].people ?? 'all'
}

function entitiesOfPolicy(policy: PolicyOptions['policy'] | undefined): readonly string[] {
  if (policy === undefined || !isPolicyName(policy)) return defaultEntities
  return expandEntities(rulesOf(policy).flatMap((rule) => rule.entities))
}

/** The operator of each entity, options and all. */
export function operatorsOf({ policy, operators }: PolicyOptions): (entity: Entity) => OperatorSpec {
  const choices = new Map<Entity, OperatorChoice>()
  if (isPolicyName(policy))
    for (const { entities, operator } of rulesOf(policy))
      for (const entity of expandEntities(entities))
        if (operator !== undefined && !choices.has(entity)) choices.set(entity, operator)
  // The larger a group, the earlier: what is named more narrowly overrides it.
  const named = Object.entries(operators).map(([name, choice]) => ({ entities: membersOf(name), choice }))
  for (const { entities, choice } of named.sort((a, b) => b.entities.length - a.entities.length))
    for (const entity of entities) choices.set(entity, choice)
  const otherwise = isPolicyName(policy) ? 'replace' : policy
  return (entity) => operatorSpec(choices.get(entity) ?? otherwise)
}

/** A preset as a table. */
export interface PolicySummary extends Omit<Policy, 'rules'> {
  /** For each item of the law: the item, the entities it becomes, the operator, and what stays uncovered. */
  rows: string[][]
}

/**
 * What a preset covers and what it does not.
 *
 * @example
 * const { title, rows } = describePolicy('gdpr')
 * console.log(title, rows.map(([item, entities]) => `${item}: ${entities}`))
 */
export function describePolicy(name: PolicyName): PolicySummary {
  checkValue('The preset of describePolicy()', name, policyNames)
  const { rules, ...about } = policies[name]
  const rows = (rules as Policy['rules']).map(({ item, entities, operator, gap }) => [
    item,
    entities.join(', ') || 'not found by rules',
    operator === undefined ? '' : typeof operator === 'string' ? operator : operator.operator,
    gap ?? '',
  ])
  return { ...about, rows }
}

function isPolicyName(policy: PolicyOptions['policy']): policy is PolicyName {
  return typeof policy === 'string' && Object.hasOwn(policies, policy)
}

function rulesOf(name: PolicyName): Policy['rules'] {
  return policies[name].rules
}

/** The entities of a group; of an entity that a user declared, itself. */
function membersOf(name: string): readonly Entity[] {
  return /^[a-z]/.test(name) ? expandEntities([name]) : [name]
}
