import { sha256Digest, z } from '../../../src/base/options.js'
import { maxTermLength } from './term-table.js'

/** The name of an entity as users write it. */
export const entityName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'Write the name of an entity in capitals, such as PROJECT_NAME')

/** SHA-256 of a file. Filled in when a plan is made; whoever writes it pins the file. */
export const fileDigest = sha256Digest
  .optional()
  .describe('SHA-256 of the file as 64 hexadecimal digits, which pins its content')
  .meta({ whenAbsent: 'filled in when a plan is made' })

const source = {
  terms: z.array(z.string().min(1).max(maxTermLength)).optional().describe('The terms'),
  file: z.string().min(1).optional().describe('A file of terms: UTF-8, one a line; nothing is a comment'),
  ignoreCase: z.boolean().default(false).describe('Whether capital and small letters are the same'),
  sha256: fileDigest,
}
const hasSource = (list: { terms?: unknown; file?: unknown }) =>
  list.terms !== undefined || list.file !== undefined
const noSource = { error: 'Name the terms of the list, or a file that holds them' }

const allowed = z.strictObject({
  ...source,
  entities: z
    .array(entityName)
    .min(1)
    .optional()
    .describe('The entities as which these values are left alone')
    .meta({ whenAbsent: 'all' }),
})
/** Of an entity of a user's own: the entity of the project whose fakes, forms and masks its values get. */
export const likeEntity = entityName
  .optional()
  .describe('The entity of the project whose fakes, forms and masks its values get')

const denied = z.strictObject({
  ...source,
  entity: entityName.default('CUSTOM').describe('The entity that these terms are'),
  like: likeEntity,
})

/** Terms that are never touched. A bare text stands for itself. */
export const allowOption = z
  .array(z.union([z.string().min(1).max(maxTermLength), allowed.refine(hasSource, noSource)]))
  .default([])
  .describe(
    'Values that are left alone, whole and letter for letter: texts, or { file: names.txt } with one a line; ' +
      'with entities, only as those; with ignoreCase, in any case',
  )

/** Terms that are always taken. A bare text is a term of the entity `CUSTOM`. */
export const denyOption = z
  .array(z.union([z.string().min(1).max(maxTermLength), denied.refine(hasSource, noSource)]))
  .default([])
  .describe(
    'Terms that are always found, up to millions: texts, or { entity: PROJECT_NAME, file: projects.txt }; ' +
      'entity is CUSTOM where none is named; like: PERSON gives it the fakes and masks of that one. ' +
      'Whole words only, in Chinese anywhere',
  )

export type AllowOption = z.output<typeof allowOption>
export type DenyOption = z.output<typeof denyOption>

/** Where the terms of one list come from. */
export interface TermSource {
  terms?: readonly string[] | undefined
  file?: string | undefined
  ignoreCase: boolean
  sha256?: string | undefined
}

export interface AllowList extends TermSource {
  entities?: readonly string[] | undefined
}

export interface DenyList extends TermSource {
  entity: string
  like?: string | undefined
}

/** All lists in one form: bare texts together make one more. */
export function allowLists(given: AllowOption): AllowList[] {
  return inOneForm(given, {})
}

/** The same for terms that are always taken. */
export function denyLists(given: DenyOption): DenyList[] {
  return inOneForm(given, { entity: 'CUSTOM' })
}

function inOneForm<List extends TermSource>(
  given: readonly (string | List)[],
  rest: Omit<List, keyof TermSource>,
): List[] {
  const terms = given.filter((item) => typeof item === 'string')
  const lists = given.filter((item): item is List => typeof item !== 'string')
  return terms.length === 0 ? lists : [{ ...rest, terms, ignoreCase: false } as unknown as List, ...lists]
}
