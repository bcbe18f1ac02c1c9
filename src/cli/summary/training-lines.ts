import { count } from '../../base/count.js'
import type { TokenProfile, TokensReport, TrainingEstimate } from '../../schemas/token-profile.js'
import type { Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { wrap } from '../terminal/width.js'

/** How many tokens the step `tokens` has counted, and what a training on them would be, for a person. */
export function countedLines(
  { records, tokens, quantiles, longest, training }: TokensReport,
  { words, columns }: Screen,
): string[] {
  if (records === 0) return []
  const head = words.text(
    'Tokens of a record: median {median}, 95 % at most {usual}, none over {most}; in all {sum}',
    {
      median: count(quantiles.p50 ?? 0),
      usual: count(quantiles.p95 ?? 0),
      most: count(longest),
      sum: count(tokens),
    },
  )
  return [head, ...trainingLines(training, words)].flatMap((line) => wrap(line, columns))
}

/** What a training on records would be, before lines are broken. */
export function trainingLines(training: TrainingEstimate, words: Words): string[] {
  const { text } = words
  const { length, rows, waste, batchSize, epochs, steps, stepsAnEpoch } = training
  return [
    text('Packed to {length} (--length): {rows}, of which {waste} holds no token', {
      length: words.counted(length, 'token'),
      rows: words.counted(rows, 'row'),
      waste: waste === null ? '-' : inTenths(waste),
    }),
    text('A pass has {steps} of {batchSize} (--batch-size); {all} in all with --epochs {epochs}', {
      steps: words.counted(stepsAnEpoch, 'training step'),
      batchSize: words.counted(batchSize, 'row'),
      all: count(steps),
      epochs,
    }),
    ...overlongLines(training, words),
  ]
}

function overlongLines(
  { overlong, lost, length }: TokenProfile['training'],
  { text, counted }: Words,
): string[] {
  if (overlong === 0) return []
  return [
    text('Longer than {length}: {records}, with {lost} of all tokens behind that', {
      length: counted(length, 'token'),
      records: overlong === null ? text('hidden') : counted(overlong, 'record'),
      lost: lost === null ? text('hidden') : inTenths(lost),
    }),
  ]
}

/** A share as per cent: a thousandth of all tokens may be many. */
function inTenths(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
