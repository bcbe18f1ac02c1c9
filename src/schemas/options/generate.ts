// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `generate`. */
export interface GenerateOptions {
  /**
   * Texts with placeholders such as {{name}}: a file (a text a line, JSON Lines, YAML), or a list of texts or
   * of objects with the fields of a row and, if wanted, id, weight, locale.
   */
  templates: string | readonly (string | Record<string, unknown>)[]
  /** The language of the people of templates that name none. Default: `en`. */
  locale?:
    | 'en'
    | 'zh'
    | 'zh-TW'
    | 'ja'
    | 'ko'
    | 'ru'
    | 'uk'
    | 'de'
    | 'fr'
    | 'es'
    | 'it'
    | 'pt'
    | 'nl'
    | 'pl'
    | 'sv'
    | 'tr'
    | undefined
  /** Write tokens and their labels too, B-PERSON, I-PERSON and O, of the one text of each template. */
  bio?: boolean | undefined
}
