/** The operations by name. Another one is a file beside these, a line here, and its weight in a preset. */

import type { Operation } from '../editing/operation.js'
import { homophone, lookalike } from './chinese/characters.js'
import { digits } from './chinese/digits.js'
import { particles } from './chinese/particles.js'
import { script } from './chinese/script.js'
import { contraction } from './contraction.js'
import { deleteWords } from './delete.js'
import { number } from './grammar/number.js'
import { passive } from './grammar/passive.js'
import { tense } from './grammar/tense.js'
import { keyboard, ocr, spelling, transpose } from './noise/slips.js'
import { paraphrase } from './paraphrase.js'
import { punctuate } from './punctuate.js'
import { shuffle } from './shuffle.js'
import { swap } from './swap.js'
import { insert, synonym } from './synonym.js'
import { typography } from './typography.js'
import { wording } from './wording.js'

/** Their names, in the order of the documents. */
export const operationNames = [
  'paraphrase',
  'wording',
  'contraction',
  'typography',
  'synonym',
  'insert',
  'swap',
  'delete',
  'punctuate',
  'shuffle',
  'passive',
  'tense',
  'number',
  'digits',
  'script',
  'keyboard',
  'ocr',
  'spelling',
  'transpose',
  'homophone',
  'lookalike',
  'particles',
] as const
export type OperationName = (typeof operationNames)[number]

export const operations: Readonly<Record<OperationName, Operation>> = {
  paraphrase,
  wording,
  contraction,
  typography,
  synonym,
  insert,
  swap,
  delete: deleteWords,
  punctuate,
  shuffle,
  passive,
  tense,
  number,
  digits,
  script,
  keyboard,
  ocr,
  spelling,
  transpose,
  homophone,
  lookalike,
  particles,
}
