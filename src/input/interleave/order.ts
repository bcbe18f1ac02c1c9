import { plural } from '../../base/count.js'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import type { InterleaveOptions } from '../../pipeline/normalize-input.js'
import type { Step } from '../../transform/step.js'
import { Pcg64 } from './pcg64.js'

/** How far probabilities may be off 1, as numpy has it: the square root of the spacing of doubles at 1. */
const tolerance = 2 ** -26

/**
 * The source that gives each next record, by its index, in the order of `datasets.interleave_datasets` for
 * map-style data sets (5.2.0). A source is read in its order, and from its start again when it is through.
 * Throws `bad_option` for probabilities that make no order with these lengths.
 */
export function* interleaveTurns(lengths: readonly number[], options: InterleaveOptions): Generator<number> {
  const { probabilities, seed, stopping } = options
  if (probabilities === undefined) return yield* roundRobin(lengths, stopping)
  checkProbabilities(probabilities, lengths, stopping)
  const left = [...lengths]
  let open = left.filter((length) => length > 0).length
  if (open === 0) return
  for (const source of draws(probabilities, seed)) {
    if (left[source] > 0 || stopping !== 'all_exhausted_without_replacement') yield source
    if (--left[source] !== 0) continue
    open--
    if (open === 0 || stopping === 'first_exhausted') return
  }
}

/** Throws `bad_pipeline` where records that are read several times are split: they would stand on both sides. */
export function checkInterleavedSplits(
  interleave: InterleaveOptions | undefined,
  steps: readonly Step[],
): void {
  const splitting = steps.find(({ plan }) => plan.effects.splits !== undefined)
  if (splitting === undefined || interleave?.stopping !== 'all_exhausted') return
  const { label } = splitting
  throw new PrepError(
    'bad_pipeline',
    `Step "${label}" comes after ${optionName('stopping: all_exhausted')}, which reads records of short sources again: the model would be tested on rows it was trained on. ` +
      `Set ${optionName('stopping')} to all_exhausted_without_replacement, and repeat rows of one split with the step mix behind it`,
    { at: { step: label } },
  )
}

function* roundRobin(lengths: readonly number[], stopping: InterleaveOptions['stopping']): Generator<number> {
  const isFirst = stopping === 'first_exhausted'
  const rounds = lengths.reduce((a, b) => (isFirst ? Math.min(a, b) : Math.max(a, b)))
  const empty = lengths.indexOf(0)
  if (stopping === 'all_exhausted' && empty >= 0 && rounds > 0) throw emptySource(empty)
  const skips = stopping === 'all_exhausted_without_replacement'
  for (let round = 0; round < rounds; round++)
    for (let source = 0; source < lengths.length; source++)
      if (!skips || round < lengths[source]) yield source
}

/**
 * What `default_rng(seed).choice(n, size, p=probabilities)` of numpy gives, without end: a random double is
 * looked up in the summed probabilities. The size of the blocks in which it is asked for makes no difference.
 */
function* draws(probabilities: readonly number[], seed: number): Generator<number> {
  const random = new Pcg64(seed)
  let sum = 0
  const steps = probabilities.map((probability) => {
    sum += probability
    return sum
  })
  const borders = Float64Array.from(steps, (step) => step / sum)
  for (;;) {
    const draw = random.random()
    let source = 0
    while (borders[source] <= draw) source++
    yield source
  }
}

function checkProbabilities(
  probabilities: readonly number[],
  lengths: readonly number[],
  stopping: InterleaveOptions['stopping'],
): void {
  if (probabilities.length !== lengths.length)
    refuse(
      `Option "probabilities" has ${plural(probabilities.length, 'number')} for ${plural(lengths.length, 'source')}. Give one for each`,
    )
  const wrong = probabilities.findIndex((probability) => !(probability >= 0 && probability <= 1))
  if (wrong >= 0)
    refuse(
      `Option "probabilities" gives source ${wrong + 1} the probability ${probabilities[wrong]}. Give numbers from 0 to 1`,
    )
  const sum = probabilities.reduce((a, b) => a + b, 0)
  if (Math.abs(sum - 1) > tolerance)
    refuse(`Option "probabilities" adds up to ${sum}. Divide each by that, so that they add up to 1`)
  const skips = stopping === 'all_exhausted_without_replacement'
  const empty = lengths.findIndex((length, i) => length === 0 && probabilities[i] > 0)
  if (empty >= 0 && !skips) throw emptySource(empty)
  const never = probabilities.findIndex((probability, i) => probability === 0 && (!skips || lengths[i] > 0))
  if (never >= 0 && stopping !== 'first_exhausted')
    refuse(
      `Source ${never + 1} of ${lengths.length} has probability 0, so "stopping: ${stopping}" would never end. Leave the source out`,
    )
}

function emptySource(index: number): PrepError {
  return new PrepError('bad_input', `Source ${index + 1} has no records to interleave. Leave it out`)
}

function refuse(message: string): never {
  throw new PrepError('bad_option', message)
}
