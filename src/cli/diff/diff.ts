import { loadAnonymizeTools } from '../../../transforms/index.js'
import { findDifferences, type RowExample } from '../../run/diff/find-differences.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import { shownChange } from '../inspect/changes/mask.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { diffLines, type ShownDiff, type ShownExample } from './diff-lines.js'

/** Flags of `prep diff`. */
export interface DiffFlags {
  on?: string[]
  rows?: number
  showText?: boolean
  json?: boolean
  quiet?: boolean
}

const shownRows = 3

/** Compares two inputs and prints what differs, with values as their shapes. Answers the exit code. */
export async function showDifferences(
  { before, after }: { before: InputSpec; after: InputSpec },
  { on = [], rows = shownRows, showText = false, json = false, quiet = false }: DiffFlags,
  session: Session,
): Promise<number> {
  const { terminal } = session
  const examples = quiet && !json ? 0 : rows
  const diff = await findDifferences({ before, after, on, examples }, { workers: 0, stdin: terminal.stdin })
  const { shapeOfValue } = await loadAnonymizeTools()
  const masking = { showText, shapeOf: shapeOfValue }
  const nothing = { kinds: [], options: undefined }
  const shown = (given: readonly RowExample[]): ShownExample[] =>
    given.map((row) => ({
      ...row,
      fields: row.fields.map((change) => shownChange(change, nothing, masking)),
    }))
  const { changed, added, removed } = diff.examples
  const masked: ShownDiff = {
    ...diff,
    examples: { changed: shown(changed), added: shown(added), removed: shown(removed) },
  }
  const { stdout } = terminal
  if (json) stdout.write(`${JSON.stringify({ kind: 'diff', ...masked })}\n`)
  else if (!quiet) {
    const names = { before: String(before.path), after: String(after.path) }
    stdout.write(`${diffLines(masked, { names, on, showText }, screenOf(session, stdout)).join('\n')}\n`)
  }
  return diff.isEqual ? exitCodes.done : exitCodes.gateFailed
}
