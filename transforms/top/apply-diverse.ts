import { filterRows } from '../../src/arrow/take.js'
import { openPlaces } from '../../src/transform/spill/place-file.js'
import type { Apply, StepContext } from '../../src/transform/transform.js'
import { type DiverseDecision, diverseNotes } from './decide-diverse.js'
import type { TopOptions } from './options.js'

/** Keeps the rows that were chosen; counts the others, and rejects those that could not be compared. */
export function openDiverse({
  decision: { places },
  counters,
  cache,
  folder,
}: Pick<StepContext<TopOptions, DiverseDecision>, 'decision' | 'counters' | 'cache' | 'folder'>): Apply {
  if (places === undefined || folder === undefined) return (batch) => batch
  const reader = cache.opened(openPlaces, { folder, file: places })
  return (batch) => {
    const { first } = reader.lookUp(batch)
    return filterRows(batch, (row) => {
      const note = first[row]
      if (note === diverseNotes.kept) return true
      if (note === diverseNotes.noVector) counters.rejected(batch, row, 'bad_embedding')
      else if (note === diverseNotes.noScore) counters.rejected(batch, row, 'bad_score')
      else counters.dropped('top_left_out')
      return false
    })
  }
}
