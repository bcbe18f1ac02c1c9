import type { ValidationTools } from '../src/schemas/validation-tools.js'
import type { Transform } from '../src/transform/transform.js'

/** A transform as it is known before its code is loaded. */
export interface TransformEntry {
  /** One line for `prep --help`, the same as the transform's own. */
  summary: string
  /** Whether it changes rows or looks at them; `prep --help` lists the two apart. */
  group: 'change' | 'look'
  /** Brings in its code, with the packages that it needs. */
  load(): Promise<Transform>
}

/**
 * Every transform of the project by its name in a pipeline file, in the order of `prep --help`. Each is loaded
 * on first use, so that a run pays only for the packages of its own steps, and `--help` for none.
 */
export const transforms: Readonly<Record<string, TransformEntry>> = {
  anonymize: {
    summary: 'Find personal data in text and replace, mask, hash or fake it',
    group: 'change',
    load: async () => (await import('./anonymize.js')).anonymize,
  },
  deanonymize: {
    summary: 'Restore what anonymize encrypted, with its key',
    group: 'change',
    load: async () => (await import('./deanonymize.js')).deanonymize,
  },
  filter: {
    summary: 'Keep rows by an expression over their columns',
    group: 'change',
    load: async () => (await import('./filter.js')).filter,
  },
  language: {
    summary: 'Tell the language of texts, with score and script',
    group: 'change',
    load: async () => (await import('./language.js')).language,
  },
  signals: {
    summary: 'Measure the quality of texts: words, lines, repetition, Chinese',
    group: 'change',
    load: async () => (await import('./signals.js')).signals,
  },
  filter_quality: {
    summary: 'Filter texts by quality, with the limits of their language',
    group: 'change',
    load: async () => (await import('./filter-quality.js')).filterQuality,
  },
  keep_licenses: {
    summary: 'Keep rows whose licence serves a purpose, such as training for profit',
    group: 'change',
    load: async () => (await import('./keep-licenses.js')).keepLicenses,
  },
  sample: {
    summary: 'Take rows at random: so many, a share, or of each group',
    group: 'change',
    load: async () => (await import('./sample.js')).sample,
  },
  top: {
    summary: 'Keep the rows of the highest scores, or those far from each other',
    group: 'change',
    load: async () => (await import('./top.js')).top,
  },
  head: {
    summary: 'Keep the first rows',
    group: 'change',
    load: async () => (await import('./head.js')).head,
  },
  sort: {
    summary: 'Sort rows by columns, however many there are',
    group: 'change',
    load: async () => (await import('./sort.js')).sort,
  },
  shuffle: {
    summary: 'Shuffle rows, however many there are',
    group: 'change',
    load: async () => (await import('./shuffle.js')).shuffle,
  },
  split: {
    summary: 'Split rows into train, validation and test',
    group: 'change',
    load: async () => (await import('./split.js')).split,
  },
  dedup: {
    summary: 'Leave out duplicate rows, or tag them',
    group: 'change',
    load: async () => (await import('./dedup.js')).dedup,
  },
  scores: {
    summary: 'Write scores of a side file into columns, by the key of each record',
    group: 'change',
    load: async () => (await import('./scores.js')).scores,
  },
  conflicts: {
    summary: 'Leave out rows with the same question and different answers, or tag them',
    group: 'change',
    load: async () => (await import('./conflicts.js')).conflicts,
  },
  clean_lines: {
    summary: 'Take out lines of web pages that are no sentences, as C4 and DCLM do',
    group: 'change',
    load: async () => (await import('./clean-lines.js')).cleanLines,
  },
  dedup_lines: {
    summary: 'Take out lines or paragraphs that stand in many rows, or count them',
    group: 'change',
    load: async () => (await import('./dedup-lines.js')).dedupLines,
  },
  decontaminate: {
    summary: 'Find rows that hold items of test sets',
    group: 'change',
    load: async () => (await import('./decontaminate.js')).decontaminate,
  },
  balance: {
    summary: 'Balance groups: repeat rows, leave rows out, or write weights',
    group: 'change',
    load: async () => (await import('./balance.js')).balance,
  },
  mix: {
    summary: 'Mix sources by shares, temperature, UniMax, passes or counts',
    group: 'change',
    load: async () => (await import('./mix.js')).mix,
  },
  augment: {
    summary: 'Add augmented copies of rows: other words, same meaning',
    group: 'change',
    load: async () => (await import('./augment.js')).augment,
  },
  generate: {
    summary: 'Make up rows from templates: people who do not exist, with labels',
    group: 'change',
    load: async () => (await import('./generate.js')).generate,
  },
  rewrite: {
    summary: 'Have rows written anew by a model: paraphrases, harder or new instructions',
    group: 'change',
    load: async () => (await import('./rewrite.js')).rewrite,
  },
  counterfactual: {
    summary: 'Swap gendered words in whole records: she and he, 妈妈 and 爸爸',
    group: 'change',
    load: async () => (await import('./counterfactual.js')).counterfactual,
  },
  convert: {
    summary: 'Change columns, chat conventions and file formats',
    group: 'change',
    load: async () => (await import('./convert.js')).convert,
  },
  validate_chat: {
    summary: 'Check the turns of conversations: reject, drop or repair',
    group: 'change',
    load: async () => (await import('./validate-chat.js')).validateChat,
  },
  template: {
    summary: 'Write conversations as text, by the chat template of a model',
    group: 'change',
    load: async () => (await import('./template.js')).template,
  },
  tokenize: {
    summary: 'Turn text into tokens, with labels of what is to be learned',
    group: 'change',
    load: async () => (await import('./tokenize.js')).tokenize,
  },
  tokens: {
    summary: 'Count tokens, filter by their number, estimate a training',
    group: 'change',
    load: async () => (await import('./tokens.js')).tokens,
  },
  truncate: {
    summary: 'Shorten texts to a number of tokens, behind a sentence',
    group: 'change',
    load: async () => (await import('./truncate.js')).truncate,
  },
  pack: {
    summary: 'Pack tokens of several documents into rows of one length',
    group: 'change',
    load: async () => (await import('./pack.js')).pack,
  },
  filter_sft: {
    summary: 'Leave out answers that teach nothing: empty, refusing, looping, echoing',
    group: 'change',
    load: async () => (await import('./filter-sft.js')).filterSft,
  },
  fix_text: {
    summary: 'Repair texts: wrong encodings, control characters, widths, Chinese signs',
    group: 'change',
    load: async () => (await import('./fix-text.js')).fixText,
  },
  safety: {
    summary: 'Score offensive Chinese and words of your lists, and leave out what is too high',
    group: 'change',
    load: async () => (await import('./safety.js')).safety,
  },
  validate: {
    summary: 'Tell whether data keeps to rules, or leave out the rows that do not',
    group: 'look',
    load: async () => (await import('./validate.js')).validate,
  },
  profile: {
    summary: 'Measure columns, and bias of an outcome between groups',
    group: 'look',
    load: async () => (await import('./profile.js')).profile,
  },
}

/** What `prep anonymize` uses beside the transform, loaded on first use. */
export const loadAnonymizeTools = () => import('./anonymize/tools/index.js')

/** The names of what templates of `generate` may ask for. */
export const loadPlaceholderNames = async (): Promise<readonly string[]> =>
  (await import('./generate.js')).knownPlaceholders

/** What makes indexes of test sets, loaded on first use. */
export const loadIndexer = () => import('./decontaminate/indexer.js')

/** The measure of how well `anonymize` finds personal data, loaded on first use. */
export const loadEvaluation = () => import('./anonymize/evaluate/index.js')

/** What `prep rewrite --dry-run` uses beside the transform, loaded on first use. */
export const loadPrompts = () => import('./rewrite/prompts-of.js')

/** What `prep validate` uses beside the transform, loaded on first use. */
export const loadValidation = async (): Promise<ValidationTools> => import('./validate/validation.js')
