import type { SignalName } from '../signals/names.data.js'

/** A rule that holds a number of a text to a limit. */
export interface LimitRule {
  /** The name, as datatrove calls the reason where it has the rule. */
  rule: string
  signal: SignalName
  side: 'min' | 'max'
}

/**
 * The rules, those first that say most of a text that breaks several: what it is no longer, then how short it is, which
 * makes shares of it large or small. The others of web texts follow in the order of FineWeb: repetition, Gopher, FineWeb.
 */
export const limitRules = [
  { rule: 'empty', signal: 'characters', side: 'min' },
  { rule: 'garbled_gbk', signal: 'common_han_ratio', side: 'min' },
  { rule: 'garbled_latin1', signal: 'latin1_garble_ratio', side: 'max' },
  { rule: 'replacement_characters', signal: 'replacement_ratio', side: 'max' },
  { rule: 'advertisement', signal: 'ad_hits', side: 'max' },
  { rule: 'gopher_short_doc', signal: 'non_symbol_words', side: 'min' },
  { rule: 'gopher_long_doc', signal: 'non_symbol_words', side: 'max' },
  { rule: 'no_sentences', signal: 'prose_ratio', side: 'min' },
  { rule: 'dup_para_frac', signal: 'dup_para_frac', side: 'max' },
  { rule: 'dup_para_char_frac', signal: 'dup_para_char_frac', side: 'max' },
  { rule: 'dup_line_frac', signal: 'dup_line_frac', side: 'max' },
  { rule: 'dup_line_char_frac', signal: 'dup_line_char_frac', side: 'max' },
  { rule: 'top_2_gram', signal: 'top_2_gram', side: 'max' },
  { rule: 'top_3_gram', signal: 'top_3_gram', side: 'max' },
  { rule: 'top_4_gram', signal: 'top_4_gram', side: 'max' },
  { rule: 'duplicated_5_n_grams', signal: 'dup_5_gram', side: 'max' },
  { rule: 'duplicated_6_n_grams', signal: 'dup_6_gram', side: 'max' },
  { rule: 'duplicated_7_n_grams', signal: 'dup_7_gram', side: 'max' },
  { rule: 'duplicated_8_n_grams', signal: 'dup_8_gram', side: 'max' },
  { rule: 'duplicated_9_n_grams', signal: 'dup_9_gram', side: 'max' },
  { rule: 'duplicated_10_n_grams', signal: 'dup_10_gram', side: 'max' },
  { rule: 'gopher_below_avg_threshold', signal: 'mean_word_length', side: 'min' },
  { rule: 'gopher_above_avg_threshold', signal: 'mean_word_length', side: 'max' },
  { rule: 'gopher_too_many_hashes', signal: 'hash_ratio', side: 'max' },
  { rule: 'gopher_too_many_ellipsis', signal: 'ellipsis_ratio', side: 'max' },
  { rule: 'gopher_too_many_bullets', signal: 'bullet_lines', side: 'max' },
  { rule: 'gopher_too_many_end_ellipsis', signal: 'ellipsis_lines', side: 'max' },
  { rule: 'gopher_below_alpha_threshold', signal: 'alpha_words', side: 'min' },
  { rule: 'gopher_enough_stop_words', signal: 'stop_words', side: 'min' },
  { rule: 'line_punct_ratio', signal: 'line_punct_ratio', side: 'min' },
  { rule: 'short_line_ratio', signal: 'short_line_ratio', side: 'max' },
  { rule: 'char_dup_ratio', signal: 'char_dup_ratio', side: 'max' },
  { rule: 'list_ratio', signal: 'new_line_ratio', side: 'max' },
  { rule: 'repeated_13_characters', signal: 'repeat_13', side: 'max' },
  { rule: 'han_ratio', signal: 'han_ratio', side: 'min' },
  { rule: 'punctuation_ratio', signal: 'han_punct_ratio', side: 'max' },
  { rule: 'non_alphanumeric', signal: 'non_alnum_ratio', side: 'max' },
  { rule: 'many_digits', signal: 'digit_ratio', side: 'max' },
  { rule: 'many_urls', signal: 'url_ratio', side: 'max' },
  { rule: 'white_space', signal: 'white_space_ratio', side: 'max' },
  { rule: 'brackets', signal: 'bracket_ratio', side: 'max' },
  { rule: 'long_word', signal: 'longest_word', side: 'max' },
  { rule: 'policy_paragraphs', signal: 'policy_paragraphs', side: 'max' },
  { rule: 'code_few_lines', signal: 'code_lines', side: 'min' },
  { rule: 'code_many_lines', signal: 'code_lines', side: 'max' },
  { rule: 'code_mean_line', signal: 'mean_code_line', side: 'max' },
  { rule: 'code_long_line', signal: 'longest_code_line', side: 'max' },
  { rule: 'code_few_letters', signal: 'ascii_letter_ratio', side: 'min' },
  { rule: 'code_few_comments', signal: 'comment_ratio', side: 'min' },
  { rule: 'code_many_comments', signal: 'comment_ratio', side: 'max' },
  { rule: 'xml_header', signal: 'xml_header', side: 'max' },
  { rule: 'html_boilerplate', signal: 'html_text_ratio', side: 'min' },
] as const satisfies readonly LimitRule[]

