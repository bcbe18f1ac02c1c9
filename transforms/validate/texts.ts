/** Checks of texts, by what other steps of the project know of them. */
import { DataType } from '../../src/arrow/arrow.js'
import { PrepError } from '../../src/base/errors.js'
import { MojibakeFinder } from '../../src/text/mojibake/mojibake.js'
import type { Tokenizer } from '../../src/tokens/tokenizer.js'
import type { PiiFinder } from '../anonymize/tools/texts.js'
import { LanguageIdentifier } from '../language/identifier.js'
import type { ValueReader } from '../profile/columns/readers.js'
import type { TextBytes } from '../profile/columns/text/text-bytes.js'
import { measureText, openTextTools, type TextTools } from '../profile/columns/text/texts.js'
import type { Judge, OpenTest } from './judged.js'
import type { Rule } from './options.js'
import type { Target } from './target.js'
import { textReader, wrongType } from './values.js'

/** What looks at texts in a thread, opened once for all checks that need it. */
export interface Tools {
  measure: TextTools
  languages: LanguageIdentifier
  mojibake: MojibakeFinder
  tokenizer: Tokenizer | undefined
  /** Finders of personal data, by the entities that they look for. */
  finders: ReadonlyMap<string, PiiFinder>
}

/** Opens what needs no waiting for. */
export function openTools(): Pick<Tools, 'measure' | 'languages' | 'mojibake'> {
  return {
    measure: openTextTools(),
    languages: new LanguageIdentifier({ method: 'fast', shares: false, maxBytes: 2048 }),
    mojibake: new MojibakeFinder(),
  }
}

/** By what a finder is found among {@link Tools}. */
export function finderKey(asked: NonNullable<Rule['noPersonalData']>): string {
  return JSON.stringify(asked === true ? [] : asked.entities)
}

/** A number is within bounds. */
export function isWithin(value: number, { min = -Infinity, max = Infinity }: { min?: number; max?: number }) {
  return value >= min && value <= max
}

type OpenTextTest = (tools: Tools) => OpenTest

/** The test of texts that a check of a rule asks for; `undefined` for a check of others. Throws `bad_option` and `bad_schema`. */
export function textTest(check: keyof Rule, rule: Rule, target: Target): OpenTextTest | undefined {
  const { pattern, notPattern, length, words, language, noPersonalData } = rule
  const test = testOf()
  if (test !== undefined && !DataType.isUtf8(target.type)) throw wrongType(target.path, target.type, 'text')
  return test

  function testOf(): OpenTextTest | undefined {
    switch (check) {
      case 'pattern':
      case 'notPattern': {
        const expression = expressionOf((check === 'pattern' ? pattern : notPattern)!)
        return ofTexts(target, () => (text) => expression.test(text) === (check === 'pattern'))
      }
      case 'json':
        return ofTexts(target, () => isJson)
      case 'noMojibake':
        return ofTexts(
          target,
          ({ mojibake }) =>
            (text) =>
              mojibake.find(text) === undefined,
        )
      case 'noPersonalData': {
        const key = finderKey(noPersonalData!)
        return ofTexts(target, ({ finders }) => {
          const find = finders.get(key)!
          return (text) => find(text, { field: target.path }).length === 0
        })
      }
      case 'length':
        return ofBytes(() => (text) => isWithin(charactersOf(text), length!))
      case 'words':
        return ofBytes(
          ({ measure }) =>
            (text) =>
              isWithin(measureText(measure, text).words, words!),
        )
      case 'noReplacement':
        return ofBytes(() => (text) => !holdsReplacement(text))
      case 'language':
        return ofBytes(({ languages }) => (text) => {
          const { code } = languages.identify(text)
          return code === undefined || language!.includes(code)
        })
      default:
        return undefined
    }
  }
}

/** A test of the characters of a text. */
function ofTexts(target: Target, open: (tools: Tools) => (text: string) => boolean): OpenTextTest {
  return (tools) => {
    const holds = open(tools)
    return (reader) => {
      const text = textReader(reader, target)
      return (place) => holds(text(place))
    }
  }
}

/** A test of the bytes of a text. */
function ofBytes(open: (tools: Tools) => (text: TextBytes) => boolean): OpenTextTest {
  return (tools) => {
    const holds = open(tools)
    return ({ bytesOf }: ValueReader) =>
      (place) =>
        holds(bytesOf!(place))
  }
}

/** A regular expression of the user's. Throws `bad_option` where it is none. */
function expressionOf(source: string): RegExp {
  try {
    return new RegExp(source, 'u')
  } catch (cause) {
    throw new PrepError('bad_option', `The pattern is no regular expression: ${(cause as Error).message}`, {
      cause,
    })
  }
}

/** Code points of UTF-8: all bytes but those that go on with one. */
function charactersOf({ bytes, start, end }: TextBytes): number {
  let count = 0
  for (let i = start; i < end; i++) if ((bytes[i] & 0xc0) !== 0x80) count++
  return count
}

function holdsReplacement({ bytes, start, end }: TextBytes): boolean {
  for (let at = bytes.indexOf(0xef, start); at !== -1 && at < end; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd && at + 2 < end) return true
  return false
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // What cannot be parsed is what is asked for here.
    return false
  }
}

/** Judges rows by the tokens of all their texts. */
export function judgeTokens(
  count: (batch: Parameters<Judge>[0]) => Int32Array,
  bounds: { min?: number; max?: number },
): Judge {
  return (batch) => ({
    failed: Uint8Array.from(count(batch), (tokens) => (isWithin(tokens, bounds) ? 0 : 1)),
  })
}
