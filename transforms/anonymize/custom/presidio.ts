import { PrepError } from '../../../src/base/errors.js'
import { z } from '../../../src/base/options.js'

/**
 * Reads the recognizers of a Presidio file (https://microsoft.github.io/presidio/analyzer/recognizer_registry_provider/
 * and /tutorial/08_no_code/): those of type `custom`, in Python's spelling of patterns, found in any case as
 * Presidio finds them. Predefined ones are left out, because `entities` chooses among those of this project,
 * and so is what is not enabled. Recognizers that call a service, a model or code are refused.
 */

const language = z.union([
  z.string(),
  z.looseObject({ language: z.string(), context: z.array(z.string()).nullish() }),
])
const presidioRecognizer = z.looseObject({
  name: z.string().optional(),
  supported_entity: z.string().optional(),
  supported_entities: z.array(z.string()).optional(),
  supported_language: z.string().optional(),
  supported_languages: z.array(language).nullish(),
  patterns: z
    .array(z.looseObject({ name: z.string().optional(), regex: z.string(), score: z.number() }))
    .nullish(),
  context: z.array(z.string()).nullish(),
  deny_list: z.array(z.coerce.string()).nullish(),
  type: z.string().optional(),
  enabled: z.boolean().optional(),
})
const presidioFile = z.looseObject({ recognizers: z.array(z.union([z.string(), presidioRecognizer])) })

type PresidioRecognizer = z.output<typeof presidioRecognizer>

/** Whether a parsed file is one of Presidio's: a mapping with `recognizers`. */
export function isPresidioFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'recognizers' in value
}

/** The custom recognizers of such a file as definitions. Throws `bad_option` for what cannot be read. */
export function readPresidioFile(value: unknown, source: string): unknown[] {
  const parsed = presidioFile.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new PrepError(
      'bad_option',
      `File "${source}" is no recognizer file of Presidio: ${issue.path.join('.')}: ${issue.message}`,
    )
  }
  return parsed.data.recognizers.flatMap((recognizer) =>
    typeof recognizer === 'string' || recognizer.type === 'predefined' || recognizer.enabled === false
      ? []
      : [definitionOf(recognizer, source)],
  )
}

function definitionOf(recognizer: PresidioRecognizer, source: string): unknown {
  const { name, patterns, deny_list, supported_languages } = recognizer
  const entities = recognizer.supported_entities ?? [recognizer.supported_entity]
  const entity = entities[0]
  const label = name ?? entity ?? 'without a name'
  if (entity === undefined || entities.length !== 1)
    throw new PrepError(
      'bad_option',
      `Recognizer "${label}" of "${source}" names ${entities[0] === undefined ? 'no entity' : 'several entities'}. ` +
        'Give it one supported_entity',
    )
  if ((patterns ?? []).length + (deny_list ?? []).length === 0)
    throw new PrepError(
      'bad_option',
      `Recognizer "${label}" of "${source}" has neither patterns nor a deny_list, which is all that is read here. ` +
        'Take it out, or write it as a module',
    )
  const context: Record<string, string[]> = {}
  const add = (tag: string, words: readonly string[] | null | undefined) => {
    context[tag] = [...(context[tag] ?? []), ...(words ?? [])]
  }
  add(recognizer.supported_language ?? 'all', recognizer.context)
  for (const item of supported_languages ?? []) if (typeof item !== 'string') add(item.language, item.context)
  return {
    name: label.replace(/[^\p{L}\p{N} ._-]/gu, ' ').trim() || 'recognizer',
    entity: entity.toUpperCase().replace(/[^A-Z0-9]+/g, '_'),
    patterns: (patterns ?? []).map(({ name: title, regex, score }) => ({ name: title, regex, score })),
    context,
    denyList: deny_list ?? [],
    ignoreCase: true,
    syntax: 'python',
  }
}
