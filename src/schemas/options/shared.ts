// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** A recognizer of your own. */
export interface RecognizerOptions {
  /** Its name, in reports and in --explain. */
  name: string
  /** The entity that it finds, such as MEMBER_ID. */
  entity: string
  /** The entity of the project whose fakes, forms and masks its values get. */
  like?: string | undefined
  /** The forms of a value. */
  patterns?:
    | readonly {
        /** What --explain calls it. */
        name?: string | undefined
        /** A regular expression for the value, such as \bM\d{6}\b. */
        regex: string
        /** Confidence by the form alone, 0 to 1. Default: `0.5`. */
        score?: number | undefined
      }[]
    | undefined
  /** Words near a value that speak for it, as a list or by language. */
  context?: readonly string[] | Record<string, readonly string[]> | undefined
  /** Terms that are always found. */
  denyList?: readonly string[] | undefined
  /** The check digit that a value must have. */
  check?: 'luhn' | 'verhoeff' | 'mod97' | 'iban' | 'mod11' | 'mod11_10' | undefined
  /**
   * What must stand in a text before it is searched: the fewer texts, the faster. Default: every text is
   * searched.
   */
  gate?: 'digits' | 'at' | 'link' | 'token' | 'chinese' | undefined
  /** Whether capital and small letters are the same. */
  ignoreCase?: boolean | undefined
  /** The syntax of the expressions. Default: `javascript`. */
  syntax?: 'javascript' | 'python' | undefined
  /** Whether it is used. Default: `true`. */
  enabled?: boolean | undefined
}

/** A model for token classification, and how it is run. */
export interface ModelOptions {
  /** The model file, or the folder that holds model.onnx or another, such as onnx/model_quantized.onnx. */
  path: string
  /** The file tokenizer.json. Default: looked for beside the model. */
  tokenizer?: string | undefined
  /**
   * Entities for labels of config.json, without B- and I-, such as `{ MISC: NRP }`, or for the words that a
   * GLiNER model is asked for, such as `{ first_name: PERSON }`; false leaves one out.
   */
  labels?: Record<string, string | false> | undefined
  /**
   * Minimum probability of a match, 0 to 1: the mean over its tokens, or what a GLiNER model says. Default:
   * `0.5`.
   */
  threshold?: number | undefined
  /** Whether a word takes the label of its first piece (first) or of its surest (max). Default: `first`. */
  aggregation?: 'first' | 'max' | undefined
  /**
   * How labels become spans: each token its most probable label (argmax), the best sequence in which every
   * entity begins and ends (viterbi, for labels B-, I-, E-, S-), or auto: viterbi for OpenAI Privacy Filter
   * and models with a viterbi_calibration.json. Default: `auto`.
   */
  decoder?: 'auto' | 'argmax' | 'viterbi' | undefined
  /**
   * Which texts go to the model: names (two capitalised words, Chinese), digits too, or all. Default:
   * `names`.
   */
  gate?: 'names' | 'digits' | 'all' | undefined
  /**
   * Whether it is asked about each of these texts (always) or about those that the rules leave open
   * (uncertain): in a language that no names were learnt for, with a find that scores a little too low, or
   * with a capitalised word that no list knows. Default: `always`.
   */
  when?: 'always' | 'uncertain' | undefined
  /** Tokens of one window. Default: what config.json says, at most 512; 2048 for OpenAI Privacy Filter. */
  maxTokens?: number | undefined
  /**
   * Tokens that two windows of a long text share; words for a GLiNER model. Default: 64, or an eighth of a
   * window that is longer than 512.
   */
  overlap?: number | undefined
  /** Tokens of one run of the model, padding counted. Default: `4096`. */
  batchTokens?: number | undefined
  /**
   * The package that runs it: node (onnxruntime-node), web (onnxruntime-web), or auto, the first that is
   * installed. Default: `auto`.
   */
  runtime?: 'auto' | 'node' | 'web' | undefined
  /** Threads of one model; every worker has a model. Default: `1`. */
  threads?: number | undefined
  /**
   * SHA-256 of the file as 64 hexadecimal digits, which pins its content. Default: filled in when a plan is
   * made.
   */
  sha256?: string | undefined
}

/** A column whose values make groups, or whose numbers are cut into ranges. */
export interface CellColumn {
  /** Its path. */
  column: string
  /** Where its numbers are cut, ascending: 25 and 40 make <=25, (25,40] and >40. */
  thresholds?: readonly number[] | undefined
  /** Into how many ranges of about equal rows they are cut. */
  quantiles?: number | undefined
}

/** Only rows with these values, such as `{ split: train }` or `{ language: [en, zh] }`. */
export type Where = Record<
  string,
  string | number | boolean | null | readonly (string | number | boolean | null)[]
>
