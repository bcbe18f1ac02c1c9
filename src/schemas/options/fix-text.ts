// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `fix_text`. */
export interface FixTextOptions {
  /** Texts to repair, by path: text, messages[].content. */
  fields: readonly string[]
  /**
   * Texts that were read in a wrong encoding (浣犲ソ, cafÃ©, ÄãºÃ). whole: turned back where all of their bytes
   * are there; part: also others, with U+FFFD where bytes are lost; keep: left as they are. Default: `whole`.
   */
  mojibake?: 'whole' | 'part' | 'keep' | undefined
  /**
   * What becomes of records with a text of which bytes are lost: it stays, is left out, or is rejected.
   * Default: `keep`.
   */
  broken?: 'keep' | 'drop' | 'reject' | undefined
  /**
   * Take out control characters, byte order marks and spaces without width; line breaks and tabs stay.
   * Default: `true`.
   */
  controls?: boolean | undefined
  /**
   * Whether tokens of models that a text begins or ends with are taken off, such as <|endoftext|> and </s>:
   * trainers add their own.
   */
  tokens?: boolean | undefined
  /**
   * Whether full-width letters and digits get their usual width (Ａ１ becomes A1), and half-width katakana too.
   */
  width?: boolean | undefined
  /**
   * Whether , . ? ! : ; and brackets between Chinese characters become Chinese ones; code and addresses stay.
   */
  punctuation?: boolean | undefined
  /**
   * The characters that Chinese is written in; anything but keep takes the package opencc-js. traditional:
   * character by character; taiwan: with the words of Taiwan. Texts with kana stay. Default: `keep`.
   */
  chinese?: 'keep' | 'simplified' | 'traditional' | 'taiwan' | 'hongkong' | undefined
}