/** The name of a rule with a limit. */
export type LimitRuleName = (typeof limitRules)[number]['rule']
/** Limits by rule; a rule without one is off. */
export type Limits = Partial<Record<LimitRuleName, number>>

/** What holds in any language. */
const shared: Limits = {
  empty: 1,
  garbled_gbk: 0.08,
  garbled_latin1: 0.2,
  replacement_characters: 0.02,
  advertisement: 0,
}

/**
 * Rules of what is no text any more, or never was one: how many there are of it says nothing of their limits. They alone hold
 * of instructions and answers, in any language, as they do not hang on length or form.
 */
export const spoiledRules = Object.keys(shared) as LimitRuleName[]

const duplicated = (shares: readonly number[]): Limits =>
  Object.fromEntries(shares.map((share, i) => [`duplicated_${i + 5}_n_grams`, share]))

/** Of English: datatrove's defaults, after Rae et al. 2021 and Penedo et al. 2024. */
const english: Limits = {
  ...shared,
  dup_para_frac: 0.3,
  dup_para_char_frac: 0.2,
  dup_line_frac: 0.3,
  dup_line_char_frac: 0.2,
  top_2_gram: 0.2,
  top_3_gram: 0.18,
  top_4_gram: 0.16,
  ...duplicated([0.15, 0.14, 0.13, 0.12, 0.11, 0.1]),
  gopher_short_doc: 50,
  gopher_long_doc: 100_000,
  gopher_below_avg_threshold: 3,
  gopher_above_avg_threshold: 10,
  gopher_too_many_hashes: 0.1,
  gopher_too_many_ellipsis: 0.1,
  gopher_too_many_bullets: 0.9,
  gopher_too_many_end_ellipsis: 0.3,
  gopher_below_alpha_threshold: 0.8,
  gopher_enough_stop_words: 2,
  line_punct_ratio: 0.12,
  short_line_ratio: 0.67,
  char_dup_ratio: 0.01,
  list_ratio: 0.3,
}

/** What FineWeb-2 sets for a language; what it switches off is left out (configs/*.yml, Apache-2.0). */
interface Fineweb2 {
  line: number
  top: readonly [number, number, number]
  repeated: readonly number[]
  punctuation: number
  newlines: number
  alpha: number
  length: readonly [number, number]
}

const fineweb2 = ({ line, top, repeated, punctuation, newlines, alpha, length }: Fineweb2): Limits => ({
  ...shared,
  dup_line_frac: line,
  top_2_gram: top[0],
  top_3_gram: top[1],
  top_4_gram: top[2],
  ...duplicated(repeated),
  gopher_short_doc: 50,
  gopher_long_doc: 100_000,
  gopher_below_avg_threshold: length[0],
  gopher_above_avg_threshold: length[1],
  gopher_too_many_hashes: 0.1,
  gopher_too_many_ellipsis: 0.1,
  gopher_too_many_bullets: 0.9,
  gopher_too_many_end_ellipsis: 0.3,
  gopher_below_alpha_threshold: alpha,
  gopher_enough_stop_words: 2,
  line_punct_ratio: punctuation,
  char_dup_ratio: 0.1,
  list_ratio: newlines,
})

/** Of Chinese as FineWeb-2 has them, with the rules of ChineseWebText. */
const publishedChinese: Limits = {
  ...fineweb2({
    line: 0.287,
    top: [0.256, 0.201, 0.171],
    repeated: [0.198, 0.182, 0.167, 0.154, 0.14, 0.127],
    punctuation: 0.106,
    newlines: 0.178,
    alpha: 0.735,
    length: [1, 5],
  }),
  repeated_13_characters: 0.5,
  han_ratio: 0.15,
  punctuation_ratio: 0.25,
}

