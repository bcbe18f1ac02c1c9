import type { Words } from '../language/words.js'
import { percent } from '../terminal/quantity.js'
import type { FieldLook } from './field-look.js'
import type { Look } from './look.js'
import { comment, inComment, noted, yamlOf } from './yaml-text.js'

/** The step that takes out personal data, with what was seen of it beside each field. */

const shownEntities = 3

/** The lines of the step; without any field to look at, a comment that says so. */
export function anonymizeText(look: Look, words: Words): string[] {
  const { fields } = look
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
    ...policyText(look, words),
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
    ...choices(look, words),
    ...doubtfulText(doubtful, words),
    ...(others.length === 0
      ? []
      : comment(words.text('Not looked at: {fields}', { fields: others.map(inComment).join(', ') }), '  ')),
  ]
}

/** Whether everybody is replaced, or only private people, as suits data to train a model on. */
function policyText(look: Look, words: Words): string[] {
  const sparesPublic = suitsPublicPeople(look)
  const why = sparesPublic
    ? words.text(
        'Data to train a model on: private people become fakes of the same kind, while public people, places and dates stay, since they are what it teaches. Take the line of the policy out for letters or records of customers: then everybody becomes <PERSON>.',
      )
    : look.isTuning
      ? words.text(
          'Talks with customers, by their orders, tickets, refunds or phone numbers: everybody in them is private, and becomes <PERSON>. policy: instruction would leave public people, as suits instructions about the world.',
        )
      : words.text('Personal data becomes the name of its kind, such as <PERSON>.')
  return [...comment(why, '  '), '  - anonymize:', ...(sparesPublic ? ['      policy: instruction'] : [])]
}

/** Instructions are about the world, whose people a model has to know; talks with customers are about customers. */
function suitsPublicPeople({ isTuning, isOfCustomers }: Look): boolean {
  return isTuning && !isOfCustomers
}

/** Other ways to go, commented out. */
function choices(look: Look, words: Words): string[] {
  const { languages, dataset, isTuning } = look
  const locale = languages.some(({ code }) => code === 'zh')
    ? languages.length > 1
      ? 'locale: [en, zh]'
      : 'locale: [zh]'
    : undefined
  const lines: [line: string, note: string][] = [
    ...(suitsPublicPeople(look)
      ? []
      : [
          ['policy: pseudonymize', words.text('fakes, the same for the same value')] satisfies [
            string,
            string,
          ],
        ]),
    ...(locale === undefined
      ? []
      : [[locale, words.text('the language of the fakes')] satisfies [string, string]]),
    ...(dataset === undefined || isTuning
      ? []
      : [['people: private', words.text('well-known people keep their names')] satisfies [string, string]]),
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
