import type { Words } from '../language/words.js'
import { percent } from '../terminal/quantity.js'
import type { FieldLook } from './field-look.js'
import type { Look } from './look.js'
import { comment, inComment, noted, yamlOf } from './yaml-text.js'

/** The step that takes out personal data, with what was seen of it beside each field. */

const shownEntities = 3

/** The lines of the step; without any field to look at, a comment that says so. */
export function anonymizeText({ fields, languages, dataset }: Look, words: Words): string[] {
  const texts = fields.filter(({ treat }) => treat === 'text')
  const wholes = fields.filter(({ treat }) => treat === 'whole')
  const doubtful = fields.filter(({ treat }) => treat === 'doubtful')
  const others = fields.filter(({ treat }) => treat === 'none').map(({ path }) => path)
  if (texts.length + wholes.length === 0)
    return [
      ...comment(words.text('No field holds free text, and nothing in them looks like personal data.'), '  '),
      ...doubtfulText(doubtful, words),
    ]
  return [
    ...comment(words.text('Personal data becomes the name of its kind, such as <PERSON>.'), '  '),
    '  - anonymize:',
    ...(texts.length === 0
      ? []
      : [
          '      fields:',
          ...noted(texts.map((field) => [`        - ${yamlOf(field.path)}`, seenIn(field, words)])),
        ]),
    ...(wholes.length === 0
      ? []
      : [
          ...comment(words.text('Every value of these is one kind of personal data.'), '      '),
          '      wholeFields:',
          ...wholes.map(({ path, entities: [[entity]] }) => `        ${yamlOf(path)}: ${entity}`),
        ]),
    ...choices({ languages, isInstruction: dataset !== undefined }, words),
    ...doubtfulText(doubtful, words),
    ...(others.length === 0
      ? []
      : comment(words.text('Not looked at: {fields}', { fields: others.map(inComment).join(', ') }), '  ')),
  ]
}

/** Other ways to go, commented out. */
function choices(
  { languages, isInstruction }: { languages: Look['languages']; isInstruction: boolean },
  words: Words,
): string[] {
  const locale = languages.some(({ code }) => code === 'zh')
    ? languages.length > 1
      ? 'locale: [en, zh]'
      : 'locale: [zh]'
    : undefined
  const lines: [line: string, note: string][] = [
    ['policy: pseudonymize', words.text('fakes, the same for the same value')],
    ...(locale === undefined
      ? []
      : [[locale, words.text('the language of the fakes')] satisfies [string, string]]),
    ...(isInstruction
      ? [['people: private', words.text('well-known people keep their names')] satisfies [string, string]]
      : []),
  ]
  return noted(lines).map((line) => `      # ${line}`)
}

function seenIn({ entities }: FieldLook, words: Words): string {
  if (entities.length === 0) return words.text('nothing seen in the sample')
  const more = entities.length > shownEntities ? ', …' : ''
  const shares = entities.slice(0, shownEntities).map(([entity, share]) => `${entity} ${percent(share)}`)
  return words.text('seen in its values: {entities}', { entities: `${shares.join(', ')}${more}` })
}

function doubtfulText(fields: readonly FieldLook[], words: Words): string[] {
  if (fields.length === 0) return []
  const list = fields.map(
    ({ path, entities: [[entity, share]] }) => `${inComment(path)} (${entity} ${percent(share)})`,
  )
  return comment(
    words.text(
      'Left alone, though something like personal data was seen in a few or in equal values: {fields}. Add them to fields if they hold any.',
      { fields: list.join(', ') },
    ),
    '  ',
  )
}
