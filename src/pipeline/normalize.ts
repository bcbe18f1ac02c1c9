import { PrepError, suggestName } from '../base/errors.js'
import { formatOfOutput } from '../formats/extensions.js'
import { defaultFormats, type WritableFormat, writableFormats } from '../formats/registry.js'
import { type NormalInput, normalizeInput } from './normalize-input.js'
import type { ErrorSpec, FailIf, NamedStep, Pipeline } from './spec.js'

/** A pipeline with every default filled in. */
export interface NormalPipeline {
  seed: number
  input: NormalInput
  steps: NamedStep[]
  /** Options of the profile to take before and after. */
  profile?: Record<string, unknown>
  failIf?: FailIf
  output: {
    path: string
    format: WritableFormat
    kind: 'folder' | 'file' | 'stdout'
    keepSplitColumn: boolean
  }
  errors: Required<ErrorSpec>
}

/** Fills in defaults. Throws `bad_pipeline`, `bad_option` or `unsupported` for what cannot be meant. */
export function normalize(pipeline: Pipeline): NormalPipeline {
  const seed = pipeline.seed ?? 0
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new PrepError('bad_option', 'Option "seed" is not a non-negative integer. Give one, such as 7')
  return {
    seed,
    input: normalizeInput(pipeline.input, seed),
    steps: (pipeline.steps ?? []).map(normalizeStep),
    profile: pipeline.profile === undefined ? undefined : normalizeProfile(pipeline.profile),
    failIf: conditionsOf(pipeline),
    output: normalizeOutput(pipeline.output),
    errors: normalizeErrors(pipeline.errors ?? {}),
  }
}

/** A run looks at groups only, unless the columns to describe are named: describing all of them is slower. */
function normalizeProfile(profile: Record<string, unknown>): Record<string, unknown> {
  return { allowAbsent: true, ...(profile.facet !== undefined && { fields: [] }), ...profile }
}

/** The conditions, under the name of today or that of old. */
export function conditionsOf({ failIf, fail_if }: Pick<Pipeline, 'failIf' | 'fail_if'>): FailIf | undefined {
  if (failIf === undefined || fail_if === undefined) return failIf ?? fail_if
  throw new PrepError(
    'bad_pipeline',
    'Both "failIf" and "fail_if", its old name, are given. Write all conditions under "failIf"',
  )
}

function normalizeErrors(errors: ErrorSpec): Required<ErrorSpec> {
  const { onError = 'reject', budget = 0.01, invalidUtf8 = 'replace', keepRaw = false } = errors
  if (!(budget >= 0 && budget <= 1))
    throw new PrepError(
      'bad_option',
      'Option "budget" is not a share between 0 and 1. Give one, such as 0.01',
    )
  checkChoice('onError', onError, ['reject', 'fail'])
  checkChoice('invalidUtf8', invalidUtf8, ['replace', 'reject'])
  return { onError, budget, invalidUtf8, keepRaw }
}

function checkChoice(option: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return
  throw new PrepError(
    'bad_option',
    `Option "${option}" is "${value}". ${suggestName(String(value), choices)}`,
  )
}

function normalizeStep(spec: Record<string, unknown>, index: number): NamedStep {
  const entries = Object.entries(spec ?? {})
  if (entries.length === 1) return { name: entries[0][0], options: entries[0][1] ?? {} }
  throw new PrepError(
    'bad_pipeline',
    `Step ${index + 1} names ${entries.length} transforms. Write one a step, such as { anonymize: { fields: [prompt] } }`,
  )
}

function normalizeOutput(output: Pipeline['output'] | undefined): NormalPipeline['output'] {
  const spec = typeof output === 'string' ? { path: output } : output
  if (typeof spec?.path !== 'string' || spec.path === '')
    throw new PrepError('bad_pipeline', 'No output is named. Give a folder, a file or "-"')
  const { path } = spec
  if (spec.format !== undefined) checkChoice('format', spec.format, writableFormats)
  const keepSplitColumn = spec.keepSplitColumn ?? false
  if (path === '-')
    return { path, format: spec.format ?? defaultFormats.stream, kind: 'stdout', keepSplitColumn }
  const ofFile = formatOfOutput(path)
  if (ofFile !== undefined) return { path, format: spec.format ?? ofFile, kind: 'file', keepSplitColumn }
  return {
    path: path.replace(/(?<=.)\/+$/, ''),
    format: spec.format ?? defaultFormats.folder,
    kind: 'folder',
    keepSplitColumn,
  }
}
