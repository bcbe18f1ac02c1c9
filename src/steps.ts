/**
 * Every transform as a step of a Node stream, and the profile of some data by itself. The code of a transform is
 * loaded when its stream gets the first batch.
 */
import { checkValue } from './base/check-options.js'
import type { GivenOptions, OptionsSchema } from './base/options-schema.js'
import { withListeners } from './pipeline/listeners.js'
import { checkRunOptions, type RunOptions } from './pipeline/run-options.js'
import type { ProfileResult } from './run/measure/profile-data.js'
import type { ErrorSpec, FailIf, Pipeline } from './schemas/options/pipeline.js'
import type { ProfileOptions } from './schemas/options/profile.js'
import type { StepOptions } from './schemas/options/steps.js'
import { type StepFactory, type StepStream, type StepStreamOptions, stepOf } from './streams/step.js'
import { checkTransform, type Transform } from './transform/transform.js'

/**
 * Detects personal data in text and replaces exactly what it finds; every other byte stays. See
 * `prep anonymize --help` for every option.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('a.jsonl'), anonymize({ fields: ['prompt'], policy: 'mask' }), write('clean/'))
 */
export const anonymize: StepFactory<StepOptions['anonymize']> = stepOf(
  async () => (await import('../transforms/anonymize.js')).anonymize,
)

/**
 * Turns back what `encrypt` and `fpe` of {@link anonymize} wrote, with its key and its options.
 *
 * @example
 * import { writeFileSync } from 'node:fs'
 * import { pipeline } from 'node:stream/promises'
 * writeFileSync('key.txt', '5e'.repeat(32))
 * const secret = anonymize({ fields: ['prompt'], policy: 'encrypt', keyFile: 'key.txt' })
 * const restored = deanonymize({ fields: ['prompt'], policy: 'encrypt', keyFile: 'key.txt' })
 * await pipeline(read('a.jsonl'), secret, restored, write('as-before/'))
 */
export const deanonymize: StepFactory<StepOptions['anonymize']> = stepOf(
  async () => (await import('../transforms/deanonymize.js')).deanonymize,
)

/**
 * Brings groups to equal or stated shares: repeats rows, leaves rows out, or writes weights. Rows wait on
 * disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('adult.csv'), balance({ facet: 'sex', label: 'income', method: 'under' }), write('even/'))
 */
export const balance: StepFactory<StepOptions['balance']> = stepOf(
  async () => (await import('../transforms/balance.js')).balance,
)

/**
 * Mixes sources by shares, a temperature, UniMax, passes or counts. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const rows = mix({ column: 'language', weights: { en: 3, zh: 1 } })
 * await pipeline(read('chats.jsonl'), rows, write('mixed/'))
 * console.log(rows.counts?.dropped)
 */
export const mix: StepFactory<StepOptions['mix']> = stepOf(
  async () => (await import('../transforms/mix.js')).mix,
)

/**
 * Brings rows into the shape that a trainer reads: renames, casts and fills columns, converts chat conventions.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const names = { question: 'prompt', answer: 'completion' }
 * await pipeline(read('faq.jsonl'), convert({ rename: names, to: 'messages' }), write('chat/'))
 */
export const convert: StepFactory<StepOptions['convert']> = stepOf(
  async () => (await import('../transforms/convert.js')).convert,
)

/**
 * Keeps the rows for which an expression over their columns holds.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const short = filter({ keep: "length(prompt) <= 200 and language = 'zh'" })
 * await pipeline(read('chats.jsonl'), short, write('short/'))
 * console.log(short.counts?.dropped)
 */
export const filter: StepFactory<StepOptions['filter']> = stepOf(
  async () => (await import('../transforms/filter.js')).filter,
)

/**
 * Takes rows at random: so many or a share, of all rows or of each group. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('chats.jsonl'), sample({ rows: 5, by: 'language' }), write('some/'))
 */
export const sample: StepFactory<StepOptions['sample']> = stepOf(
  async () => (await import('../transforms/sample.js')).sample,
)

/**
 * Keeps the first rows. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('chats.jsonl'), head({ rows: 5 }), write('first/'))
 */
export const head: StepFactory<StepOptions['head']> = stepOf(
  async () => (await import('../transforms/head.js')).head,
)

/**
 * Sorts all rows by columns, or by what is calculated of them. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('chats.jsonl'), sort({ by: ['language', 'length(prompt)'] }), write('sorted/'))
 */
export const sort: StepFactory<StepOptions['sort']> = stepOf(
  async () => (await import('../transforms/sort.js')).sort,
)

/**
 * Shuffles all rows, keyed by the seed. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('chats.jsonl'), shuffle({}, { seed: 7 }), write('shuffled/'))
 */
export const shuffle: StepFactory<StepOptions['shuffle']> = stepOf(
  async () => (await import('../transforms/shuffle.js')).shuffle,
)

/**
 * Checks the turns of conversations, and rejects, drops or repairs those that a model cannot learn from.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('chats.jsonl'), validateChat({ action: 'repair' }), write('checked/'))
 */
