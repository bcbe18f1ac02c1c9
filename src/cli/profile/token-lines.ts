import { count } from '../../base/count.js'
import type { TokenProfile } from '../../schemas/token-profile.js'
import type { Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { wrap } from '../terminal/width.js'
import { percent } from './bias-lines.js'
import { shareText } from './chat-lines.js'

/** How many tokens records have, and what a training on them would be, for a person. */
export function tokenLines({ record, training }: TokenProfile, { words, columns }: Screen): string[] {
  const { text } = words
  if (record.quantiles.at.length === 0) return []
  const { length, rows, waste, batchSize, epochs, steps, stepsAnEpoch } = training
  const lines = [
    text('Tokens of a record: {least} … {median} … {most}, 95 % at most {usual}; in all {sum}', {
      least: count(Math.round(record.min)),
      median: shareText(record, 0.5),
      most: count(Math.round(record.max)),
      usual: shareText(record, 0.95),
      sum: count(record.sum),
    }),
    text('Packed to {length} (--length): {rows}, of which {waste} holds no token', {
      length: words.counted(length, 'token'),
      rows: words.counted(rows, 'row'),
      waste: waste === null ? '-' : percent(waste),
    }),
    text('A pass has {steps} of {batchSize} (--batch-size); {all} in all with --epochs {epochs}', {
      steps: words.counted(stepsAnEpoch, 'training step'),
      batchSize: words.counted(batchSize, 'row'),
      all: count(steps),
      epochs,
    }),
    ...overlongLines(training, words),
  ]
  return lines.flatMap((line) => wrap(line, columns))
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
      lost: lost === null ? text('hidden') : percent(lost),
    }),
  ]
}
