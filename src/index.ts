/**
 * prepkit prepares fine-tuning data in one streaming pass: anonymize, balance, augment, convert, into Arrow
 * shards. Everything exported here is public; everything else may change.
 */

export type { Span } from '../transforms/anonymize/detect/recognizer.js'
export { type EntityAbout, listEntities } from '../transforms/anonymize/entities/countries.js'
export type { Entity, EntityGroup } from '../transforms/anonymize/entities/entities.js'
export type { OffsetUnit } from '../transforms/anonymize/evaluate/gold/sample.js'
export {
  type CleanEntity,
  type CleanHit,
  type CleanMeasure,
  type CleanMeasuring,
  type CleanRecord,
  type CleanText,
  type Evaluating,
  type Evaluation,
  evaluatePii,
  evaluateSpans,
  type GlobalScores,
  type Gold,
  type GoldFormat,
  type GoldSample,
  type GoldSpan,
  type LabelScores,
  measureClean,
  type OnOutcome,
  type Rates,
  readGold,
  readSpans,
  type SpanOutcome,
  type SpansEvaluation,
  type SpanUnit,
  type ToolSpans,
} from '../transforms/anonymize/evaluate/index.js'
export type { Consistency } from '../transforms/anonymize/evaluate/score/consistency.js'
export type { Mark } from '../transforms/anonymize/evaluate/score/marks.js'
export type { Tally as RateCounts } from '../transforms/anonymize/evaluate/score/rates.js'
export { isFake } from '../transforms/anonymize/fakes/is-fake.js'
export type { FindOptions, Hit } from '../transforms/anonymize/find-in-text.js'
export type { Operator, RecordScope } from '../transforms/anonymize/operators/operator.js'
export type {
  OperatorChoice,
  OperatorName,
  OperatorSpec,
} from '../transforms/anonymize/operators/operator-options.js'
export type { Policy, PolicyRule } from '../transforms/anonymize/policies.data.js'
export {
  describePolicy,
  type PolicyName,
  type PolicySummary,
  policyNames,
} from '../transforms/anonymize/policies.js'
export { findPii, openPiiFinder } from '../transforms/anonymize/tools/pii-finder.js'
export { anonymizeText, openAnonymizer } from '../transforms/anonymize/tools/text-anonymizer.js'
export type {
  AboutText,
  AnonymizedText,
  FindPiiOptions,
  GivenSpan,
  PiiFinder,
  TextAnonymizer,
  TextChange,
  TextOptions,
  TextSeed,
} from '../transforms/anonymize/tools/texts.js'
/**
 * The Arrow classes that prepkit works with, for schemas and columns of transforms of your own.
 *
 * @example
 * const schema = new arrow.Schema([new arrow.Field('score', new arrow.Float64(), true)])
 * batchOfRows([{ score: 0.5 }], { schema }).numRows // 1
 */