export const validateChat: StepFactory<StepOptions['validate_chat']> = stepOf(
  async () => (await import('../transforms/validate-chat.js')).validateChat,
)

/**
 * Holds rows to rules, and rejects, drops or tags those that break one; `validate` holds whole data to them.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const rules = [{ column: 'prompt', length: { min: 3 } }]
 * await pipeline(read('data.jsonl'), validateRows({ rules, onFail: 'drop' }), write('held/'))
 */
export const validateRows: StepFactory<StepOptions['validate']> = stepOf(
  async () => (await import('../transforms/validate.js')).validate,
)

/**
 * Turns text into tokens, with labels of what is to be learned.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), tokenize({ tokenizer: 'datasets/samples/tokenizer' }), write('tokens/'))
 */
export const tokenize: StepFactory<StepOptions['tokenize']> = stepOf(
  async () => (await import('../transforms/tokenize.js')).tokenize,
)

/**
 * Counts the tokens of each record, leaves out those of too few or too many, and estimates a training.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), tokens({ tokenizer: 'datasets/samples/tokenizer', max: 4096 }), write('counted/'))
 */
export const tokens: StepFactory<StepOptions['tokens']> = stepOf(
  async () => (await import('../transforms/tokens.js')).tokens,
)

/**
 * Shortens texts to a number of tokens, behind a sentence where they have one.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), truncate({ tokenizer: 'datasets/samples/tokenizer', fields: ['text'], maxTokens: 64 }), write('short/'))
 */
export const truncate: StepFactory<StepOptions['truncate']> = stepOf(
  async () => (await import('../transforms/truncate.js')).truncate,
)

/**
 * Packs documents of tokens into rows of one length. A stream is one partition: rows are held back until there are enough
 * to choose from, and the rest comes at the end.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('tokens.jsonl'), pack({ length: 4096 }), write('packed/'))
 */
export const pack: StepFactory<StepOptions['pack']> = stepOf(
  async () => (await import('../transforms/pack.js')).pack,
)

/**
 * Writes conversations as text, by the chat template of a model.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('chats.jsonl'), template({ template: 'qwen3' }), write('texts/'))
 */
export const template: StepFactory<StepOptions['template']> = stepOf(
  async () => (await import('../transforms/template.js')).template,
)

/**
 * Splits rows into parts such as train and test, rows of one group kept together.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const shares = { train: 0.9, test: 0.1 }
 * await pipeline(read('a.jsonl'), split({ by: 'prompt', shares }), write('out/'))
 */
export const split: StepFactory<StepOptions['split']> = stepOf(
  async () => (await import('../transforms/split.js')).split,
)

/**
 * A transform of your own as a step in a stream.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const shout = defineTransform({
 *   name: 'shout',
 *   summary: 'Write text in capitals',
 *   examples: [],
 *   options: z.strictObject({ field: z.string() }),
 *   plan: (schema, { field }) => {
 *     const columns = columnsOf([field])
 *     return { schema, reads: columns, writes: columns, effects: { rows: 'kept' } }
 *   },
 *   open:
 *     ({ options }) =>
 *     (batch) =>
 *       new TextLens(batch, options.field).rewrite((text) => text.toUpperCase()),
 * })
 * await pipeline(read('a.jsonl'), step(shout, { field: 'prompt' }), write('loud/'))
 */
export function step<O extends OptionsSchema, Summary, Decision>(
  transform: Transform<O, Summary, Decision>,
  options: GivenOptions<O>,
  stream?: StepStreamOptions,
): StepStream {
  checkTransform('The first argument of step()', transform)
  return stepOf(transform)(options, stream)
}

/** What {@link profile} looks at, and the options of a profile. */
export interface ProfileInput extends ProfileOptions {
  /** What to read, as in a pipeline. */
  input: Pipeline['input']
  /** What to do about records that cannot be read. */
  errors?: Pick<ErrorSpec, 'invalidUtf8'> | undefined
  /** Where to write the state of the profile, such as `ref.prof`, by which data is compared with it later. */
  state?: string | undefined
  /** Figures under which `gates` of the result tell of a failure. */
  failIf?: FailIf | undefined
  /** @deprecated The old name of `failIf`. */
  fail_if?: FailIf | undefined
}

/**
 * Profiles data without writing any: what columns hold, and with a facet and a label how an outcome is spread
 * over groups. Equal for any number of workers. Throws the errors of inputs and options, and `aborted`.
 *
 * @example
 * const asked = { input: 'adult.csv', facet: 'sex', label: 'income', positive: '>50K' }
 * const { profile: report } = await profile({ ...asked, state: 'ref.prof' })
 * console.log(report.bias?.facets[0]?.outcomes[0]?.worst.disparateImpact)
 */
export async function profile(given: ProfileInput, run: RunOptions = {}): Promise<ProfileResult> {
  checkValue('What profile() is given', given, 'object')
  checkRunOptions('profile()', run)
  const { input, errors, failIf, fail_if, state, ...options } = given
  const { profileData } = await import('./run/measure/profile-data.js')
  const request = { input, errors, failIf, fail_if, state, profile: options }
  return withListeners(run, (guarded) => profileData(request, guarded))
}
