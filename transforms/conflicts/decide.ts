import { clusterKeys } from '../../src/transform/spill/cluster-keys.js'
import type { Clusters } from '../../src/transform/spill/clusters.js'
import { type KeyFile, KeyFileReader } from '../../src/transform/spill/key-file.js'
import type { PlaceFile } from '../../src/transform/spill/place-file.js'
import { writeRowNotes } from '../../src/transform/spill/row-notes.js'
import type { ConflictOptions } from './options.js'

/** Which rows are in conflict stands in a file. */
export interface ConflictDecision {
  /** Tells of each row in conflict how many answers there are, whether it is to stay, and which question it is. */
  places?: PlaceFile
}

/** The keys of a row: that of the question, then that of question and answer. */
export const keySections = 2

/** So much memory is taken to find equal keys, beside 28 bytes a row. */
const groupBytes = 64 << 20
/** What that is for a plan. */
export const conflictMemory = { bytes: groupBytes, bytesPerRow: 28 }

const isLeftOut = 1

/** What the first number of a row in the file of places says. */
export function readConflict(first: number): { answers: number; isLeftOut: boolean } {
  return { answers: first >>> 1, isLeftOut: (first & isLeftOut) !== 0 }
}

/** Finds the rows of conflicts, chooses which of them stay, and removes the files of keys. */
export async function decideConflicts(
  files: readonly KeyFile[],
  { options, folder }: { options: ConflictOptions; folder: string | undefined },
): Promise<ConflictDecision> {
  if (folder === undefined) return {}
  const readers = files.map((file) => new KeyFileReader(file))
  try {
    const rows = files.reduce((sum, file) => sum + file.rows, 0)
    const clustersIn = (section: number) => clusterKeys(readers, { section, rows, budgetBytes: groupBytes })
    const [questions, answers] = [await clustersIn(0), await clustersIn(1)]
    const found = conflictsIn(questions, answers)
    const places = writeRowNotes(readers, folder, (row) => {
      const question = questions.rootOf(row)
      const count = found.answers[question]
      if (count < 2) return undefined
      const kept = options.keep === 'first' ? question : options.keep === 'most' ? found.most[question] : none
      return [2 * count + (answers.rootOf(row) === kept ? 0 : isLeftOut), found.numbers[question]]
    })
    return { places }
  } finally {
    for (const reader of readers) reader.remove()
  }
}

/** Stands for no row. */
const none = 0xffffffff

/** By the first row of each question: how many answers it has, the first row of the most frequent one, and its number from 1. */
function conflictsIn(questions: Clusters, answers: Clusters) {
  const found = {
    answers: new Uint32Array(questions.rows),
    most: new Uint32Array(questions.rows).fill(none),
    numbers: new Uint32Array(questions.rows),
  }
  const sizes = answers.sizes()
  const best = new Uint32Array(questions.rows)
  for (let row = 0; row < sizes.length; row++) {
    // The first row of an answer stands for it.
    if (sizes[row] === 0) continue
    const question = questions.rootOf(row)
    found.answers[question]++
    if (sizes[row] === best[question]) found.most[question] = none
    if (sizes[row] <= best[question]) continue
    best[question] = sizes[row]
    found.most[question] = row
  }
  let number = 0
  for (let row = 0; row < sizes.length; row++) if (found.answers[row] > 1) found.numbers[row] = ++number
  return found
}
