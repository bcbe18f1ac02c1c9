import { PrepError } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'
import type { z } from '../../../src/base/options.js'
import type { AnonymizeOptions } from '../../../src/schemas/options/anonymize.js'
import { KeyedRandom } from '../../../src/transform/random.js'
import { parseOptions } from '../../../src/transform/step.js'
import { StepCache } from '../../../src/transform/step-cache.js'
import { checkKeys, keyOfSeed, usedSpecs } from '../check-keys.js'
import { readKey } from '../crypto/secret-key.js'
import { openLookUp } from '../custom/own-entities.js'
import type { Span } from '../detect/recognizer.js'
import { resolveOverlaps } from '../detect/resolve-overlaps.js'
import { checkDetection, resolveDetection } from '../detection-options.js'
import type { Entity } from '../entities/entities.js'
import { type FindOptions, findInText, type Hit } from '../find-in-text.js'
import { openDetectorFor } from '../open-detector.js'
import { checkCustomModule } from '../operators/custom.js'
import type { RecordScope } from '../operators/operator.js'
import type { OperatorName } from '../operators/operator-options.js'
import { openNumbers } from '../operators/record-scopes.js'
import { openReplacing } from '../operators/replace-spans.js'
import { anonymizeOptions } from '../options.js'
import { openRestore } from '../restore.js'
import { checkText } from './check-text.js'

const textOptions = anonymizeOptions.omit({
  fields: true,
  wholeFields: true,
  spansFrom: true,
  detect: true,
  spans: true,
  density: true,
})

/** The options of `anonymize` that have a meaning for a text that stands in no record. */
export type TextOptions = Omit<
  AnonymizeOptions,
  'fields' | 'wholeFields' | 'spansFrom' | 'detect' | 'spans' | 'density'
>

/** Options that come from where no compiler sees them, such as a command line. Throws `bad_option`. */
export function checkTextOptions(given: unknown): z.output<typeof textOptions> {
  return parseOptions({ name: 'anonymize', options: textOptions }, given)
}

/** A range that somebody else found. */
export type GivenSpan = Pick<Span, 'entity' | 'start' | 'end'> & Partial<Span>

/** What may be said about one text. */
export interface AboutText extends Pick<FindOptions, 'field' | 'context'> {
  /** Change exactly these ranges, whoever found them; those that overlap are settled as all others. */
  spans?: readonly GivenSpan[]
  /** Whose text it is: `shift` moves all dates of one subject alike. By default each text is its own. */
  subject?: string
}

/** One range that was changed. */
export interface TextChange {
  /** What it stood for. */
  entity: Entity
  /** What was done with it. */
  operator: OperatorName
  /** Where the replacement stands in the new text. */
  start: number
  /** Where the text behind the replacement begins. */
  end: number
  /** What was there: where in the text that was given, and why. */
  found: Span
}

/** A text without personal data, and what was changed in it, from left to right. */
export interface AnonymizedText {
  /** The text as the step would leave it. */
  text: string
  /** What was changed, from left to right. */
  changes: readonly TextChange[]
}

/** What fakes and tags depend on where no key is given. */
export interface TextSeed {
  /** The seed of a run in which `anonymize` is the first step. Default 0. */
  seed?: number
}

/** The recognizers and operators of some options, loaded once, for texts that come one at a time. */
export interface TextAnonymizer {
  /** What can be found, in the order of the table of entities. */
  readonly entities: readonly Entity[]
  /** The names of the recognizers at work, in order of precedence. */
  readonly recognizers: readonly string[]
  /** The personal data of a text, in order of place; with `explain` also the candidates that are not taken, and why. */
  find(text: string, about?: FindOptions): Hit[]
  /** The text as the step would leave it. */
  anonymize(text: string, about?: AboutText): AnonymizedText
  /** What `encrypt` and `fpe` wrote, turned back. Throws `bad_option` without a key, `bad_input` under another one. */
  restore(text: string, about?: Pick<AboutText, 'field'>): string
}

/**
 * Loads what the options of `anonymize` ask for, to be used on one text after another. The same as the step
 * does: a fake or a tag is the one that a run with the same key, or, where none is given, with the same
 * `seed` and `anonymize` as its first step, writes.
 *
 * Offsets are those of JavaScript strings. Throws `bad_option`.
 *
 * @example
 * const { find, anonymize } = await openAnonymizer({ entities: ['EMAIL_ADDRESS', 'US_SSN'] })
 * find('write to ann@example.com').map(({ entity, start, end }) => [entity, start, end]) // [['EMAIL_ADDRESS', 9, 24]]
 * anonymize('write to ann@example.com').text // 'write to <EMAIL_ADDRESS>'
 * find('it is 536-90-4399', { explain: true }).map(({ why }) => why) // ['form']
 */
export async function openAnonymizer(
  options: TextOptions = {},
  { seed = 0 }: TextSeed = {},
): Promise<TextAnonymizer> {
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
    checkText(text)
    return findInText(opened, text, about)
  }
  return {
    entities: opened.entities,
    recognizers: opened.recognizers.map(({ name }) => name),
    find,
    anonymize(text, about = {}) {
      checkText(text)
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
    restore(text, { field = '' } = {}) {
      checkText(text)
      if (restore !== undefined) return restore(text, field)
      throw new PrepError(
        'bad_option',
        `There is no key to restore with. Name the environment variable that holds it in ${bareName('keyEnv')}, or its file in ${bareName('keyFile')}`,
      )
    },
  }
}

/**
 * One text without personal data. For many texts, {@link openAnonymizer} loads everything only once.
 *
 * @example
 * const { text } = await anonymizeText('card 4111 1111 1111 1111', { policy: 'mask' })
 * text // 'card **** **** **** 1111'
 */
export async function anonymizeText(text: string, options?: TextOptions): Promise<AnonymizedText> {
  return (await openAnonymizer(options)).anonymize(text)
}

/** A record that holds this text alone. */
function scopeOf(text: string, subject: string | undefined): RecordScope {
  return {
    numberOf: openNumbers(),
    subjectOf: () => (subject === undefined ? `text ${text}` : `subject ${subject}`),
    note: () => {},
  }
}

/** Spans of others, disjoint. Throws `bad_option` for one that is not in the text or whose entity nobody asked for. */
function checkSpans(text: string, spans: readonly GivenSpan[], entities: readonly Entity[]): Span[] {
  for (const { entity, start, end } of spans) {
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
  }
  const whole = spans.map((span) => ({
    validated: true,
    score: 1,
    recognizer: 'given',
    why: 'given',
    ...span,
  }))
  return resolveOverlaps(text, whole)
}
