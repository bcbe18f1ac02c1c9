// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `safety`. */
export interface SafetyOptions {
  /** The texts of a record, by path, that are looked at: text, messages[].content. */
  fields: readonly string[]
  /**
   * Lists of words by category: `{ category: gambling, file: gambling.txt }`. Whole words, in Chinese
   * anywhere; signs between characters, widths and cases do not hide a word. Words without letters, and of a
   * single Chinese character, are passed over.
   */
  lists?:
    | readonly {
        /** The category that these words are of, such as gambling. */
        category: string
        /** A file of words: UTF-8, one a line; nothing is a comment. */
        file: string
        /** The SHA-256 of the file, which pins it; a plan fills it in. Default: filled in when a plan is made. */
        sha256?: string | undefined
      }[]
    | undefined
  /**
   * Classifiers of your own by category, of fastText or in ONNX:
   * `{ category: toxic, model: toxic.bin, label: toxic }`. The score is the highest probability, from 0 to 1,
   * of the texts of a record.
   */
  models?:
    | readonly {
        /** The category that it scores, such as toxic. */
        category: string
        /**
         * A classifier that fastText trained, a .bin or .ftz file; or an ONNX model for text classification, a
         * .onnx file or its folder, with config.json and tokenizer.json.
         */
        model:
          | string
          | {
              /** The .bin or .ftz file, or the ONNX file or its folder. */
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
              /**
               * How an ONNX model says how probable labels are: all of them together 1 (softmax), or each by itself
               * (sigmoid). Default: sigmoid for a single label and where config.json has the problem_type
               * multi_label_classification.
               */
              activation?: 'softmax' | 'sigmoid' | undefined
            }
        /** The label whose probability is the score, such as toxic. */
        label: string
      }[]
    | undefined
  /** The column of the scores, a number a category. Default: `safety`. */
  column?: string | undefined
  /**
   * The most that is let through, by category: `{ offensive: 0.9, gambling: 0 }`. offensive and models give a
   * chance from 0 to 1, a list how many of its words stand in the record.
   */
  max?: Record<string, number> | undefined
  /**
   * What becomes of records of more than max: left out, or listed among the rejected rows. Default: `drop`.
   */
  action?: 'drop' | 'reject' | undefined
}
