// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { EntityChoice } from './entity-choice.js'
import type { FakeLocale, OperatorOptions } from './operators.js'
import type { OwnRecognizer } from './own-recognizer.js'
import type { ModelOptions, RecognizerOptions } from './shared.js'

/** Options of the step `anonymize`. */
export interface AnonymizeOptions {
  /** Text to work on, by path: prompt, messages[].content, "a.b" for a name with a dot. */
  fields?: readonly string[] | undefined
  /**
   * Fields of which every value is one entity, whatever is in it, such as `{ ssn: US_SSN }`; numbers become
   * text.
   */
  wholeFields?: Record<string, EntityChoice> | undefined
  /**
   * What to look for: entities, or the groups contact, finance, secrets, government, names, context,
   * identifiers, all; beside what deny, recognizers and labels of your own name. Default: identifiers, names,
   * DATE_OF_BIRTH, or what a preset of policy covers.
   */
  entities?: readonly EntityChoice[] | undefined
  /** Whose names are taken: those of all, or of private people only. Default: all, or what a preset says. */
  people?: 'all' | 'private' | undefined
  /**
   * The only countries whose own identifiers are looked for, such as US, GB. What belongs to none, such as
   * cards and names, and what entities names singly is always looked for. Default: all.
   */
  countries?: readonly string[] | undefined
  /** Regions whose phone numbers are found without a country code; with one, all are. Default: `US, CN`. */
  regions?: readonly string[] | undefined
  /** Minimum confidence of a match, 0 to 1. Default: `0.5`. */
  threshold?: number | undefined
  /** Another threshold for single entities, such as `{ PERSON: 0.8 }`. */
  thresholds?: Partial<Record<EntityChoice, number>> | undefined
  /**
   * Values that are left alone, whole and letter for letter: texts, or `{ file: names.txt }` with one a line;
   * with entities, only as those; with ignoreCase, in any case.
   */
  allow?:
    | readonly (
        | string
        | {
            /** The terms. */
            terms?: readonly string[] | undefined
            /** A file of terms: UTF-8, one a line; nothing is a comment. */
            file?: string | undefined
            /** Whether capital and small letters are the same. */
            ignoreCase?: boolean | undefined
            /**
             * SHA-256 of the file as 64 hexadecimal digits, which pins its content. Default: filled in when a plan is
             * made.
             */
            sha256?: string | undefined
            /** The entities as which these values are left alone. Default: all. */
            entities?: readonly string[] | undefined
          }
      )[]
    | undefined
  /**
   * Patterns of values that are left alone, such as [".*@example\.com"]: each is a regular expression for the
   * whole value, which has at most 256 characters; or `{ regex, entities }`.
   */
  allowPatterns?:
    | readonly (
        | string
        | {
            /** A regular expression for the whole value. */
            regex: string
            /** The entities as which such values are left alone. Default: all. */
            entities?: readonly string[] | undefined
          }
      )[]
    | undefined
  /**
   * Terms that are always found, up to millions: texts, or `{ entity: PROJECT_NAME, file: projects.txt }`;
   * entity is CUSTOM where none is named; like: PERSON gives it the fakes and masks of that one. Whole words
   * only, in Chinese anywhere.
   */
  deny?:
    | readonly (
        | string
        | {
            /** The terms. */
            terms?: readonly string[] | undefined
            /** A file of terms: UTF-8, one a line; nothing is a comment. */
            file?: string | undefined
            /** Whether capital and small letters are the same. */
            ignoreCase?: boolean | undefined
            /**
             * SHA-256 of the file as 64 hexadecimal digits, which pins its content. Default: filled in when a plan is
             * made.
             */
            sha256?: string | undefined
            /** The entity that these terms are. Default: `CUSTOM`. */
            entity?: string | undefined
            /** The entity of the project whose fakes, forms and masks its values get. */
            like?: string | undefined
          }
      )[]
    | undefined
  /**
   * Recognizers of your own:
   * `{ name, entity, patterns: [{ regex, score }], context, denyList, check, gate, like }`, where like:
   * US_SSN gives the entity the fakes, fpe and masks of that one; `{ file: mine.yaml }` with a list of such,
   * or a recognizer file of Presidio; `{ module: ./mine.js }`, which exports "recognizers";
   * `{ http: { url: http://localhost:5002/analyze } }`, to which texts are sent.
   */
  recognizers?:
    | readonly (
        | {
            /** A YAML file of such recognizers, or of those of Presidio. */
            file: string
          }
        | {
            /** Path of a module that exports "recognizers", from the current directory. */
            module: string
            /**
             * SHA-256 of the file as 64 hexadecimal digits, which pins its content. Default: filled in when a plan is
             * made.
             */
            sha256?: string | undefined
            /** The entities that its recognizers find. Default: filled in when a plan is made. */
            entities?: readonly string[] | undefined
          }
        | {
            /** A service that is asked by HTTP. */
            http: {
              /** Where texts are posted to, such as http://localhost:5002/analyze. Nothing else is called. */
              url: string
              /**
               * presidio: `{ text: [ … ], language }` of Presidio's analyzer; plain: `{ texts: [ … ] }`, answered by
               * `{ spans: [[ … ]] }`. Default: `presidio`.
               */
              protocol?: 'presidio' | 'plain' | undefined
              /** The language that Presidio is asked in. Default: `en`. */
              language?: string | undefined
              /** Environment variables that hold headers, such as `{ Authorization: MY_TOKEN }`. */
              headersEnv?: Record<string, string> | undefined
              /** Entities for labels of the service, such as `{ MISC: NRP }`; false leaves one out. */
              labels?: Record<string, string | false> | undefined
              /** What its places count: code points, or utf-16. Default: `code points`. */
              unit?: 'code points' | 'utf-16' | undefined
              /** Texts of one request, at most. Default: `32`. */
              batch?: number | undefined
              /** Requests at once, for each worker. Default: `4`. */
              concurrency?: number | undefined
              /** When a request is given up: seconds, or a time such as 500ms or 2m. Default: `30`. */
              timeout?: number | string | undefined
              /** How often a request is repeated after no answer, 408, 429 or 5xx. Default: `3`. */
              retries?: number | undefined
              /**
               * Time before the first repetition, in seconds or such as 500ms; before each further one twice as much,
               * at most 30 s. Default: `0.5`.
               */
              backoff?: number | string | undefined
              /**
               * What becomes of texts that get no answer: the run fails, or their records are rejected. Default:
               * `fail`.
               */
              onFailure?: 'fail' | 'reject' | undefined
            }
          }
        | RecognizerOptions
        | OwnRecognizer
      )[]
    | undefined
  /**
   * An ONNX model, for token classification or a GLiNER model, run beside the rules: a folder, or
   * `{ path, labels, gate, threshold }`. Needs the packages @huggingface/tokenizers and onnxruntime-node or
   * onnxruntime-web; nothing is downloaded.
   */
  model?: string | ModelOptions | undefined
  /**
   * Spans to take beside what is found: the column that holds them, a side file such as found.jsonl, or
   * `{ column, file, key, field, unit, labels, minScore, overlaps }`. Each span has start, end and a label.
   */
  spansFrom?:
    | string
    | {
        /**
         * The column of the records that holds lists of spans; with file, the key in its objects. Default: in a
         * file: pii, spans, entities or results.
         */
        column?: string | undefined
        /** A side file: JSON Lines, or a JSON list, of objects that hold the key of a record and its spans. */
        file?: string | undefined
        /** The column, and the key in the objects of the file, whose value names the record. Default: `id`. */
        key?: string | undefined
        /**
         * SHA-256 of the file as 64 hexadecimal digits, which pins its content. Default: filled in when a plan is
         * made.
         */
        sha256?: string | undefined
        /** The field that spans are of which name none. Default: the only one of fields. */
        field?: string | undefined
        /**
         * What start and end count: code points, as Python and the option spans do, or utf-16, as JavaScript
         * does. Default: `code points`.
         */
        unit?: 'code points' | 'utf-16' | undefined
        /** Entities for labels of other tools, such as `{ MISC: NRP }`; false leaves one out. */
        labels?: Record<string, string | false> | undefined
        /** The least score of a span that has one, 0 to 1. Default: `0`. */
        minScore?: number | undefined
        /**
         * What becomes of spans that overlap: reject the record, or resolve them as what is found is resolved.
         * Default: `reject`.
         */
        overlaps?: 'reject' | 'resolve' | undefined
      }
    | undefined
  /** Look for personal data; without it only given spans and whole fields are taken. Default: `true`. */
  detect?: boolean | undefined
  /**
   * What to do with a value: replace (`<EMAIL_ADDRESS>`), redact, mask (****1234), hash (keyed tag), encrypt
   * (a token that deanonymize opens), fpe (another number, turned back by deanonymize), pseudonymize (a
   * fake), shift (dates moved), generalize (age bands, years), keep, custom (a module); or a preset: gdpr,
   * hipaa-safe-harbor, pipl, instruction. An object gives an operator options:
   * `{ operator: replace, numbered: true }`. Default: `replace`.
   */
  policy?:
    | 'replace'
    | 'redact'
    | 'mask'
    | 'hash'
    | 'encrypt'
    | 'fpe'
    | 'pseudonymize'
    | 'shift'
    | 'generalize'
    | 'keep'
    | 'gdpr'
    | 'hipaa-safe-harbor'
    | 'pipl'
    | 'instruction'
    | OperatorOptions
    | undefined
  /** Another policy for single entities or groups, such as `{ US_SSN: redact, PERSON: mask }`. */
  operators?:
    | Partial<
        Record<
          EntityChoice,
          | 'replace'
          | 'redact'
          | 'mask'
          | 'hash'
          | 'encrypt'
          | 'fpe'
          | 'pseudonymize'
          | 'shift'
          | 'generalize'
          | 'keep'
          | OperatorOptions
        >
      >
    | undefined
  /** How mask writes. Default: `{ char: *, keepLast: 4 }`. */
  mask?:
    | {
        /** The character of a mask. Default: `*`. */
        char?: string | undefined
        /** Letters and digits at the end that stay, at most half; none of names and secrets. Default: `4`. */
        keepLast?: number | undefined
      }
    | undefined
  /**
   * Languages of fake names: a name is replaced by one of its own language where that is listed. Default:
   * `en, zh`.
   */
  locale?: readonly FakeLocale[] | undefined
  /**
   * Leave all texts as they are and write what is found into a column: field, item, entity, start, end,
   * score. The name of the column, or `{ column, only }`.
   */
  spans?:
    | string
    | {
        /** The new column. Default: `pii`. */
        column?: string | undefined
        /** The only other columns to keep: makes a side file. */
        only?: readonly string[] | undefined
      }
    | undefined
  /** Drop records whose share of personal data exceeds a limit, such as `{ max: 0.5 }`. */
  density?:
    | {
        /** The largest share of the bytes of the fields, 0 to 1. */
        max: number
        /** Whether to drop or reject the record. Default: `drop`. */
        action?: 'drop' | 'reject' | undefined
      }
    | undefined
  /** Environment variable that holds the secret key of hash, encrypt, fpe, pseudonymize and shift. */
  keyEnv?: string | undefined
  /** File that holds that key, instead of keyEnv. */
  keyFile?: string | undefined
}
