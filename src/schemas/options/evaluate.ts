// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { EntityChoice } from './entity-choice.js'
import type { OwnRecognizer } from './own-recognizer.js'
import type { ModelOptions, RecognizerOptions } from './shared.js'

/** What `evaluatePii` looks for, and how it counts. */
export interface EvaluateOptions {
  /** Minimum confidence of a match, 0 to 1. Default: `0.5`. */
  threshold?: number | undefined
  /** Another threshold for single entities, such as `{ PERSON: 0.8 }`. */
  thresholds?: Partial<Record<EntityChoice, number>> | undefined
  /** Regions whose phone numbers are found without a country code; with one, all are. Default: `US, CN`. */
  regions?: readonly string[] | undefined
  /** Whose names are taken: those of all, or of private people only. Default: all, or what a preset says. */
  people?: 'all' | 'private' | undefined
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
  /** What to look for: entities or groups of them. Default: what the gold has labels for. */
  entities?: readonly EntityChoice[] | undefined
  /** Minimum intersection over union of characters at which a span is matched, 0 to 1. Default: `0.9`. */
  iou?: number | undefined
  /**
   * What counts as nothing around and between spans: none, punctuation, or english function words too.
   * Default: `english`.
   */
  skipWords?: 'none' | 'punctuation' | 'english' | undefined
  /** Leave out what is found of labels that the gold does not have. */
  onlyLabelled?: boolean | undefined
  /** Entities for types of the gold, such as HANDLE=USERNAME,SITE="URL|IP_ADDRESS". */
  map?: Record<string, string> | undefined
  /** Types of the gold to leave out of it. */
  ignore?: readonly string[] | undefined
}
