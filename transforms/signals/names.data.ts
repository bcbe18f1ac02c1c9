/**
 * The numbers that are measured of a text, by group and in the order of the columns. Shares are from 0 to 1, lengths in
 * characters (code points). After Rae et al. 2021 (Gopher), Penedo et al. 2024 (FineWeb), Data-Juicer (Chen et al. 2024)
 * and ChineseWebText (Chen et al. 2023), NeMo Curator and StarCoder (Li et al. 2023).
 */
export const signalGroups = {
  /** Words and lines: datatrove's Gopher quality filter. */
  gopher: [
    'characters',
    'words',
    'non_symbol_words',
    'mean_word_length',
    'hash_ratio',
    'ellipsis_ratio',
    'bullet_lines',
    'ellipsis_lines',
    'alpha_words',
    'stop_words',
  ],
  /** What stands there again: datatrove's Gopher repetition filter. */
  repetition: [
    'dup_para_frac',
    'dup_para_char_frac',
    'dup_line_frac',
    'dup_line_char_frac',
    'top_2_gram',
    'top_3_gram',
    'top_4_gram',
    'dup_5_gram',
    'dup_6_gram',
    'dup_7_gram',
    'dup_8_gram',
    'dup_9_gram',
    'dup_10_gram',
  ],
  /** Lines: datatrove's FineWeb filter. */
  fineweb: ['line_punct_ratio', 'short_line_ratio', 'char_dup_ratio', 'new_line_ratio'],
  /** Characters: Data-Juicer's filters. */
  data_juicer: ['alnum_ratio', 'special_ratio', 'avg_line_length', 'max_line_length', 'char_rep_10'],
  /** Chinese: how much of it there is, and whether it is spoiled. */
  chinese: [
    'han_ratio',
    'han_punct_ratio',
    'common_han_ratio',
    'traditional_ratio',
    'latin1_garble_ratio',
    'replacement_ratio',
    'repeat_13',
    'ad_hits',
    'prose_ratio',
  ],
  /** Characters of English pages: what NeMo Curator's filters have beyond Gopher's. */
  nemo: [
    'non_alnum_ratio',
    'digit_ratio',
    'url_ratio',
    'white_space_ratio',
    'bracket_ratio',
    'longest_word',
    'policy_paragraphs',
  ],
  /** Files of programs: NeMo Curator's filters of code, after StarCoder. */
  code: [
    'code_lines',
    'mean_code_line',
    'longest_code_line',
    'ascii_letter_ratio',
    'comment_ratio',
    'xml_header',
    'html_text_ratio',
  ],
} as const

/** The groups that one sweep over the bytes measures, and those that are measured unless others are asked for. */
export const kernelGroups = ['gopher', 'repetition', 'fineweb', 'data_juicer', 'chinese'] as const

/** A group of signals. */
export type SignalGroup = keyof typeof signalGroups
/** The name of a signal. */
export type SignalName = (typeof signalGroups)[SignalGroup][number]
/** The numbers of one text. */
export type Signals = Partial<Record<SignalName, number>>
