import { PrepError, placeError, suggestName } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { type FakeLocale, fakeLocales } from '../anonymize/fakes/locales.js'
import { type CompiledRecord, compileRecord } from './compile-record.js'
import { type Language, loadLanguages } from './languages.js'
import { type GivenTemplate, readTemplates } from './template-file.js'

/** A template with all that is said of it. JSON-safe. */
export interface Template {
  id: string
  weight: number
  locale: FakeLocale
  /** The fields of its rows, with placeholders in their texts. */
  row: Record<string, unknown>
}

/** Templates that can be filled. */
export interface CompiledTemplates {
  templates: readonly (CompiledRecord & Pick<Template, 'id'> & { oneText: string })[]
  /** The sums of the weights up to each, of which the last is that of all. */
  bounds: readonly number[]
}

/** What is no field of a row in an object that stands for a template. */
const ownKeys = ['id', 'weight', 'locale'] as const

/**
 * The templates of a file, or those that were given, with their defaults, each checked to its last placeholder. Throws
 * `bad_option` with the line of what cannot be filled.
 */
export async function resolveTemplates(
  given: string | readonly unknown[],
  locale: FakeLocale,
): Promise<Template[]> {
  const found: readonly GivenTemplate[] =
    typeof given === 'string'
      ? await readTemplates(given)
      : given.map((value) => ({ value, line: undefined }))
  const source = typeof given === 'string' ? given : undefined
  const placed = <T>(i: number, work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw placeError(error, { source, line: found[i].line })
    }
  }
  // Templates that stand in no file are named by their place in the option.
  const nameOf = (i: number) => (source === undefined ? `templates[${i}]` : '')
  const templates = found.map(({ value }, i) =>
    placed(i, () => templateOf(value, { id: String(i + 1), name: nameOf(i) || 'The template', locale })),
  )
  if (templates.length === 0)
    throw new PrepError('bad_option', `There is no template. Give at least one in ${optionName('templates')}`)
  const twice = templates.find(({ id }, i) => templates.findIndex((other) => other.id === id) !== i)
  if (twice !== undefined)
    throw new PrepError('bad_option', `Two templates have the id "${twice.id}". Give each one of its own`, {
      at: { source },
    })
  const languages = await languagesOf(templates)
  for (const [i, { row, locale: own }] of templates.entries()) {
    const above = source === undefined ? `${nameOf(i)}.` : ''
    placed(i, () => compileRecord(row, { language: languages.get(own)!, above }))
  }
  return templates
}

/** Compiles templates that were resolved. */
export async function compileTemplates(templates: readonly Template[]): Promise<CompiledTemplates> {
  const languages = await languagesOf(templates)
  let sum = 0
  return {
    templates: templates.map(({ id, locale, row }) => ({
      id,
      oneText: oneTextOf(row) ?? '',
      ...compileRecord(row, { language: languages.get(locale)! }),
    })),
    bounds: templates.map(({ weight }) => (sum += weight)),
  }
}

/** The one column of a template that is a text; `undefined` where there are none or several. */
export function oneTextOf(row: Template['row']): string | undefined {
  const texts = Object.keys(row).filter((name) => typeof row[name] === 'string')
  return texts.length === 1 ? texts[0] : undefined
}

function languagesOf(templates: readonly Template[]): Promise<ReadonlyMap<FakeLocale, Language>> {
  const needsMethods = JSON.stringify(templates).includes('faker.')
  return loadLanguages(
    templates.map(({ locale }) => locale),
    { needsMethods },
  )
}

function templateOf(
  value: unknown,
  { id: number, name, locale }: { id: string; name: string; locale: FakeLocale },
): Template {
  const object = typeof value === 'string' ? { text: value } : value
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    throw new PrepError('bad_option', `${name} is neither a text nor an object. Write the fields of a row`)
  const { id = number, weight = 1, locale: own = locale, row, ...rest } = object as Record<string, unknown>
  const isResolved =
    Object.keys(rest).length === 0 &&
    typeof row === 'object' &&
    row !== null &&
    ownKeys.every((key) => key in object)
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new PrepError('bad_option', `${name} has an id that is neither text nor number. Give it another`)
  if (typeof weight !== 'number' || !(weight > 0 && weight <= 1e9))
    throw new PrepError('bad_option', `${name} has a weight that is no number above 0. Give it one up to 1e9`)
  if (!fakeLocales.includes(own as FakeLocale))
    throw new PrepError(
      'bad_option',
      `${name} has an unknown locale. ${suggestName(String(own), fakeLocales)}`,
    )
  return {
    id: String(id),
    weight,
    locale: own as FakeLocale,
    row: isResolved ? (row as Template['row']) : { ...rest, ...(row !== undefined && { row }) },
  }
}
