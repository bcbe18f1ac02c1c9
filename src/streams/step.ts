import { rmSync } from 'node:fs'
import { Transform as NodeTransform, type Readable, type TransformCallback } from 'node:stream'
import type { Batch } from '../arrow/batch.js'
import { checkOptions, checkValue, type OptionKinds } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import type { GivenOptions, OptionsSchema } from '../base/options-schema.js'
import { makeFolder } from '../files/make-folder.js'
import { makePrivateFolder } from '../files/private-folder.js'
import { checkOrder } from '../pipeline/plan-steps.js'
import type { StepCounts } from '../schemas/step-counts.js'
import { decideSurvey } from '../transform/decide-survey.js'
import { planStep, resolveOptions } from '../transform/plan-step.js'
import {
  type OpenStep,
  openStep,
  publishStep,
  type Step,
  surveyContext,
  surveyFolder,
} from '../transform/step.js'
import { checkTransform, type Transform } from '../transform/transform.js'
import { BatchSpool } from './batch-spool.js'
import { OrderSpool } from './order-spool.js'
import { pipeOnce } from './used-stream.js'

/** Options of a step in a stream. */
export interface StepStreamOptions {
  /** What its random choices are keyed by. Default: the seed of the stream that is piped in. */
  seed?: number | undefined
  /** Called for each row that the step cannot process. Without it the stream fails at the first one. */
  onReject?: ((place: RejectedRow) => void) | undefined
}

const optionKinds: OptionKinds<StepStreamOptions> = { seed: 'count', onReject: 'function' }

/** A row that a step could not process. */
export interface RejectedRow {
  /** The number of its source, from 0. */
  source: number
  /** Its byte offset in a text file, or its number in a columnar one. */
  position: number
  /** Its copy number: 0 for an original. */
  copy: number
  /** A short code, such as `anonymize_failed`. */
  reason: string
}

/**
 * A transform as a Node stream of batches. Its place among the steps and the seed come from the stream that
 * is piped in, so that a chain of streams makes the same choices as a plan of the same steps. A transform
 * that must see all rows first keeps them on disk until the last has come.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const dropped = balance({ facet: 'sex', method: 'under' })
 * dropped instanceof StepStream // true
 * await pipeline(read('adult.csv'), dropped, write('even/'))
 * console.log(dropped.counts?.dropped)
 */
export class StepStream extends NodeTransform {
  /** What its random choices are keyed by. */
  seed: number
  /** Its place among the steps of the chain, from 0. */
  index = 0
  readonly #transform: () => Promise<Transform>
  readonly #rawOptions: unknown
  readonly #options: StepStreamOptions
  #step: Step | undefined
  #open: OpenStep | undefined
  #spool: BatchSpool | undefined
  #folder: string | undefined
  #decision: unknown
  #ordered: OrderSpool | undefined
  #first: Batch | undefined
  /** Lets a step go on that waits for its reader. */
  #onRead: (() => void) | undefined
  #before: { readonly steps?: readonly Step[] } | undefined
  /** Stops a survey that decides, where the stream is gone. */
  readonly #deciding = new AbortController()

