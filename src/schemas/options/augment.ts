// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { Where } from './shared.js'

/** Options of the step `augment`. */
export interface AugmentOptions {
  /** Text to work on, by path: prompt, messages[].content, "a.b" for a name with a dot. */
  fields: readonly string[]
  /**
   * What copies may change. instruction: only what keeps the meaning; classification: what keeps the label,
   * such as synonyms and swapped words; noise: slips of keyboards and scanners. Default: `instruction`.
   */
  preset?: 'instruction' | 'classification' | 'noise' | undefined
  /** Operations in place of those of the preset; each text is changed by one. */
  ops?:
    | readonly (
        | 'paraphrase'
        | 'wording'
        | 'contraction'
        | 'typography'
        | 'synonym'
        | 'insert'
        | 'swap'
        | 'delete'
        | 'punctuate'
        | 'shuffle'
        | 'passive'
        | 'tense'
        | 'number'
        | 'digits'
        | 'script'
        | 'keyboard'
        | 'ocr'
        | 'spelling'
        | 'transpose'
        | 'homophone'
        | 'lookalike'
        | 'particles'
      )[]
    | undefined
  /** How likely operations are, held to each other, such as `{ synonym: 3, swap: 1 }`; 1 for each of ops. */
  weights?:
    | Partial<
        Record<
          | 'paraphrase'
          | 'wording'
          | 'contraction'
          | 'typography'
          | 'synonym'
          | 'insert'
          | 'swap'
          | 'delete'
          | 'punctuate'
          | 'shuffle'
          | 'passive'
          | 'tense'
          | 'number'
          | 'digits'
          | 'script'
          | 'keyboard'
          | 'ocr'
          | 'spelling'
          | 'transpose'
          | 'homophone'
          | 'lookalike'
          | 'particles',
          number
        >
      >
    | undefined
  /** Copies of each row. Default: `1`. */
  copies?: number | undefined
  /**
   * rows: copies are put behind their rows; repeats: rows that an earlier step has repeated, such as balance,
   * are changed in place, so that its counts are kept; seeds: rows with a seed in augment_seed, as trace
   * writes it, become the copies again that it made of them. Default: `rows`.
   */
  of?: 'rows' | 'repeats' | 'seeds' | undefined
  /**
   * Share of the words of a text that is changed, at least one; operations on a whole text have none.
   * Default: `0.1`.
   */
  strength?: number | undefined
  /** The language of the texts; auto tells by the letters of each text. Default: `auto`. */
  language?: 'auto' | 'en' | 'zh' | undefined
  /**
   * Synonyms of the sense of a word that the words around it speak for, of its commonest sense, or of every
   * sense. Default: `context`.
   */
  senses?: 'context' | 'first' | 'all' | undefined
  /**
   * Texts that may quote those of fields: a word that stands there does not go; without it, every other text.
   */
  answers?: readonly string[] | undefined
  /**
   * Texts that may quote those of fields and go along: a word that is changed there is changed here alike,
   * where that is safe; else it does not go.
   */
  linked?: readonly string[] | undefined
  /** Terms that stay as they are, in any case. */
  protect?: readonly string[] | undefined
  /** Terms that no copy may bring in. */
  forbid?: readonly string[] | undefined
  /** The least share of the characters of a text that a copy changes. Default: `0`. */
  minChange?: number | undefined
  /** The greatest share of the characters of a text that a copy changes. Default: `1`. */
  maxChange?: number | undefined
  /**
   * A sentence encoder in ONNX, with mean pooling, and how alike a text of a copy must be to that of its row.
   * Needs the packages that models of anonymize need.
   */
  similarity?:
    | {
        /** The ONNX file of the encoder or its folder, or `{ path, maxTokens, threads }`. */
        model:
          | string
          | {
              /**
               * The model file, or the folder that holds model.onnx or another, such as onnx/model_quantized.onnx.
               */
              path: string
              /** The file tokenizer.json. Default: looked for beside the model. */
              tokenizer?: string | undefined
              /**
               * Tokens of one window. Default: what config.json says, at most 512; 2048 for OpenAI Privacy Filter.
               */
              maxTokens?: number | undefined
              /**
               * Tokens that two windows of a long text share; words for a GLiNER model. Default: 64, or an eighth of
               * a window that is longer than 512.
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
               * SHA-256 of the file as 64 hexadecimal digits, which pins its content. Default: filled in when a plan
               * is made.
               */
              sha256?: string | undefined
            }
        /** The least cosine of the vectors of a text before and after. Default: `0.85`. */
        min?: number | undefined
      }
    | undefined
  /** Keep each row beside its copies. Default: `true`. */
  keepOriginal?: boolean | undefined
  /** Add columns that tell how each copy came about: augment_ops and augment_seed. */
  trace?: boolean | undefined
  /** Rows that get copies, such as `{ split: train }`; all others pass as they are. */
  where?: Where | undefined
}