export * as arrow from './arrow/arrow.js'
export { Batch, type Origin } from './arrow/batch.js'
export type { MixedColumn } from './arrow/infer-schema.js'
export { columnsOf, type FieldPath, listOf, structOf, textPaths } from './arrow/path.js'
export { batchOfRows, type Row, type RowsOrigin, rowsOf } from './arrow/rows.js'
export type { DataSplits } from './arrow/splits.js'
export { filterRows, takeRows } from './arrow/take.js'
export { TextLens } from './arrow/text-lens.js'
export { type ErrorPlace, PrepError, type PrepErrorCode, type PrepErrorOptions } from './base/errors.js'
export { columnPath, textFields, z } from './base/options.js'
export type {
  BadOptions,
  CheckedOptions,
  GivenOptions,
  GoodOptions,
  OptionIssue,
  OptionsSchema,
  OptionTypes,
  ReadonlyLists,
} from './base/options-schema.js'
export {
  type ChatMessage,
  type ChatTemplateOptions,
  type MaskedText,
  type MessageTemplate,
  openChatTemplate,
  type RenderOptions,
} from './chat-templates/message-template.js'
export type { OutputSplits } from './engine/write/data-splits.js'
export type { RejectEntry } from './engine/write/reject-log.js'
export type { OutputCompression } from './formats/format/compressions.js'
export type { CsvDialect, DataFile, FileHead, FileRange } from './formats/format/reader.js'
export type { InputFile, Sketch } from './formats/input-file.js'
export type { FormatName, WritableFormat } from './formats/registry.js'
export type { Partition } from './input/partition.js'
export { definePipeline, loadPipeline } from './pipeline/load-file.js'
export type { Progress, RunOptions } from './pipeline/run-options.js'
export type { ErrorSettings, NamedStep } from './pipeline/schema.js'
export {
  describePlan,
  type InputSummary,
  type Plan,
  type PlanSummary,
  type StepSummary,
} from './plan/plan.js'
export type { ProfileSteps } from './plan/profile-steps.js'
export type { RenderProfileOptions } from './report/profile-page.js'
export { renderProfile } from './report/render-profile.js'
export type { DriftInput, DriftResult } from './run/drift/drift-data.js'
export { drift, type MergeOptions, mergeProfiles } from './run/drift/load-drift.js'
export type { ExpectedStep } from './run/expected-rows.js'
export type { ExplainedStep, ExplainOptions, Explanation } from './run/explain/explain.js'
export type { ExplainedRow, RowExplanation } from './run/explain/explain-row.js'
export type { RowPlace } from './run/explain/find-row.js'
export { explain, explainRow } from './run/explain/load-explain.js'
export { expectRows, makePlan, run } from './run/load-later.js'
export type { ProfileResult } from './run/profile-data.js'
export type { ChatProfile, ConversationProfile, PartProfile } from './schemas/chat-profile.js'
export type { ChatShape } from './schemas/chat-shape.js'
export type {
  ColumnProfile,
  Histogram,
  LengthProfile,
  NumberProfile,
  Quantiles,
  TextProfile,
  ValueCount,
} from './schemas/column-profile.js'
export type {
  LanguageSpread,
  NumberLimit,
  NumberSpread,
  RuleCount,
  RuleFindings,
  RuleResult,
  TextSpan,
} from './schemas/curation.js'
export type { ColumnDrift, DriftAspect, DriftReport, DriftSettings, Sides } from './schemas/drift-report.js'
export type { AnonymizeOptions } from './schemas/options/anonymize.js'
export type { AugmentOptions } from './schemas/options/augment.js'
export type { BalanceOptions, Cell } from './schemas/options/balance.js'
export type { CleanLinesOptions } from './schemas/options/clean-lines.js'
export type { ConflictsOptions } from './schemas/options/conflicts.js'
export type { ConvertOptions } from './schemas/options/convert.js'
export type { CounterfactualOptions } from './schemas/options/counterfactual.js'
export type { DecontaminateOptions } from './schemas/options/decontaminate.js'
export type { DedupOptions } from './schemas/options/dedup.js'
export type { DedupLinesOptions } from './schemas/options/dedup-lines.js'
export type { EntityChoice } from './schemas/options/entity-choice.js'
export type { EvaluateOptions } from './schemas/options/evaluate.js'
export type { FilterOptions } from './schemas/options/filter.js'
export type { FilterQualityOptions } from './schemas/options/filter-quality.js'
export type { FilterSftOptions } from './schemas/options/filter-sft.js'
export type { FixTextOptions } from './schemas/options/fix-text.js'
export type { GenerateOptions } from './schemas/options/generate.js'
export type { HeadOptions } from './schemas/options/head.js'
export type { LanguageOptions } from './schemas/options/language.js'
export type { MixOptions } from './schemas/options/mix.js'
export type { FakeLocale, OperatorOptions } from './schemas/options/operators.js'
export type { OwnMatch, OwnRecognizer, OwnScan } from './schemas/options/own-recognizer.js'
export type { PackOptions } from './schemas/options/pack.js'
export type {
  ErrorSpec,
  FailIf,
  InputSpec,
  InterleaveSpec,
  NamedInput,
  OutputSpec,
  Pipeline,
} from './schemas/options/pipeline.js'
export type { ProfileOptions } from './schemas/options/profile.js'
export type { RewriteOptions } from './schemas/options/rewrite.js'
export type { RunSettings } from './schemas/options/run.js'
export type { SafetyOptions } from './schemas/options/safety.js'
export type { SampleOptions } from './schemas/options/sample.js'
export type { ScoresOptions } from './schemas/options/scores.js'
export type { CellColumn, ModelOptions, RecognizerOptions, Where } from './schemas/options/shared.js'
export type { ShuffleOptions } from './schemas/options/shuffle.js'
export type { SignalsOptions } from './schemas/options/signals.js'
export type { SortOptions } from './schemas/options/sort.js'
export type { SplitOptions } from './schemas/options/split.js'
export type { OwnStep, StepSpec } from './schemas/options/step-spec.js'
export type { StepOptions } from './schemas/options/steps.js'
export type { TemplateOptions } from './schemas/options/template.js'
export type { TokenizeOptions } from './schemas/options/tokenize.js'
export type { TokensOptions } from './schemas/options/tokens.js'
export type { TopOptions } from './schemas/options/top.js'
export type { TruncateOptions } from './schemas/options/truncate.js'
export type { ValidateChatOptions } from './schemas/options/validate-chat.js'
export type {
  BiasReport,
  CellValues,
  DuplicateEstimate,
  Estimate,
  FacetGroup,
  FacetReport,
  LabelShare,
  Outcome,
  OutcomeGroup,
  ProfileReport,
} from './schemas/profile.js'
export type {
  BiasChanges,
  Change,
  Drift,
  FacetChanges,
  OutcomeChanges,
  ProfileChanges,
  RankTest,
  ShareChange,
} from './schemas/profile-changes.js'
export type {
  ExpectedRows,
  GateResult,
  Retry,
  RewriteReport,
  RowAccount,
  RunReport,
  StepReport,
} from './schemas/run-report.js'
export type { Sample, StepCounts, Tally } from './schemas/step-counts.js'
export type { TokenProfile, TrainingEstimate } from './schemas/token-profile.js'
export { augment, counterfactual, rewrite } from './steps/copies.js'
export {
  cleanLines,
  filterQuality,
  filterSft,
  fixText,
  generate,
  language,
  safety,
  scores,
  signals,
  top,
} from './steps/curation.js'
export { conflicts, decontaminate, dedup, dedupLines } from './steps/duplicates.js'
export {
  anonymize,
  balance,
  convert,
  deanonymize,
  filter,
  head,
  mix,
  type ProfileInput,
  pack,
  profile,
  sample,
  shuffle,
  sort,
  split,
  step,
  template,
  tokenize,
  tokens,
  truncate,
  validateChat,
} from './steps.js'
export { map } from './streams/map.js'
export { type BatchSource, type ReadOptions, read } from './streams/read.js'
export { type RejectedRow, type StepFactory, StepStream, type StepStreamOptions } from './streams/step.js'
export { type WriteOptions, write } from './streams/write.js'
export type { EncodeOptions, SpecialTokenPolicy } from './tokens/encoding/encoding.js'
export { openTokenizer, type TextTokenizer } from './tokens/text-tokenizer.js'
export type { DecodeOptions, TokenizerOptions } from './tokens/tokenizer.js'
export type { Figure, Figures, FindingStates, Findings } from './transform/findings.js'
export { Draws, KeyedRandom } from './transform/random.js'
export type { Step } from './transform/step.js'
export type { StepCache } from './transform/step-cache.js'
export type { OrderContext, PublishContext } from './transform/step-contexts.js'
export {
  type Apply,
  type Counters,
  type DecideContext,
  defineTransform,
  type Gather,
  type RowEffect,
  type StepContext,
  type StepEffects,
  type StepPlan,
  type Survey,
  type SurveyContext,
  type SurveyMemory,
  type Transform,
  type Verdict,
} from './transform/transform.js'
