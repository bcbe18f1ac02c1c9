import { checkOptions, checkValue } from '../../../src/base/check-options.js'
import { PrepError } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'
import { KeyedRandom } from '../../../src/transform/random.js'
import { StepCache } from '../../../src/transform/step-cache.js'
import { checkKeys, keyOfSeed, usedSpecs } from '../check-keys.js'
import { readKey } from '../crypto/secret-key.js'
import { openLookUp } from '../custom/own-entities.js'
import type { Span } from '../detect/recognizer.js'
import { resolveOverlaps } from '../detect/resolve-overlaps.js'
import { checkDetection, resolveDetection } from '../detection-options.js'
import type { Entity } from '../entities/entities.js'
import { type FindOptions, findInText } from '../find-in-text.js'
import { cutsCharacter } from '../given/read-spans.js'
import { openDetectorFor } from '../open-detector.js'
import { checkCustomModule } from '../operators/custom.js'
import type { RecordScope } from '../operators/operator.js'
import { openNumbers } from '../operators/record-scopes.js'
import { openReplacing } from '../operators/replace-spans.js'
import { openRestore } from '../restore.js'
import { checkAbout, checkFind, checkText } from './check-text.js'
import { checkTextOptions } from './text-options.js'
import type { AboutText, GivenSpan, TextAnonymizer, TextOptions, TextSeed } from './texts.js'

/** What `openAnonymizer` does, which loads this module when it is first called. */
export async function openTexts(options: TextOptions, { seed = 0 }: TextSeed): Promise<TextAnonymizer> {
  const given = await resolveDetection({
    ...checkTextOptions(options),
    fields: [],
    wholeFields: {},
    detect: true,
  })
  checkDetection(given)
  const specs = usedSpecs(given)
  checkKeys(given, specs)
  for (const spec of specs.values()) if (spec.operator === 'custom') checkCustomModule(spec.module)
  const ownKey = readKey(given)
  const key = ownKey ?? keyOfSeed(new KeyedRandom(seed, '0:anonymize'))
  const cache = new StepCache()
  const opened = await openDetectorFor(given, cache)
  const specOf = (entity: Entity) => specs.get(entity)!
  const replace = await openReplacing(opened.entities, { ...given, specOf, key, lookUp: openLookUp(given) })
  const restore = ownKey === undefined ? undefined : await openRestore(given, { key: ownKey, cache })

  const find = (text: string, about: FindOptions = {}) => {
    checkFind(text, about)
    return findInText(opened, text, about)
  }
  return {
    entities: opened.entities,
    recognizers: opened.recognizers.map(({ name }) => name),
    find,
    anonymize(text, about = {}) {
      checkAbout(text, about)
      const { field, context, spans, subject } = about
      const look = (part: string) =>
        findInText(opened, part, { field, context, everyText: replace.isReversible })
      const chosen = spans === undefined ? look(text) : checkSpans(text, spans, opened.entities)
      const { text: after, pieces } = replace.all(text, chosen, {
        record: scopeOf(text, subject),
        find: spans === undefined || replace.isReversible ? look : undefined,
      })
      const changes = pieces.map(({ span, start, end }) => {
        const { entity } = span
        return { entity, operator: specOf(entity).operator, start, end, found: span }
      })
      return { text: after, changes }
    },
    restore(text, about = {}) {
      checkText(text)
      checkOptions<Pick<AboutText, 'field'>>('restore()', about, { field: 'text' })
      const { field = '' } = about
      if (restore !== undefined) return restore(text, field)
      throw new PrepError(
        'bad_option',
        `There is no key to restore with. Name the environment variable that holds it in ${bareName('keyEnv')}, or its file in ${bareName('keyFile')}`,
      )
    },
  }
}

/** A record that holds this text alone. */
function scopeOf(text: string, subject: string | undefined): RecordScope {
  return {
    numberOf: openNumbers(),
    subjectOf: () => (subject === undefined ? `text ${text}` : `subject ${subject}`),
    note: () => {},
  }
}

/** Spans of others, disjoint. Throws `bad_option` for one that is not in the text, cuts a character, or whose entity nobody asked for. */
function checkSpans(text: string, spans: readonly GivenSpan[], entities: readonly Entity[]): Span[] {
  for (const span of spans) {
    checkValue(`Each of ${bareName('spans')}`, span, 'object')
    const { entity, start, end } = span
    if (!entities.includes(entity))
      throw new PrepError(
        'bad_option',
        `${bareName('spans')}: Entity "${entity}" is not among those looked for, so it has no operator. Name it in entities`,
      )
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > text.length)
      throw new PrepError(
        'bad_option',
        `${bareName('spans')}: ${start} to ${end} is no range of a text of ${text.length} characters. Count them as JavaScript does`,
      )
    if (cutsCharacter(text, start) || cutsCharacter(text, end))
      throw new PrepError(
        'bad_option',
        `${bareName('spans')}: ${start} to ${end} begins or ends inside of a character of two UTF-16 units`,
      )
  }
  const whole = spans.map(
    ({ validated = true, score = 1, recognizer = 'given', why = 'given', ...span }) => ({
      ...span,
      validated,
      score,
      recognizer,
      why,
    }),
  )
  return resolveOverlaps(text, whole)
}
