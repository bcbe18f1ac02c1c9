import { z } from '../../../src/base/options.js'
import type { OwnRecognizer } from '../../../src/schemas/options/own-recognizer.js'
import type { Entity } from '../entities/entities.js'
import { entityName, fileDigest, likeEntity } from '../lists/list-options.js'
import { maxTermLength } from '../lists/term-table.js'
import { checkNames } from './checks.js'
import { fromService, type ServiceSettings } from './service/service-options.js'

/** What must stand in a text before a recognizer of a user runs: the fewer texts, the faster. */
export const textKinds = ['digits', 'at', 'link', 'token', 'chinese'] as const

const recognizerName = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u,
    'Name a recognizer by letters, digits, spaces, "_", "-" and "."',
  )
const words = z.array(z.string().min(1).max(64)).max(500)
const pattern = z.strictObject({
  name: z.string().optional().describe('What --explain calls it'),
  regex: z.string().min(1).describe('A regular expression for the value, such as \\bM\\d{6}\\b'),
  score: z.number().min(0).max(1).default(0.5).describe('Confidence by the form alone, 0 to 1'),
})

const definition = z
  .strictObject({
    name: recognizerName.describe('Its name, in reports and in --explain'),
    entity: entityName.describe('The entity that it finds, such as MEMBER_ID'),
    like: likeEntity,
    patterns: z.array(pattern).default([]).describe('The forms of a value'),
    context: z
      .union([words, z.record(z.string(), words)])
      .default([])
      .describe('Words near a value that speak for it, as a list or by language'),
    denyList: z
      .array(z.string().min(1).max(maxTermLength))
      .default([])
      .describe('Terms that are always found'),
    check: z.enum(checkNames).optional().describe('The check digit that a value must have'),
    gate: z
      .enum(textKinds)
      .optional()
      .describe('What must stand in a text before it is searched: the fewer texts, the faster')
      .meta({ whenAbsent: 'every text is searched' }),
    ignoreCase: z.boolean().default(false).describe('Whether capital and small letters are the same'),
    syntax: z.enum(['javascript', 'python']).default('javascript').describe('The syntax of the expressions'),
    enabled: z.boolean().default(true).describe('Whether it is used'),
  })
  .refine(({ patterns, denyList }) => patterns.length + denyList.length > 0, {
    error: 'A recognizer needs patterns or a denyList',
  })
  .describe('A recognizer of your own')
  .meta({ typeName: 'RecognizerOptions' })
const fromFile = z.strictObject({
  file: z.string().min(1).describe('A YAML file of such recognizers, or of those of Presidio'),
})
const fromModule = z.strictObject({
  module: z
    .string()
    .min(1)
    .describe('Path of a module that exports "recognizers", from the current directory'),
  sha256: fileDigest,
  entities: z
    .array(entityName)
    .optional()
    .describe('The entities that its recognizers find')
    .meta({ whenAbsent: 'filled in when a plan is made' }),
})

const wantedInCode =
  'A recognizer in code has a name, a list "entities" of names in capitals and a function "find"'

/** A recognizer in code, which a program gives as it is: the same object is used, so that it may be one of a class. */
const inCode = z
  .custom<OwnRecognizer>()
  .check((checked) => {
    const { value } = checked
    if (isOwnRecognizer(value)) return
    const isMeant = typeof Object(value).find === 'function'
    checked.issues.push(
      isMeant
        ? { code: 'custom', message: wantedInCode, input: value }
        : { code: 'invalid_type', expected: 'object', input: value },
    )
  })
  .describe('A recognizer in code')
  .meta({ typeName: 'OwnRecognizer' })

/** Whether a value has all parts of a recognizer in code. */
export function isOwnRecognizer(value: unknown): value is OwnRecognizer {
  const { name, entities, find } = Object(value) as Partial<Record<keyof OwnRecognizer, unknown>>
  return (
    typeof name === 'string' &&
    typeof find === 'function' &&
    Array.isArray(entities) &&
    entities.length > 0 &&
    entities.every((entity) => typeof entity === 'string' && /^[A-Z][A-Z0-9_]*$/.test(entity))
  )
}

/** Recognizers of users: written out, in a YAML file of theirs or of Presidio's, in a module, behind a URL, or in code. */
export const recognizersOption = z
  .array(z.union([fromFile, fromModule, fromService, definition, inCode], { error: faultOf }))
  .default([])
  .describe(
    'Recognizers of your own: { name, entity, patterns: [{ regex, score }], context, denyList, check, gate, like }, ' +
      'where like: US_SSN gives the entity the fakes, fpe and masks of that one; ' +
      '{ file: mine.yaml } with a list of such, or a recognizer file of Presidio; ' +
      '{ module: ./mine.js }, which exports "recognizers"; { http: { url: http://localhost:5002/analyze } }, to which texts are sent',
  )

export type RecognizersOption = z.output<typeof recognizersOption>
export type RecognizerDefinition = z.output<typeof definition>
export type ModuleReference = z.output<typeof fromModule>

/** What is wrong in the one form that is meant, in place of what is wrong in all of them. */
function faultOf({
  input,
  errors,
}: {
  input?: unknown
  errors?: readonly (readonly z.core.$ZodIssue[])[]
}): string {
  const keys = typeof input === 'object' && input !== null ? Object.keys(input) : []
  const form = keys.includes('file') ? 0 : keys.includes('module') ? 1 : keys.includes('http') ? 2 : 3
  const issue = errors?.[form]?.[0]
  const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  return `${place}${issue?.message ?? 'Write { name, entity, patterns }, { file }, { module } or { http }'}`
}

/** The list that a file holds. */
export const definitionList = z.array(definition)

/** The recognizers that are written out, and not turned off. */
export function definitionsOf(given: RecognizersOption): RecognizerDefinition[] {
  return given.filter((item): item is RecognizerDefinition => 'entity' in item && item.enabled)
}

/** The recognizers that a program has given in code. */
export function recognizersInCode(given: RecognizersOption): OwnRecognizer[] {
  return given.filter((item): item is OwnRecognizer => 'find' in item)
}

export function modulesOf(given: RecognizersOption): ModuleReference[] {
  return given.filter((item): item is ModuleReference => 'module' in item)
}

/** The services that are asked by HTTP. */
export function servicesOf(given: RecognizersOption): ServiceSettings[] {
  return given.flatMap((item) => ('http' in item ? [item.http] : []))
}

/** The entities that users name for labels of services. */
export function entitiesOfServices(given: RecognizersOption): Entity[] {
  return servicesOf(given).flatMap(({ labels }) => Object.values(labels).filter((entity) => entity !== false))
}