  /** As `step` does it. Throws `bad_option` for what is no transform and for options that are no object; the stream fails with `bad_option` or `bad_schema` at its first batch. */
  constructor(
    transform: Transform | (() => Promise<Transform>),
    rawOptions: unknown,
    options: StepStreamOptions = {},
  ) {
    checkStep(transform, rawOptions, options)
    super({ objectMode: true, highWaterMark: 1 })
    this.#transform = typeof transform === 'function' ? transform : async () => transform
    this.#rawOptions = rawOptions
    this.#options = options
    this.seed = options.seed ?? 0
    pipeOnce(this)
    this.on('pipe', (from: Readable & { seed?: number; index?: number; steps?: readonly Step[] }) => {
      if (this.#before !== undefined) return
      this.#before = from
      this.seed = options.seed ?? from.seed ?? 0
      this.index = from.index === undefined ? 0 : from.index + 1
    })
  }

  /** The steps of the chain up to this one, as far as the first batch has made them known. */
  get steps(): readonly Step[] {
    return [...(this.#before?.steps ?? []), ...(this.#step === undefined ? [] : [this.#step])]
  }

  /** What the step did to the rows so far. */
  get counts(): StepCounts | undefined {
    return this.#open?.counts
  }

  /** @internal */
  override _transform(batch: Batch, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#take(batch).then(() => done(), done)
  }

  /** @internal */
  override _flush(done: TransformCallback): void {
    this.#finish().then(() => done(), done)
  }

  /** @internal */
  override _read(size: number): void {
    this.#onRead?.()
    this.#onRead = undefined
    super._read(size)
  }

  /** @internal */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#onRead?.()
    this.#deciding.abort()
    this.#spool?.close()
    this.#spool = undefined
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
    this.#folder = undefined
    this.#ordered?.close()
    this.#ordered = undefined
    done(error)
  }

  async #take(batch: Batch): Promise<void> {
    checkValue('What a step is given', batch, 'batch')
    if (this.#step === undefined) {
      const place = { index: this.index, schema: batch.schema }
      const transform = await this.#transform()
      checkTransform('What the first argument of StepStream loads', transform)
      const options = await resolveOptions(transform, this.#rawOptions, this.index)
      const step = planStep(transform, options, place)
      checkOrder(this.steps, step)
      this.#step = step
      this.#first = batch
      if (transform.survey === undefined) this.#open = await this.#openStep(undefined)
      else this.#spool = new BatchSpool(batch.schema)
      if (transform.order !== undefined) this.#ordered = new OrderSpool(step, this.seed)
    }
    if (this.#open === undefined) this.#spool?.append(batch)
    else await this.#pass(this.#open.apply(batch))
  }

  /** Passes batches on, or keeps them until the last has come, where the step puts rows in order. */
  async #pass(batches: Iterable<Batch>): Promise<void> {
    const ordered = this.#ordered
    if (ordered === undefined) return this.#pushAll(batches)
    for (const batch of batches) ordered.append(batch)
  }

  /** Surveys what was kept, then passes it on, as fast as the reader takes it; or all rows in their order. */
  async #finish(): Promise<void> {
    if (this.#step === undefined || this.#first === undefined) return
    const spool = this.#spool
    if (spool !== undefined) {
      this.#decision = await this.#survey(this.#step, spool)
      this.#open = await this.#openStep(this.#decision)
      if (this.#first.numRows === 0) await this.#pass(this.#open.apply(this.#first))
      for (const batch of spool.read()) {
        await this.#pass(this.#open.apply(batch))
        // Nothing more can be read then: the spool is closed.
        if (this.destroyed) return
      }
    }
    if (this.#open !== undefined) await this.#pass(this.#open.finish())
    publishStep(this.#step, { decision: this.#decision, folder: this.#folder })
    if (this.#ordered === undefined) return
    // A reader learns the schema from a batch, also where there is no row.
    if (this.#first.numRows === 0) await this.#pushAll([this.#first])
    await this.#pushAll(this.#ordered.read())
  }

  /** Passes batches on and waits wherever the reader has had enough. */
  async #pushAll(batches: Iterable<Batch>): Promise<void> {
    for (const batch of batches) {
      if (this.destroyed) return
      if (!this.push(batch)) await this.#untilRead()
    }
  }

  #survey(step: Step, spool: BatchSpool): Promise<unknown> {
    const survey = step.transform.survey!
    if (survey.spills) this.#folder = makePrivateFolder('survey')
    const folder = surveyFolder(step, this.#folder)
    if (folder !== undefined) makeFolder(folder)
    const summarize = (again: unknown) => {
      const summary = survey.empty(step.options, again)
      const context = surveyContext(step, { seed: this.seed, again, folder: this.#folder })
      for (const batch of spool.read()) survey.observe(summary, batch, context)
      return survey.seal === undefined ? summary : survey.seal(summary)
    }
    return decideSurvey(step, summarize, {
      mayAsk: true,
      signal: this.#deciding.signal,
      notify: () => {},
    })
  }

  /** Resolves when the buffer of the readable side has been taken, or the stream is gone. */
  #untilRead(): Promise<void> {
    return new Promise((resolve) => {
      this.#onRead = resolve
    })
  }

  #openStep(decision: unknown): Promise<OpenStep> {
    const step = this.#step!
    const { onReject } = this.#options
    return openStep(step, {
      seed: this.seed,
      decision,
      folder: this.#folder,
      onReject: (batch, row, { reason }) => {
        const { source, positions, copies } = batch.origin
        const place = { source, position: positions[row], copy: copies[row], reason }
        if (onReject !== undefined) return onReject(place)
        throw new PrepError(
          'bad_input',
          `A row cannot be processed (${reason}). Give onReject to the step to go on without it`,
          {
            at: { step: step.label, offset: place.position },
          },
        )
      },
    })
  }
}

/** Refuses what callers give whom no compiler checks. Options of a transform that is not loaded yet are an object. */
function checkStep(
  transform: Transform | (() => Promise<Transform>),
  rawOptions: unknown,
  options: StepStreamOptions,
): void {
  const isLoaded = typeof transform !== 'function'
  if (isLoaded) checkTransform('The first argument of step()', transform)
  const isUsable =
    rawOptions === undefined || (isLoaded && rawOptions !== null && !(rawOptions instanceof Promise))
  if (!isUsable) checkValue('The options of a step', rawOptions, 'object')
  checkOptions('a step in a stream', options, optionKinds)
}

/** Makes a stream step of a transform from its options. */
export type StepFactory<Options> = (options: Options, stream?: StepStreamOptions) => StepStream

/** A transform, or what loads one at the first batch, as a function that makes a step of it. */
export function stepOf<O extends OptionsSchema, Summary, Decision>(
  transform: Transform<O, Summary, Decision> | (() => Promise<Transform<O, Summary, Decision>>),
): StepFactory<GivenOptions<O>> {
  return (options, stream) => new StepStream(transform, options, stream)
}
