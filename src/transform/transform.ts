import type { Data, Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import type { DataSplits } from '../arrow/splits.js'
import { PrepError } from '../base/errors.js'
import type { CheckedOptions, GivenOptions, OptionsSchema } from '../base/options-schema.js'
import type { RuleResult } from '../schemas/curation.js'
import type { ExpectedRows } from '../schemas/run-report.js'
import type { Figures, Findings } from './findings.js'
import type { KeyedRandom } from './random.js'
import type { StepCache } from './step-cache.js'
import type { OrderContext, PublishContext, RowOfBatch } from './step-contexts.js'

/** What a step promises before any row is read. */
export interface StepPlan {
  /** The schema of its output. */
  schema: Schema
  /** Columns of its input that it reads: top-level ones, as `columnsOf` answers for paths. */
  reads: readonly string[]
  /** Columns that it changes, adds or removes: top-level ones too. */
  writes: readonly string[]
  /** What it does beyond the values of its columns. */
  effects: StepEffects
  /** Paths of fields that a step which takes something out was not asked to look at, so that it stays there. */
  unread?: readonly string[]
  /** What the decision of its survey takes in memory at most; a plan shows it. */
  surveyMemory?: SurveyMemory | undefined
}

/** The memory of a survey that works with files on disk. */
export interface SurveyMemory {
  /** At any size of the data, in bytes. */
  bytes: number
  /** Besides for each row. */
  bytesPerRow: number
}

/** What a step does beyond the values of its columns. The steps behind it, and the run, depend on this. */
export interface StepEffects {
  /** What becomes of the rows, at most. */
  rows: RowEffect
  /** The column of weights that it writes, by which a profile counts rows from then on. */
  weightColumn?: string | undefined
  /** The column by which it splits the data, and the names of the splits, in their order. */
  splits?: DataSplits | undefined
  /** Names the secret that the step uses (a hash of it), so that a run is not resumed with another one. */
  keyId?: string | undefined
}

/** Every {@link RowEffect}, the least first. */
export const rowEffects = ['kept', 'reordered', 'dropped', 'repeated', 'joined'] as const

/**
 * What a step does to the rows at most. Each word allows what those before it stand for:
 *
 * - `kept`: as many rows in the same order; a row that cannot be processed may still be rejected. Only then may the survey of a later step leave the step out, where
 *   it reads no column that the step writes.
 * - `reordered`: the same rows, in another order within their batch.
 * - `dropped`: some rows are left out or rejected; of no row there are two.
 * - `repeated`: rows are added, such as copies of others. Data cannot be split after that, or copies of a
 *   row would stand in several splits.
 * - `joined`: several rows become one, which may be held back to the end of the partition. It bears the place of the
 *   first of them, with a copy number where it shares that place with another one.
 */
export type RowEffect = (typeof rowEffects)[number]

/** What a step is given for one partition. */
export interface StepContext<Options, Decision = unknown> {
  /** The options with their defaults. */
  options: Options
  /** What `survey.decide` answered; `undefined` for a step without a survey. */
  decision: Decision
  /** Keyed by the seed of the run and the place of the step. */
  random: KeyedRandom
  /** The seed of the run, for choices that must be the same at any place in a plan. */
  seed: number
  /** Where the step accounts for rows. */
  counters: Counters
  /** Takes what each rule makes of row `row` of the batch at hand, where somebody asks why rows go or stay; else `undefined`. */
  explain: ((row: number, results: readonly RuleResult[]) => void) | undefined
  /** What the step writes its findings into: made by `findings.empty`, one a partition; else `undefined`. */
  findings: unknown
  /** What the partitions that one thread works on share, such as a loaded model. */
  cache: StepCache
  /** The folder of a survey that `spills`, with the files that its decision names; `undefined` for any other. */
  folder: string | undefined
}

/**
 * How a step accounts for rows and for what it saw. Names are short codes, such as `no_date`, never text of a record; a reason
 * or a kind that is none, such as the message of an error, ends the run.
 */
export interface Counters {
  /** So many rows were added, such as copies. */
  added(count: number): void
  /** So many rows, or one, were left out on purpose; with `at` it is known which one, which a trail of the rows tells. */
  dropped(reason: string, count?: number, at?: RowOfBatch): void
  /** So many rows have become part of a row that bears the place of another one. */
  joined(count: number): void
  /**
   * Row `row` of `batch` (the batch that the step was given) could not be processed and is left out. A step that judges rows
   * says which rules the row breaks, which stands in the list of rejects as well: that is a verdict, and no budget of errors counts it.
   */
  rejected(batch: Batch, row: number, reason: string, rules?: readonly RuleResult[]): void
  /** Something was seen so often, or once. */
  note(kind: string, count?: number): void
  /** Something was seen in one row so often, or once. It is told where the run keeps a trail of its rows, and counted nowhere. */
  noteRow(at: RowOfBatch, kind: string, count?: number): void
  /** Counts in more detail: `name` in the table `table`, such as `PERSON` in `by field`. */
  tally(table: string, name: string, count?: number): void
  /**
   * Offers a masked example of a kind, made only if it is kept. Those with the least `key`, which must follow
   * from the row alone, are.
   */
  sample(kind: string, key: number, text: () => string): void
}

/**
 * Turns one batch into another, or into several, one at a time, where rows become many. It must not change
 * the one it is given.
 */
export type Apply = (batch: Batch) => Batch | Iterable<Batch>

/** What a step of the effect `joined` opens: it is told of the end of the partition, when it gives what it held back. */
export interface Gather {
  /** Takes a batch, and answers with the rows that are done. */
  apply: Apply
  /** Called once, behind the last batch of the partition: the rows that were held back. */
  finish(): Batch | Iterable<Batch>
}

/** The answer of a survey: a decision for every worker, or a further pass over the data with `again` in hand. */
export type Verdict<Decision> =
  | {
      /** What every worker is given. */
      decision: Decision
    }
  | {
      /** What the next pass over the data has in hand. */
      again: unknown
    }

/**
 * A summary of all rows, made before any is changed. Summaries and decisions are plain data that survives
 * JSON and structured clone; `merge` is associative and exact, and runs in the order of the partitions.
 */
export interface Survey<Options, Summary, Decision> {
  /** Whether these options need one; without it always. A survey that is not needed decides `undefined`. */
  isNeeded?(options: Options): boolean
  /** Whether it keeps files in a folder that it is given, each attempt its own. What the decision names there stays. */
  spills?: boolean
  /** Top-level columns that the survey reads; without it those that the plan of the step says it reads. */
  reads?(options: Options): readonly string[]
  /** `again` is what an earlier `decide` asked for; `undefined` in the first pass. */
  empty(options: Options, again: unknown): Summary
  /** Takes a batch into the summary, which it may change. */
  observe(summary: Summary, batch: Batch, context: SurveyContext<Options>): void
  /** Called when a partition is through: makes the summary plain data, where `observe` fills something faster. */
  seal?(summary: Summary): Summary
  /** Two summaries as one, `a` of the earlier partition; it may change both. */
  merge(a: Summary, b: Summary): Summary
  /** What follows from the summary of all rows; it may take its time. Throws `bad_option` where the options cannot be met. */
  decide(
    summary: Summary,
    options: Options,
    again: unknown,
    context: DecideContext,
  ): Verdict<Decision> | Promise<Verdict<Decision>>
  /** Rows now and in the end, group by group, as a decision will make them; shown before the run. */
  expect?(decision: Decision, options: Options): ExpectedRows[]
}

/** What a survey is given as it decides. */
export interface DecideContext {
  /** Whether it may ask a service outside, which costs: not where a plan is shown or explained. */
  mayAsk: boolean
  /** Aborted where the run is to stop. */
  signal: AbortSignal | undefined
  /** Takes a sentence about how far it is. */
  notify: (message: string) => void
}

/** What a survey is given beside the batch that it observes. */
export interface SurveyContext<Options> {
  /** The options with their defaults. */
  options: Options
  /** Keyed as that of the step itself. */
  random: KeyedRandom
  /** What an earlier `decide` asked for; `undefined` in the first pass. */
  again: unknown
  /** The columns that the plan of the step reads. The batch may have others, which an earlier step takes out. */
  reads: readonly string[]
  /** The folder of a survey that `spills`; `undefined` for any other. */
  folder: string | undefined
  /** What the partitions that one thread works on share, as of the step itself. */
  cache: StepCache
}

/** An operator: what `defineTransform` is given and freezes. `O` is the zod schema of the options, of `z` here or of a zod of your own. */
export interface Transform<O extends OptionsSchema = OptionsSchema, Summary = unknown, Decision = unknown> {
  /** The name in a pipeline file; the same as the file's. */
  name: string
  /** One line for `--help` and the table of transforms. */
  summary: string
  /** Shell lines shown under `prep NAME --help`. */
  examples: readonly string[]
  /** The zod schema of the options: it checks them, fills in defaults and describes them. */
  options: O
  /**
   * Reads what the options name in files, once, before the plan is made: the answer is options that hold the
   * definitions themselves, or digests of the files, so that a run is not resumed with others. It is called
   * again on what it answered. Throws `bad_option`.
   */
  resolve?(options: CheckedOptions<O>): Promise<GivenOptions<O>>
  /** Pure. Throws `bad_schema` or `bad_option` early: unknown column, wrong type, options that cannot go together. */
  plan(schema: Schema, options: CheckedOptions<O>): StepPlan
  /** A look at all rows before any is changed, for a step that must know them. */
  survey?: Survey<CheckedOptions<O>, Summary, Decision> | undefined
  /**
   * Whether the survey, and a step that changes nothing, keep no part of a batch once they have answered. Then its
   * memory may be written to again, and batches are larger. Default false.
   */
  borrows?: boolean
  /** What the step finds out about the rows, for the report. */
  findings?: Findings<CheckedOptions<O>, Decision> | undefined
  /** The figures in what `findings` reports. */
  figures?: Figures<CheckedOptions<O>> | undefined
  /**
   * Puts the rows of the whole data in order: gives each row of a batch a key, as a column of bytes (`Binary`), and the
   * rows are written in the order of the bytes of their keys; those of equal keys stay as they are. Such a step is the
   * last of a list, and passes every row on.
   */
  order?(context: OrderContext<CheckedOptions<O>>): (batch: Batch) => Data
  /** Called when all rows are written and before readers see the output, also in a resumed run: writes files that options ask for. */
  publish?(context: PublishContext<CheckedOptions<O>, Decision>): void
  /**
   * Called once a partition, in the worker. Heavy packages are imported here, not at the top of the file. A step that
   * joins rows answers with a `Gather`.
   */
  open(context: StepContext<CheckedOptions<O>, Decision>): Apply | Gather | Promise<Apply | Gather>
}

/** Throws `bad_option` for what lacks a part that every transform has, from callers whom no compiler checks. */
export function checkTransform(subject: string, given: unknown): void {
  const { name, options, plan, open } = Object(given) as Partial<Transform>
  const parts = [
    { part: 'name', isThere: typeof name === 'string', wanted: 'a string' },
    {
      part: 'options',
      isThere: typeof options?.safeParse === 'function',
      wanted: 'a zod schema, such as z.strictObject({})',
    },
    { part: 'plan', isThere: typeof plan === 'function', wanted: 'a function' },
    { part: 'open', isThere: typeof open === 'function', wanted: 'a function' },
  ]
  const lost = parts.find(({ isThere }) => !isThere)
  if (lost !== undefined)
    throw new PrepError('bad_option', `${subject} is no transform: its "${lost.part}" must be ${lost.wanted}`)
}

/**
 * Declares a transform: gives the compiler all types, and freezes the definition. Throws `bad_option` where a part is missing.
 *
 * @example
 * export const transform = defineTransform({
 *   name: 'shout',
 *   summary: 'Write text in capitals',
 *   examples: [],
 *   options: z.strictObject({ fields: textFields }),
 *   plan: (schema, { fields }) => {
 *     textPaths(schema, fields)
 *     const columns = columnsOf(fields)
 *     return { schema, reads: columns, writes: columns, effects: { rows: 'kept' } }
 *   },
 *   open:
 *     ({ options }) =>
 *     (batch) =>
 *       options.fields.reduce(
 *         (rows, field) => new TextLens(rows, field).rewrite((text) => text.toUpperCase()),
 *         batch,
 *       ),
 * })
 */
export function defineTransform<O extends OptionsSchema, Summary = undefined, Decision = undefined>(
  definition: Transform<O, Summary, Decision>,
): Transform<O, Summary, Decision> {
  checkTransform('The definition', definition)
  return Object.freeze(definition)
}
