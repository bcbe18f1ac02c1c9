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
export { auditLicenses, type LicenseAudit, type LicenseAuditInput } from './run/licenses/load-audit.js'
export { expectRows, makePlan, run } from './run/load-later.js'
export type { ProfileResult } from './run/measure/profile-data.js'
export type { InferInput } from './run/validate/infer-rules.js'
export { inferRules, validate } from './run/validate/load-validate.js'
export type { ValidateInput } from './run/validate/validate-data.js'
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
export type { DurationSummary } from './schemas/durations.js'
export type * from './schemas/license-report.js'
export type * from './schemas/option-types.js'
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
  AbsentLabel,
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
  HiddenGroups,
  Retry,
  RewriteReport,
  RowAccount,
  RunReport,
  StepReport,
} from './schemas/run-report.js'
export type { Sample, StepCounts, Tally } from './schemas/step-counts.js'
export type { TokenProfile, TrainingEstimate } from './schemas/token-profile.js'
export type {
  CheckPlace,
  CheckResult,
  FailedValue,
  InferredRule,
  InferredRules,
  MeasuredFigures,
  ValidationReport,
} from './schemas/validation-report.js'
export { augment, counterfactual, rewrite } from './steps/copies.js'
export {
  cleanLines,
  filterQuality,
  filterSft,
  fixText,
  generate,
  keepLicenses,
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
  validateRows,
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
export type { OrderContext, PublishContext, RowOfBatch } from './transform/step-contexts.js'
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
