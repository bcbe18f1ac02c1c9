/** The types of all options, as the package exports them. */
export type { AnonymizeOptions } from './options/anonymize.js'
export type { AugmentOptions } from './options/augment.js'
export type { BalanceOptions, Cell } from './options/balance.js'
export type { CleanLinesOptions } from './options/clean-lines.js'
export type { ConflictsOptions } from './options/conflicts.js'
export type { ConvertOptions } from './options/convert.js'
export type { CounterfactualOptions } from './options/counterfactual.js'
export type { DecontaminateOptions } from './options/decontaminate.js'
export type { DedupOptions } from './options/dedup.js'
export type { DedupLinesOptions } from './options/dedup-lines.js'
export type { EntityChoice } from './options/entity-choice.js'
export type { EvaluateOptions } from './options/evaluate.js'
export type { FilterOptions } from './options/filter.js'
export type { FilterQualityOptions } from './options/filter-quality.js'
export type { FilterSftOptions } from './options/filter-sft.js'
export type { FixTextOptions } from './options/fix-text.js'
export type { GenerateOptions } from './options/generate.js'
export type { HeadOptions } from './options/head.js'
export type { KeepLicensesOptions } from './options/keep-licenses.js'
export type { LanguageOptions } from './options/language.js'
export type { MixOptions } from './options/mix.js'
export type { FakeLocale, OperatorOptions } from './options/operators.js'
export type { OwnMatch, OwnRecognizer, OwnScan } from './options/own-recognizer.js'
export type { PackOptions } from './options/pack.js'
export type {
  CardSpec,
  DriftSpec,
  ErrorSpec,
  FailIf,
  InputSpec,
  InterleaveSpec,
  NamedInput,
  OutputSpec,
  Pipeline,
} from './options/pipeline.js'
export type { ProfileOptions } from './options/profile.js'
export type { RewriteOptions } from './options/rewrite.js'
export type { RunSettings } from './options/run.js'
export type { SafetyOptions } from './options/safety.js'
export type { SampleOptions } from './options/sample.js'
export type { ScoresOptions } from './options/scores.js'
export type { CellColumn, ModelOptions, RecognizerOptions, Where } from './options/shared.js'
export type { ShuffleOptions } from './options/shuffle.js'
export type { SignalsOptions } from './options/signals.js'
export type { SortOptions } from './options/sort.js'
export type { SplitOptions } from './options/split.js'
export type { OwnStep, StepSpec } from './options/step-spec.js'
export type { StepOptions } from './options/steps.js'
export type { TemplateOptions } from './options/template.js'
export type { TokenizeOptions } from './options/tokenize.js'
export type { TokensOptions } from './options/tokens.js'
export type { TopOptions } from './options/top.js'
export type { TruncateOptions } from './options/truncate.js'
export type { Rule, RuleRange, ValidateOptions } from './options/validate.js'
export type { ValidateChatOptions } from './options/validate-chat.js'
