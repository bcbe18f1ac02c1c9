// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { AnonymizeOptions } from './anonymize.js'
import type { AugmentOptions } from './augment.js'
import type { BalanceOptions } from './balance.js'
import type { CleanLinesOptions } from './clean-lines.js'
import type { ConflictsOptions } from './conflicts.js'
import type { ConvertOptions } from './convert.js'
import type { CounterfactualOptions } from './counterfactual.js'
import type { DecontaminateOptions } from './decontaminate.js'
import type { DedupOptions } from './dedup.js'
import type { DedupLinesOptions } from './dedup-lines.js'
import type { FilterOptions } from './filter.js'
import type { FilterQualityOptions } from './filter-quality.js'
import type { FilterSftOptions } from './filter-sft.js'
import type { FixTextOptions } from './fix-text.js'
import type { GenerateOptions } from './generate.js'
import type { HeadOptions } from './head.js'
import type { KeepLicensesOptions } from './keep-licenses.js'
import type { LanguageOptions } from './language.js'
import type { MixOptions } from './mix.js'
import type { PackOptions } from './pack.js'
import type { ProfileOptions } from './profile.js'
import type { RewriteOptions } from './rewrite.js'
import type { SafetyOptions } from './safety.js'
import type { SampleOptions } from './sample.js'
import type { ScoresOptions } from './scores.js'
import type { ShuffleOptions } from './shuffle.js'
import type { SignalsOptions } from './signals.js'
import type { SortOptions } from './sort.js'
import type { SplitOptions } from './split.js'
import type { TemplateOptions } from './template.js'
import type { TokenizeOptions } from './tokenize.js'
import type { TokensOptions } from './tokens.js'
import type { TopOptions } from './top.js'
import type { TruncateOptions } from './truncate.js'
import type { ValidateOptions } from './validate.js'
import type { ValidateChatOptions } from './validate-chat.js'

/** The options of each step, by its name. */
export interface StepOptions {
  /** Find personal data in text and replace, mask, hash or fake it. */
  anonymize: AnonymizeOptions
  /** Restore what anonymize encrypted, with its key. */
  deanonymize: AnonymizeOptions
  /** Keep rows by an expression over their columns. */
  filter: FilterOptions
  /** Tell the language of texts, with score and script. */
  language: LanguageOptions
  /** Measure the quality of texts: words, lines, repetition, Chinese. */
  signals: SignalsOptions
  /** Filter texts by quality, with the limits of their language. */
  filter_quality: FilterQualityOptions
  /** Keep rows whose licence serves a purpose, such as training for profit. */
  keep_licenses: KeepLicensesOptions
  /** Take rows at random: so many, a share, or of each group. */
  sample: SampleOptions
  /** Keep the rows of the highest scores, or those far from each other. */
  top: TopOptions
  /** Keep the first rows. */
  head: HeadOptions
  /** Sort rows by columns, however many there are. */
  sort: SortOptions
  /** Shuffle rows, however many there are. */
  shuffle: ShuffleOptions
  /** Split rows into train, validation and test. */
  split: SplitOptions
  /** Leave out duplicate rows, or tag them. */
  dedup: DedupOptions
  /** Write scores of a side file into columns, by the key of each record. */
  scores: ScoresOptions
  /** Leave out rows with the same question and different answers, or tag them. */
  conflicts: ConflictsOptions
  /** Take out lines of web pages that are no sentences, as C4 and DCLM do. */
  clean_lines: CleanLinesOptions
  /** Take out lines or paragraphs that stand in many rows, or count them. */
  dedup_lines: DedupLinesOptions
  /** Find rows that hold items of test sets. */
  decontaminate: DecontaminateOptions
  /** Balance groups: repeat rows, leave rows out, or write weights. */
  balance: BalanceOptions
  /** Mix sources by shares, temperature, UniMax, passes or counts. */
  mix: MixOptions
  /** Add augmented copies of rows: other words, same meaning. */
  augment: AugmentOptions
  /** Make up rows from templates: people who do not exist, with labels. */
  generate: GenerateOptions
  /** Have rows written anew by a model: paraphrases, harder or new instructions. */
  rewrite: RewriteOptions
  /** Swap gendered words in whole records: she and he, 妈妈 and 爸爸. */
  counterfactual: CounterfactualOptions
  /** Change columns, chat conventions and file formats. */
  convert: ConvertOptions
  /** Check the turns of conversations: reject, drop or repair. */
  validate_chat: ValidateChatOptions
  /** Write conversations as text, by the chat template of a model. */
  template: TemplateOptions
  /** Turn text into tokens, with labels of what is to be learned. */
  tokenize: TokenizeOptions
  /** Count tokens, filter by their number, estimate a training. */
  tokens: TokensOptions
  /** Shorten texts to a number of tokens, behind a sentence. */
  truncate: TruncateOptions
  /** Pack tokens of several documents into rows of one length. */
  pack: PackOptions
  /** Leave out answers that teach nothing: empty, refusing, looping, echoing. */
  filter_sft: FilterSftOptions
  /** Repair texts: wrong encodings, control characters, widths, Chinese signs. */
  fix_text: FixTextOptions
  /** Score offensive Chinese and words of your lists, and leave out what is too high. */
  safety: SafetyOptions
  /** Tell whether data keeps to rules, or leave out the rows that do not. */
  validate: ValidateOptions
  /** Measure columns, and bias of an outcome between groups. */
  profile: ProfileOptions
}
