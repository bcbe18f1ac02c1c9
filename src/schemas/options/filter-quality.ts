// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `filter_quality`. */
export interface FilterQualityOptions {
  /** The texts of a record, by path: text, messages[].content. Default: `text`. */
  fields?: readonly string[] | undefined
  /**
   * What is judged: the texts of a record as one, or each alone, such as every turn of a conversation.
   * Default: `record`.
   */
  per?: 'record' | 'text' | undefined
  /** Judge the turns of these roles only, by "role" or "from" beside the text: assistant. Default: all. */
  roles?: readonly string[] | undefined
  /**
   * What becomes of a record that breaks a rule; "tag" keeps all, with a column that says which. Default:
   * `drop`.
   */
  action?: 'drop' | 'tag' | 'reject' | undefined
  /** Another action by the rule: `{ gopher_short_doc: tag, garbled_gbk: reject }`. */
  by?:
    | Partial<
        Record<
          | 'empty'
          | 'garbled_gbk'
          | 'garbled_latin1'
          | 'replacement_characters'
          | 'advertisement'
          | 'gopher_short_doc'
          | 'gopher_long_doc'
          | 'no_sentences'
          | 'dup_para_frac'
          | 'dup_para_char_frac'
          | 'dup_line_frac'
          | 'dup_line_char_frac'
          | 'top_2_gram'
          | 'top_3_gram'
          | 'top_4_gram'
          | 'duplicated_5_n_grams'
          | 'duplicated_6_n_grams'
          | 'duplicated_7_n_grams'
          | 'duplicated_8_n_grams'
          | 'duplicated_9_n_grams'
          | 'duplicated_10_n_grams'
          | 'gopher_below_avg_threshold'
          | 'gopher_above_avg_threshold'
          | 'gopher_too_many_hashes'
          | 'gopher_too_many_ellipsis'
          | 'gopher_too_many_bullets'
          | 'gopher_too_many_end_ellipsis'
          | 'gopher_below_alpha_threshold'
          | 'gopher_enough_stop_words'
          | 'line_punct_ratio'
          | 'short_line_ratio'
          | 'char_dup_ratio'
          | 'list_ratio'
          | 'repeated_13_characters'
          | 'han_ratio'
          | 'punctuation_ratio'
          | 'non_alphanumeric'
          | 'many_digits'
          | 'many_urls'
          | 'white_space'
          | 'brackets'
          | 'long_word'
          | 'policy_paragraphs'
          | 'code_few_lines'
          | 'code_many_lines'
          | 'code_mean_line'
          | 'code_long_line'
          | 'code_few_letters'
          | 'code_few_comments'
          | 'code_many_comments'
          | 'xml_header'
          | 'html_boilerplate',
          'drop' | 'tag' | 'reject'
        >
      >
    | undefined
  /**
   * Which limits hold. web: those of pages, for the language of the text; fineweb2: the same as datatrove and
   * FineWeb-2 publish them, which differ for Chinese; nemo: the same as NeMo Curator has them; dclm: the same
   * without what is said twice, as DCLM has them; code: those of files of programs; sft: of instructions and
   * answers, what is spoiled or advertises alone, however short. Default: `web`.
   */
  preset?: 'web' | 'fineweb2' | 'sft' | 'nemo' | 'dclm' | 'code' | undefined
  /** The rules that hold. Default: all that the language of the text has limits for. */
  rules?:
    | readonly (
        | 'empty'
        | 'garbled_gbk'
        | 'garbled_latin1'
        | 'replacement_characters'
        | 'advertisement'
        | 'gopher_short_doc'
        | 'gopher_long_doc'
        | 'no_sentences'
        | 'dup_para_frac'
        | 'dup_para_char_frac'
        | 'dup_line_frac'
        | 'dup_line_char_frac'
        | 'top_2_gram'
        | 'top_3_gram'
        | 'top_4_gram'
        | 'duplicated_5_n_grams'
        | 'duplicated_6_n_grams'
        | 'duplicated_7_n_grams'
        | 'duplicated_8_n_grams'
        | 'duplicated_9_n_grams'
        | 'duplicated_10_n_grams'
        | 'gopher_below_avg_threshold'
        | 'gopher_above_avg_threshold'
        | 'gopher_too_many_hashes'
        | 'gopher_too_many_ellipsis'
        | 'gopher_too_many_bullets'
        | 'gopher_too_many_end_ellipsis'
        | 'gopher_below_alpha_threshold'
        | 'gopher_enough_stop_words'
        | 'line_punct_ratio'
        | 'short_line_ratio'
        | 'char_dup_ratio'
        | 'list_ratio'
        | 'repeated_13_characters'
        | 'han_ratio'
        | 'punctuation_ratio'
        | 'non_alphanumeric'
        | 'many_digits'
        | 'many_urls'
        | 'white_space'
        | 'brackets'
        | 'long_word'
        | 'policy_paragraphs'
        | 'code_few_lines'
        | 'code_many_lines'
        | 'code_mean_line'
        | 'code_long_line'
        | 'code_few_letters'
        | 'code_few_comments'
        | 'code_many_comments'
        | 'xml_header'
        | 'html_boilerplate'
      )[]
    | undefined
  /**
   * Other limits by the rule, for every language; null switches a rule off:
   * `{ gopher_short_doc: 20, list_ratio: null }`.
   */
  limits?:
    | Partial<
        Record<
          | 'empty'
          | 'garbled_gbk'
          | 'garbled_latin1'
          | 'replacement_characters'
          | 'advertisement'
          | 'gopher_short_doc'
          | 'gopher_long_doc'
          | 'no_sentences'
          | 'dup_para_frac'
          | 'dup_para_char_frac'
          | 'dup_line_frac'
          | 'dup_line_char_frac'
          | 'top_2_gram'
          | 'top_3_gram'
          | 'top_4_gram'
          | 'duplicated_5_n_grams'
          | 'duplicated_6_n_grams'
          | 'duplicated_7_n_grams'
          | 'duplicated_8_n_grams'
          | 'duplicated_9_n_grams'
          | 'duplicated_10_n_grams'
          | 'gopher_below_avg_threshold'
          | 'gopher_above_avg_threshold'
          | 'gopher_too_many_hashes'
          | 'gopher_too_many_ellipsis'
          | 'gopher_too_many_bullets'
          | 'gopher_too_many_end_ellipsis'
          | 'gopher_below_alpha_threshold'
          | 'gopher_enough_stop_words'
          | 'line_punct_ratio'
          | 'short_line_ratio'
          | 'char_dup_ratio'
          | 'list_ratio'
          | 'repeated_13_characters'
          | 'han_ratio'
          | 'punctuation_ratio'
          | 'non_alphanumeric'
          | 'many_digits'
          | 'many_urls'
          | 'white_space'
          | 'brackets'
          | 'long_word'
          | 'policy_paragraphs'
          | 'code_few_lines'
          | 'code_many_lines'
          | 'code_mean_line'
          | 'code_long_line'
          | 'code_few_letters'
          | 'code_few_comments'
          | 'code_many_comments'
          | 'xml_header'
          | 'html_boilerplate',
          number | null
        >
      >
    | undefined
  /**
   * Other limits for texts of one language, before those for every language; other is any without limits of
   * its own: `{ zh: { list_ratio: 0.3 } }`.
   */
  languageLimits?:
    | Partial<
        Record<
          'other' | 'en' | 'zh' | 'de' | 'fr' | 'es' | 'ru' | 'ar' | 'ja' | 'ko',
          Partial<
            Record<
              | 'empty'
              | 'garbled_gbk'
              | 'garbled_latin1'
              | 'replacement_characters'
              | 'advertisement'
              | 'gopher_short_doc'
              | 'gopher_long_doc'
              | 'no_sentences'
              | 'dup_para_frac'
              | 'dup_para_char_frac'
              | 'dup_line_frac'
              | 'dup_line_char_frac'
              | 'top_2_gram'
              | 'top_3_gram'
              | 'top_4_gram'
              | 'duplicated_5_n_grams'
              | 'duplicated_6_n_grams'
              | 'duplicated_7_n_grams'
              | 'duplicated_8_n_grams'
              | 'duplicated_9_n_grams'
              | 'duplicated_10_n_grams'
              | 'gopher_below_avg_threshold'
              | 'gopher_above_avg_threshold'
              | 'gopher_too_many_hashes'
              | 'gopher_too_many_ellipsis'
              | 'gopher_too_many_bullets'
              | 'gopher_too_many_end_ellipsis'
              | 'gopher_below_alpha_threshold'
              | 'gopher_enough_stop_words'
              | 'line_punct_ratio'
              | 'short_line_ratio'
              | 'char_dup_ratio'
              | 'list_ratio'
              | 'repeated_13_characters'
              | 'han_ratio'
              | 'punctuation_ratio'
              | 'non_alphanumeric'
              | 'many_digits'
              | 'many_urls'
              | 'white_space'
              | 'brackets'
              | 'long_word'
              | 'policy_paragraphs'
              | 'code_few_lines'
              | 'code_many_lines'
              | 'code_mean_line'
              | 'code_long_line'
              | 'code_few_letters'
              | 'code_few_comments'
              | 'code_many_comments'
              | 'xml_header'
              | 'html_boilerplate',
              number | null
            >
          >
        >
      >
    | undefined
  /**
   * The language whose limits hold, such as en or zh. Default: that of each text, by its letters and frequent
   * words.
   */
  language?: string | undefined
  /**
   * How words are found: "fast" over the bytes, in any script; "datatrove" by the rules of spaCy for English,
   * which its filters count by. Default: `fast`.
   */
  tokenizer?: 'fast' | 'datatrove' | undefined
  /** The column of the verdict, where records are tagged. Default: `quality`. */
  column?: string | undefined
}
