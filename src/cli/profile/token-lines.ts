import { count } from '../../base/count.js'
import type { TokenProfile } from '../../schemas/token-profile.js'
import { trainingLines } from '../summary/training-lines.js'
import type { Screen } from '../terminal/screen.js'
import { wrap } from '../terminal/width.js'
import { shareText } from './chat-lines.js'

/** How many tokens records have, and what a training on them would be, for a person. */
export function tokenLines({ record, training }: TokenProfile, { words, columns }: Screen): string[] {
  const { text } = words
  if (record.quantiles.at.length === 0) return []
  const lines = [
    text('Tokens of a record: {least} … {median} … {most}, 95 % at most {usual}; in all {sum}', {
      least: count(Math.round(record.min)),
      median: shareText(record, 0.5),
      most: count(Math.round(record.max)),
      usual: shareText(record, 0.95),
      sum: count(record.sum),
    }),
    ...trainingLines(training, words),
  ]
  return lines.flatMap((line) => wrap(line, columns))
}
