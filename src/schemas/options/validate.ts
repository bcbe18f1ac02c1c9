// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { EntityChoice } from './entity-choice.js'
import type { Where } from './shared.js'

/** Options of the step `validate`. */
export interface ValidateOptions {
  /** The rules, or the YAML file that holds them. */
  rules: string | readonly Rule[]
  /** The tokenizer: tokenizer.json, the folder of a model that holds one, or a .tiktoken file. */
  tokenizer?:
    | string
    | {
        /** The file or folder. */
        path: string
        /** The encoding of a tiktoken file, such as o200k_base, where its name does not say it. */
        encoding?: string | undefined
        /** The SHA-256 of its files, which pins them; a plan fills it in, and tells it. */
        sha256?: string | undefined
        /**
         * One more than the highest number of a token, by which files of tokens take two bytes for each or four.
         */
        vocabulary?: number | undefined
      }
    | undefined
  /**
   * What becomes of a row that breaks a rule of severity error: listed among the rejected rows, left out,
   * named in a column, the end of the run, or a count in the report. Default: `reject`.
   */
  onFail?: 'reject' | 'drop' | 'tag' | 'fail' | 'report' | undefined
  /** tag: the column of the names of the rules that a row breaks. Default: `failed_rules`. */
  column?: string | undefined
  /** No value is told that fewer rows share. Default: `5`. */
  minShared?: number | undefined
}

/** Checks of one column or of the rows, and what holds for all of them. */
export interface Rule {
  /** What the rule is called in reports. */
  name?: string | undefined
  /** The column that it is of, by path: age, meta.lang, messages[].content. */
  column?: string | undefined
  /** How grave a broken rule is: only an error fails the data. Default: `error`. */
  severity?: 'error' | 'warn' | 'info' | undefined
  /** The share of rows that must keep to it, such as 0.99. Default: all of them. */
  mostly?: number | undefined
  /** Only rows with these values, such as `{ split: train }` or `{ language: [en, zh] }`. */
  when?: Where | undefined
  /** The type of the values; texts that read as one count as such. */
  type?: 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'list' | 'object' | undefined
  /** No value is missing. */
  required?: true | undefined
  /** The least value, a number or a date. */
  min?: number | string | undefined
  /** The greatest value, a number or a date. */
  max?: number | string | undefined
  /** The values that there may be. */
  in?: readonly (string | number | boolean)[] | undefined
  /** Values that there may not be. */
  notIn?: readonly (string | number | boolean)[] | undefined
  /** A regular expression that stands in each text. */
  pattern?: string | undefined
  /** A regular expression that stands in no text. */
  notPattern?: string | undefined
  /** Characters of a text. */
  length?: RuleRange | undefined
  /** Words of a text. */
  words?: RuleRange | undefined
  /** Tokens of the texts of a row, by the tokenizer. */
  tokens?: RuleRange | undefined
  /** Items of a list. */
  items?: RuleRange | undefined
  /** Numbers are finite. */
  finite?: true | undefined
  /** Texts are JSON. */
  json?: true | undefined
  /** No text holds U+FFFD, which stands where bytes were lost. */
  noReplacement?: true | undefined
  /** No text was read in a wrong encoding. */
  noMojibake?: true | undefined
  /** The languages that texts may have, such as en and zh; texts of which nobody can tell are passed over. */
  language?: readonly string[] | undefined
  /** anonymize finds no personal data, or none of these entities: `{ entities: [EMAIL_ADDRESS] }`. */
  noPersonalData?:
    | true
    | {
        /** What is looked for, as in anonymize. */
        entities: readonly EntityChoice[]
      }
    | undefined
  /** The order in which the values stand. */
  order?: 'ascending' | 'descending' | 'strictly_ascending' | 'strictly_descending' | undefined
  /** No value comes twice; or no combination of these columns. */
  unique?: true | readonly string[] | undefined
  /** What holds for each row, as in filter: "end >= start and lang = 'zh'". */
  where?: string | undefined
  /** Conversations have none of the faults that validate_chat knows, or none of these. */
  chat?:
    | true
    | readonly (
        | 'bad_tool_call'
        | 'call_id_mismatch'
        | 'unanswered_call'
        | 'unasked_result'
        | 'system_not_first'
        | 'empty_turn'
        | 'not_alternating'
        | 'last_not_assistant'
      )[]
    | undefined
  /** No content stands in two splits: `{ fields: [prompt], split: split }`. */
  leaks?:
    | {
        /** What is compared, by path. */
        fields: readonly string[]
        /** The column that names the split of each row. */
        split: string
      }
    | undefined
  /** Every record can be read; asked for even without this rule. */
  readable?: true | undefined
  /** How many rows there are. */
  rows?: RuleRange | undefined
  /** Which columns there are: `{ superset: [id, prompt] }`. */
  columns?:
    | {
        /** These, in any order, and no others. */
        exact?: readonly string[] | undefined
        /** These, in this order, and no others. */
        ordered?: readonly string[] | undefined
        /** At least these. */
        superset?: readonly string[] | undefined
      }
    | undefined
  /** How many distinct values there are. */
  distinct?: RuleRange | undefined
  /** The mean of numbers. */
  mean?: RuleRange | undefined
  /** The median of numbers. */
  median?: RuleRange | undefined
  /** The standard deviation of numbers. */
  deviation?: RuleRange | undefined
  /** The sum of numbers. */
  sum?: RuleRange | undefined
}

/** Characters of a text. */
export interface RuleRange {
  /** The least. */
  min?: number | undefined
  /** The most. */
  max?: number | undefined
}
