import { transforms } from '../../transforms/index.js'
import { PrepError, suggestName } from '../base/errors.js'
import { z } from '../base/options.js'
import type { ErrorSpec, FailIf, Pipeline } from '../schemas/options/pipeline.js'
import type { ProfileOptions } from '../schemas/options/profile.js'
import type { StepSpec } from '../schemas/options/step-spec.js'
import { normalizeInput, withSeed } from './normalize-input.js'
import { normalizeOutput } from './normalize-output.js'
import { outputObject } from './output-shape.js'
import { errorObject, inputObject, plainShape } from './shapes.js'

/**
 * What a pipeline may hold, in one strict schema: unknown keys are errors, and what comes out has every
 * default filled in. The options of each step belong to its transform and are checked against the
 * transform's own schema, so nothing is said twice.
 */

const stepSchema = z
  .custom<StepSpec>((step) => isMapping(step) && Object.keys(step).length === 1, { error: oneTransform })
  .meta({ typeName: 'StepSpec' })
  .transform((step): NamedStep => {
    const [[name, options]] = Object.entries(step as Record<string, unknown>)
    return { name, options: options ?? {} }
  })

const profileSchema = z
  .custom<ProfileOptions>(isMapping, { error: 'Key "profile" must be a mapping, such as { facet: sex }' })
  .describe('Options of a profile of the rows as they come in and as they go out, for the report')
  .meta({ typeName: 'ProfileOptions' })
  // A run looks at groups only, unless the columns to describe are named: describing all of them is slower.
  .transform(
    (profile): ProfileOptions => ({
      allowAbsent: true,
      ...(profile.facet !== undefined && { fields: [] }),
      ...profile,
    }),
  )

const conditions = z
  .record(
    z.string(),
    z.union([z.string(), z.array(z.string())], {
      error: "Give a condition in quotes, such as '< 0.8', or a list of them",
    }),
  )
  .describe('Conditions by figure: <, <=, > or >= and a number; several of a figure as a list')
  .meta({ typeName: 'FailIf' })

const driftSchema = z
  .strictObject({
    reference: z
      .string()
      .min(1)
      .optional()
      .describe('A state that a profile wrote, such as ref.prof, or data')
      .meta({ whenAbsent: 'the rows as they come in' }),
    fields: z
      .array(z.string())
      .optional()
      .describe('Columns to compare, by path')
      .meta({ whenAbsent: 'all' }),
    threshold: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe('The distance from which on a column drifts')
      .meta({ whenAbsent: '0.1; like tfdv 0.01' }),
    alpha: z.number().gt(0).lt(1).default(0.05).describe('The share of false alarms that is accepted'),
    minShared: z.int().min(1).default(5).describe('No value and no count is told that fewer rows share'),
    like: z
      .enum(['prepkit', 'evidently', 'tfdv'])
      .default('prepkit')
      .describe('Whose formulas and limits to use'),
    failIf: conditions.optional(),
  })
  .describe('Whether the rows as they go out are still what a reference was, or the rows as they come in')
  .meta({ typeName: 'DriftSpec' })

/** The conditions, under the name of today or that of old. Throws `bad_pipeline` where both are given. */
export function conditionsOf({ failIf, fail_if }: Pick<Pipeline, 'failIf' | 'fail_if'>): FailIf | undefined {
  if (failIf === undefined || fail_if === undefined) return failIf ?? fail_if
  throw new PrepError(
    'bad_pipeline',
    'Both "failIf" and "fail_if", its old name, are given. Write all conditions under "failIf"',
  )
}

/** Everything of a pipeline; of its steps, that each has a name. */
export const pipelineSchema = z
  .strictObject({
    ...plainShape,
    input: z
      .union([z.string(), z.array(z.string()), inputObject])
      .describe('What to read: a path, a list of paths, or path with reading options')
      .transform(orIssue(normalizeInput)),
    steps: z
      .array(stepSchema)
      .prefault([])
      .describe('What to do with the rows, in this order: each step is one transform with its options'),
    profile: profileSchema.optional(),
    drift: driftSchema.optional(),
    failIf: conditions
      .optional()
      .describe(
        "Figures of the profile of the output, or of the run, under which it fails, such as { disparateImpact: '< 0.8' }. " +
          'Everything is written in any case',
      ),
    output: z
      .union([z.string(), outputObject])
      .describe('What to write: a path, or path with format')
      .transform(orIssue(normalizeOutput)),
    errors: errorObject.prefault({}),
    fail_if: conditions.optional().describe('The old name of failIf').meta({ deprecated: true }),
  })
  .transform(
    orIssue(({ fail_if, ...pipeline }) => ({
      ...pipeline,
      input: withSeed(pipeline.input, pipeline.seed),
      profile: profileFor(pipeline),
      failIf: conditionsOf({ failIf: pipeline.failIf, fail_if }),
    })),
  )

/** The profile that a run takes: of all columns, with their terms, where it is compared with another one. */
function profileFor({
  profile,
  drift,
}: {
  profile?: ProfileOptions | undefined
  drift?: { fields?: string[] | undefined; like: string; minShared: number } | undefined
}): ProfileOptions | undefined {
  if (drift === undefined) return profile
  const { fields, like, minShared } = drift
  const isLikeOthers = like !== 'prepkit'
  const { fields: described, ...rest } = profile ?? { allowAbsent: true }
  const compared = fields ?? (described?.length === 0 ? undefined : described)
  return {
    minShared,
    ...rest,
    ...(compared !== undefined && { fields: compared }),
    ...(isLikeOthers ? { exactNumbers: true } : { terms: true }),
  }
}

/** A pipeline with every default filled in. */
export type NormalPipeline = z.output<typeof pipelineSchema>

/** A step as it travels to a worker. */
export interface NamedStep {
  /** The name of its transform, or the path of its module. */
  name: string
  /** Its options as plain data. */
  options: unknown
  /** The hash of the user's own code that it runs; see `hashModuleCode`. */
  code?: string
  /** What relative paths of its options, and of such code, begin at. */
  directory?: string
}

/** How records that cannot be used are treated. */
export type ErrorSettings = Required<Omit<ErrorSpec, 'stepTimeout'>> & {
  /** In seconds. */
  stepTimeout: number
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function oneTransform({ input, path = [] }: { input?: unknown; path?: PropertyKey[] }): string {
  if (typeof input === 'string') return textStep(input, Number(path.at(-1)) + 1)
  const names = isMapping(input) ? Object.keys(input) : []
  return (
    `Step ${Number(path.at(-1)) + 1} names ${names.join(' and ') || 'no transform'}. ` +
    'A step is one transform with its options, such as { anonymize: { fields: [prompt] } }'
  )
}

/** A step that is only a name: in YAML the colon and the options are missing. */
function textStep(name: string, number: number): string {
  if (Object.hasOwn(transforms, name))
    return `Step ${number} is the name "${name}" alone. Write "${name}: {}" for a step without options, or its options behind the colon, such as "anonymize: { fields: [prompt] }"`
  return `Step ${number} is text, and names no transform. ${suggestName(name, Object.keys(transforms))}`
}

/** A check that throws a PrepError, as a transform of zod: the error becomes an issue at the place of the value. */
function orIssue<In, Out>(check: (value: In) => Out) {
  return (value: In, context: z.RefinementCtx): Out => {
    try {
      return check(value)
    } catch (error) {
      if (!(error instanceof PrepError)) throw error
      context.addIssue({ code: 'custom', message: error.marked, params: { code: error.code } })
      return z.NEVER
    }
  }
}
