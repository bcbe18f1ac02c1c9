import type { UnfinishedOutput } from '../../output/find-unfinished.js'
import type { Words } from '../language/words.js'
import { type Screen, withTitle } from '../terminal/screen.js'
import { wrap } from '../terminal/width.js'

/** What is said of an output that no run has finished: how far it is, and what may be done. */
export function unfinishedLines(found: UnfinishedOutput, { paint, words, columns }: Screen): string[] {
  const { folder, holder } = found
  const head = withTitle(
    words.text('Not finished: the run into "{folder}" {state}', {
      folder,
      state: stateText(found, words),
    }),
    { paint, style: 'yellow' },
  )
  const advice =
    holder === undefined
      ? 'The same command again finishes it; with --overwrite it starts anew'
      : 'Wait until it ends'
  return [head, words.text(advice)].flatMap((line) => wrap(line, columns))
}

function stateText(
  { partitions, finished, holder }: UnfinishedOutput,
  { text, counted, joined }: Words,
): string {
  const begun = holder === undefined ? text('was stopped') : text('is still at work ({holder})', { holder })
  if (partitions === undefined) return begun
  return joined([
    begun,
    text('{finished} of {partitions} done', { finished, partitions: counted(partitions, 'partition') }),
  ])
}
