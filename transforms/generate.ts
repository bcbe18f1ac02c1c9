/**
 * Makes up records from templates: people who do not exist, with names, numbers and addresses that go together, and says where
 * each of them stands, so that a tagger can be trained or measured. It draws no number that could be somebody's.
 */

import { Field, Int64, type Schema, type Struct, Utf8 } from '../src/arrow/arrow.js'
import { builderFor } from '../src/arrow/builders.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { emptyShape, inferSchema, observeValue } from '../src/arrow/infer-schema.js'
import { listOf, quoteName, structOf } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { z } from '../src/base/options.js'
import type { Draws } from '../src/transform/random.js'
import { defineTransform } from '../src/transform/transform.js'
import { fakeLocales } from './anonymize/fakes/locales.js'
import { labelTokens } from './generate/bio.js'
import type { FilledRow, Span } from './generate/compile-record.js'
import { placeholderNames } from './generate/placeholders.js'
import {
  type CompiledTemplates,
  compileTemplates,
  oneTextOf,
  resolveTemplates,
  type Template,
} from './generate/templates.js'

const options = z.strictObject({
  templates: z
    .union([
      z.string().min(1),
      z.array(z.union([z.string().min(1), z.record(z.string(), z.unknown())])).min(1),
    ])
    .describe(
      'Texts with placeholders such as {{name}}: a file (a text a line, JSON Lines, YAML), or a list of texts or of objects with the fields of a row and, if wanted, id, weight, locale',
    ),
  locale: z
    .enum(fakeLocales)
    .default('en')
    .describe('The language of the people of templates that name none'),
  bio: z
    .boolean()
    .default(false)
    .describe(
      'Write tokens and their labels too, B-PERSON, I-PERSON and O, of the one text of each template',
    ),
})

/** What templates may ask for, by name. */
export const knownPlaceholders: readonly string[] = placeholderNames

/**
 * Fills templates, a row of one for each row that comes in, chosen by weight. Beside the fields of the template stand `template`,
 * its id, by which data can be split, and `spans`: where each made-up value stands, of which entity it is, and its text. The
 * same seed and the same templates make the same rows. Throws `bad_option` for a placeholder that is none, with its place.
 *
 * @example
 * await run({
 *   input: { rows: 100 },
 *   steps: [{ generate: { templates: ['Please call {{name}} at {{phone}}.'] } }],
 *   output: 'calls.jsonl',
 * })
 */
export const generate = defineTransform({
  name: 'generate',
  summary: 'Make up rows from templates: people who do not exist, with labels',
  examples: [
    'prep generate templates.txt --rows 1000 --out made.jsonl',
    'prep generate templates.txt --rows 1000 --locale zh --bio --out tagged/',
  ],
  options,
  resolve: async ({ templates, ...rest }) => {
    const resolved = await resolveTemplates(templates, rest.locale)
    return { ...rest, templates: resolved as unknown as Record<string, unknown>[] }
  },
  plan(schema, given) {
    const added = fieldsOf(given)
    for (const { name } of added) refuseTaken(schema, name)
    return {
      schema: appendFields(schema, added),
      reads: [],
      writes: added.map(({ name }) => name),
      effects: { rows: 'kept' },
    }
  },
  async open({ options: given, random, cache }) {
    const compiled = await cache.opened(compileTemplates, templatesOf(given))
    const fields = fieldsOf(given)
    return (batch) => {
      const builders = fields.map((field) => builderFor(field))
      for (let row = 0; row < batch.numRows; row++) {
        const draws = random.forRow(batch, row)
        const { id, fill, oneText } = chosen(compiled, draws)
        const filled = fill(draws)
        const made: Record<string, unknown> = { ...filled.row, template: id, spans: filled.spans }
        if (given.bio) {
          const { tokens, tags } = labelTokens(String(filled.row[oneText]), spansOf(filled, oneText))
          made.tokens = tokens
          made.ner_tags = tags
        }
        for (const [i, { name }] of fields.entries()) builders[i].append(made[name] ?? null)
      }
      return appendColumns(
        batch,
        fields.map((field, i) => ({ field, column: builders[i].finish() })),
      )
    }
  },
})

type GenerateOptions = z.output<typeof options>

/** What `resolve` has made of the templates. */
function templatesOf({ templates }: GenerateOptions): readonly Template[] {
  return templates as unknown as readonly Template[]
}

function chosen<T extends CompiledTemplates>({ templates, bounds }: T, draws: Draws): T['templates'][number] {
  const wanted = draws.unit() * bounds[bounds.length - 1]
  return templates[bounds.findIndex((bound) => wanted < bound)] ?? templates[templates.length - 1]
}

/** The spans of one of the texts of a row, which is a column. */
function spansOf({ spans }: FilledRow, column: string): Span[] {
  const path = quoteName(column)
  return spans.filter(({ field }) => field === path)
}

function spanType(): Struct {
  const [text, place] = [new Utf8(), new Int64()]
  return structOf({ field: text, type: text, start: place, end: place, text })
}

/** The columns that are written: the fields of all templates, then those that say what was done. */
function fieldsOf(given: GenerateOptions): Field[] {
  const shape = emptyShape()
  for (const { row } of templatesOf(given)) observeValue(shape, row)
  const words = listOf(new Utf8())
  const made = [
    new Field('template', new Utf8(), true),
    new Field('spans', listOf(spanType()), true),
    ...(given.bio ? [new Field('tokens', words, true), new Field('ner_tags', words, true)] : []),
  ]
  const own = inferSchema(shape, 0).schema.fields
  const taken = own.find(({ name }) => made.some((field) => field.name === name))
  if (taken !== undefined)
    throw new PrepError(
      'bad_option',
      `The templates have a field "${taken.name}", which is a column that is written beside them. Give it another name`,
    )
  if (given.bio) refuseSeveralTexts(given)
  return [...own, ...made]
}

function refuseSeveralTexts(given: GenerateOptions): void {
  const wrong = templatesOf(given).find(({ row }) => oneTextOf(row) === undefined)
  if (wrong === undefined) return
  throw new PrepError(
    'bad_option',
    `Template "${wrong.id}" has not one text but none or several, whose tokens ${optionName('bio')} could not tell apart. Leave it out, or make them one`,
  )
}

function refuseTaken(schema: Schema, name: string): void {
  if (!schema.fields.some((field) => field.name === name)) return
  throw new PrepError(
    'bad_schema',
    `The rows have a column "${name}" already, which would be lost. Call the field of the templates by another name`,
  )
}