/**
 * Of Chinese pages: the rules by which at least four in five texts were rightly left out when they were read. Those of words
 * with a letter, ends of lines, ellipses, line feeds, stop words and the most frequent words took as many good ones, or more.
 */
const chinese: Limits = {
  ...shared,
  no_sentences: 0.1,
  gopher_short_doc: 50,
  gopher_long_doc: 100_000,
  duplicated_10_n_grams: 0.4,
  gopher_too_many_hashes: 0.1,
  repeated_13_characters: 0.7,
}

const byLanguage = {
  en: english,
  zh: chinese,
  de: fineweb2({
    line: 0.263,
    top: [0.169, 0.153, 0.137],
    repeated: [0.141, 0.134, 0.126, 0.117, 0.108, 0.098],
    punctuation: 0,
    newlines: 0.152,
    alpha: 0.774,
    length: [0, 15],
  }),
  fr: fineweb2({
    line: 0.264,
    top: [0.161, 0.149, 0.134],
    repeated: [0.15, 0.141, 0.131, 0.121, 0.111, 0.1],
    punctuation: 0.1,
    newlines: 0.185,
    alpha: 0.812,
    length: [2, 11],
  }),
  es: fineweb2({
    line: 0.252,
    top: [0.156, 0.14, 0.125],
    repeated: [0.145, 0.136, 0.127, 0.117, 0.108, 0.099],
    punctuation: 0.182,
    newlines: 0.138,
    alpha: 0.825,
    length: [3, 14],
  }),
  ru: fineweb2({
    line: 0.322,
    top: [0.184, 0.164, 0.146],
    repeated: [0.168, 0.156, 0.145, 0.133, 0.121, 0.109],
    punctuation: 0.231,
    newlines: 0.139,
    alpha: 0.713,
    length: [3, 11],
  }),
  ar: fineweb2({
    line: 0.304,
    top: [0.197, 0.172, 0.146],
    repeated: [0.165, 0.153, 0.142, 0.131, 0.12, 0.109],
    punctuation: 0.143,
    newlines: 0.189,
    alpha: 0.787,
    length: [2, 9],
  }),
  ja: fineweb2({
    line: 0.328,
    top: [0.239, 0.196, 0.172],
    repeated: [0.243, 0.225, 0.207, 0.19, 0.175, 0.159],
    punctuation: 0.096,
    newlines: 0.13,
    alpha: 0.759,
    length: [1, 6],
  }),
  ko: fineweb2({
    line: 0.374,
    top: [0.282, 0.228, 0.185],
    repeated: [0.201, 0.184, 0.168, 0.154, 0.14, 0.127],
    punctuation: 0.062,
    newlines: 0.196,
    alpha: 0.791,
    length: [1, 6],
  }),
} satisfies Record<string, Limits>

/** The code of a language that has limits of its own. */
export type LimitLanguage = keyof typeof byLanguage
/** Limits by the code of a language. */
export const limitsOf: Readonly<Record<string, Limits>> = byLanguage
/** The same as datatrove and FineWeb-2 publish them. */
export const publishedLimitsOf: Readonly<Record<string, Limits>> = { ...byLanguage, zh: publishedChinese }

/** Languages whose stop words are parts of words, which a sweep does not part. */
export const withoutStopWords: ReadonlySet<string> = new Set(['ja', 'ko'])

/** Of a language that has no limits of its own, what does not hang on its words. */
export const otherLimits: Limits = {
  ...english,
  gopher_below_avg_threshold: undefined,
  gopher_above_avg_threshold: undefined,
  gopher_below_alpha_threshold: 0.7,
  gopher_enough_stop_words: undefined,
} as Limits

/** What NeMo Curator adds to the rules of Gopher; its share of letters and digits is that of ASCII, so for English alone. */
export const nemoLimits = {
  non_alphanumeric: 0.25,
  many_digits: 0.15,
  many_urls: 0.2,
  white_space: 0.25,
  brackets: 0.1,
  long_word: 1000,
  policy_paragraphs: 0.4,
} as const satisfies Limits

/** Of files of programs: NeMo Curator's defaults, and the lengths of lines of StarCoder. */
export const codeLimits: Limits = {
  code_few_lines: 10,
  code_many_lines: 20_000,
  code_mean_line: 100,
  code_long_line: 1000,
  code_few_letters: 0.25,
  code_few_comments: 0.01,
  code_many_comments: 0.85,
  xml_header: 0,
  html_boilerplate: 0.2,
}
