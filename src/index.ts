/**
 * prepkit prepares fine-tuning data in one streaming pass: anonymize, balance, augment, convert, into Arrow
 * shards. Everything exported here is public; everything else may change.
 */

import { anonymize as anonymizeTransform } from '../transforms/anonymize.js'
import { augment as augmentTransform } from '../transforms/augment.js'
import { balance as balanceTransform } from '../transforms/balance.js'
import { convert as convertTransform } from '../transforms/convert.js'
import { counterfactual as counterfactualTransform } from '../transforms/counterfactual.js'
import { deanonymize as deanonymizeTransform } from '../transforms/deanonymize.js'
import { mix as mixTransform } from '../transforms/mix.js'
import type { profileOptions } from '../transforms/profile/options.js'
import { split as splitTransform } from '../transforms/split.js'
import type { z } from './base/options.js'
import type { RunOptions } from './pipeline/spec.js'
import { type ProfileRequest, type ProfileResult, profileData } from './run/profile-data.js'
import { StepStream, type StepStreamOptions } from './streams/step.js'

export { type EntityAbout, listEntities } from '../transforms/anonymize/entities/countries.js'
export {
  type EvaluateOptions,
  type Evaluation,
  evaluatePii,
  type Gold,
  type GoldSample,
  readGold,
} from '../transforms/anonymize/evaluate/index.js'
export { isFake } from '../transforms/anonymize/fakes/is-fake.js'
export type { FindOptions, Hit } from '../transforms/anonymize/find-in-text.js'
export { describePolicy, type PolicyName, policyNames } from '../transforms/anonymize/policies.js'
export {
  type AboutText,
  type AnonymizedText,
  anonymizeText,
  type GivenSpan,
  openAnonymizer,
  type TextAnonymizer,
  type TextChange,
  type TextOptions,
} from '../transforms/anonymize/tools/text-anonymizer.js'
/** The Arrow classes that prepkit works with, for schemas and columns of transforms of your own. */
export * as arrow from './arrow/arrow.js'
export { Batch, type Origin } from './arrow/batch.js'
export { columnsOf, listOf, structOf, textPaths } from './arrow/path.js'
export { batchOfRows, type Row, rowsOf } from './arrow/rows.js'
export { filterRows, takeRows } from './arrow/take.js'
export { TextLens } from './arrow/text-lens.js'
export { type ErrorPlace, PrepError, type PrepErrorCode } from './base/errors.js'
export { textFields, z } from './base/options.js'
export { definePipeline, loadPipeline } from './pipeline/load-file.js'
export type {
  ErrorSpec,
  FailIf,
  InputFormat,
  InputSpec,
  InterleaveSpec,
  NamedInput,
  OutputFormat,
  OutputSpec,
  Pipeline,
  Progress,
  RunOptions,
  StepSpec,
} from './pipeline/spec.js'
export { describePlan, makePlan, type Plan, type PlanSummary } from './plan/plan.js'
export { renderProfile } from './report/render-profile.js'
export { type ExpectedStep, expectRows } from './run/expected-rows.js'
export type { ProfileResult } from './run/profile-data.js'
export { run } from './run/run.js'
export type {
  BiasReport,
  ColumnProfile,
  FacetReport,
  Outcome,
  ProfileReport,
} from './schemas/profile.js'
export type { ProfileChanges } from './schemas/profile-changes.js'
export type { GateResult, RunReport } from './schemas/run-report.js'
export type { StepCounts, Tally } from './schemas/step-counts.js'
export { map } from './streams/map.js'
export { type BatchSource, type ReadOptions, read } from './streams/read.js'
export { StepStream, type StepStreamOptions } from './streams/step.js'
export { type WriteOptions, write } from './streams/write.js'
export { Draws, KeyedRandom } from './transform/random.js'
export {
  type Apply,
  type Counters,
  defineTransform,
  type StepContext,
  type StepPlan,
  type Survey,
  type SurveyContext,
  type Transform,
  type Verdict,
} from './transform/transform.js'

/** A transform as a stream step: `step(myTransform, options)`. */
export function step<O extends z.ZodType>(
  transform: import('./transform/transform.js').Transform<O, never, never>,
  options: z.input<O>,
  stream?: StepStreamOptions,
): StepStream {
  return new StepStream(transform as never, options, stream)
}

/** Detects and anonymizes personal data in text. See `prep anonymize --help` for every option. */
export function anonymize(
  options: z.input<typeof anonymizeTransform.options>,
  stream?: StepStreamOptions,
): StepStream {
  return new StepStream(anonymizeTransform as never, options, stream)
}

/** Turns back what `encrypt` and `fpe` of {@link anonymize} wrote, with its key and its options. */
export function deanonymize(
  options: z.input<typeof deanonymizeTransform.options>,
  stream?: StepStreamOptions,
): StepStream {
  return new StepStream(deanonymizeTransform as never, options, stream)
}

/** Brings groups to equal or stated shares, by leaving rows out, repeating or weighting them. */
export function balance(
  options: z.input<typeof balanceTransform.options>,
  stream?: StepStreamOptions,
): StepStream {
  return new StepStream(balanceTransform as never, options, stream)
}

/** Mixes sources by shares, a temperature, UniMax, passes or counts. */
export function mix(options: z.input<typeof mixTransform.options>, stream?: StepStreamOptions): StepStream {
  return new StepStream(mixTransform as never, options, stream)
}

/** Adds changed copies of rows. */
export function augment(
  options: z.input<typeof augmentTransform.options>,
  stream?: StepStreamOptions,
): StepStream {
  return new StepStream(augmentTransform as never, options, stream)
}

/** Swaps gendered words in whole records, in place or in a copy beside them. */
export function counterfactual(
  options: z.input<typeof counterfactualTransform.options>,
  stream?: StepStreamOptions,
): StepStream {
  return new StepStream(counterfactualTransform as never, options, stream)
}

/** Brings rows into the shape that a trainer reads. */
export function convert(
  options: z.input<typeof convertTransform.options>,
  stream?: StepStreamOptions,
): StepStream {
  return new StepStream(convertTransform as never, options, stream)
}

/** Parts rows into splits such as train and test, rows of one group kept together. */
export function split(
  options: z.input<typeof splitTransform.options>,
  stream?: StepStreamOptions,
): StepStream {
  return new StepStream(splitTransform as never, options, stream)
}

/** What {@link profile} looks at, and the options of a profile. See `prep profile --help` for every one. */
export type ProfileInput = Pick<ProfileRequest, 'input' | 'errors' | 'failIf' | 'fail_if'> &
  z.input<typeof profileOptions>

/**
 * Profiles data without writing any: what columns hold, and with a facet and a label how an outcome is spread
 * over groups. Equal for any number of workers. Throws the errors of inputs and options, and `aborted`.
 *
 * @example
 * const { profile: report } = await profile({
 *   input: 'adult.csv',
 *   facet: ['sex'],
 *   label: 'income',
 *   positive: '>50K',
 * })
 * console.log(report.bias?.facets[0].outcomes[0].worst.disparateImpact)
 */
export function profile(
  { input, errors, failIf, fail_if, ...options }: ProfileInput,
  run: RunOptions = {},
): Promise<ProfileResult> {
  return profileData({ input, errors, failIf, fail_if, profile: options }, run)
}
