import { type Part, switchOf } from '../parts/part.js'
import { whiteSpace } from '../unicode/categories.js'
import { type CodeSet, codeSet, inSet, readRuns } from '../unicode/code-set.js'
import { controlsRuns, nonspacingRuns } from '../unicode/sets.data.js'
import { normalForm } from './normal-forms.js'
import { leaveOut, lowercase, type Normalizer, rewriteCodes } from './rewrite-codes.js'

/** Blocks whose characters are words of their own for BERT, as its `tokenization.py` lists them. */
const ideographs: CodeSet = codeSet([
  ...[[0x4e00, 0x9fff] as const, [0x3400, 0x4dbf] as const, [0x20000, 0x2a6df] as const],
  ...[[0x2a700, 0x2b73f] as const, [0x2b740, 0x2b81f] as const, [0x2b920, 0x2ceaf] as const],
  ...[[0xf900, 0xfaff] as const, [0x2f800, 0x2fa1f] as const],
])

/** The cleaning of BERT: no control characters, spaces around ideographs, and small letters without accents where asked for. */
export function bertNormalizer(part: Part): Normalizer {
  const isLower = switchOf(part, 'lowercase', true)
  const steps: Normalizer[] = []
  if (switchOf(part, 'clean_text', true)) steps.push(cleaner())
  if (switchOf(part, 'handle_chinese_chars', true))
    steps.push((piece) =>
      rewriteCodes(piece, (code, character) => (inSet(ideographs, code) ? ` ${character} ` : character)),
    )
  if (switchOf(part, 'strip_accents', isLower)) {
    const [decompose, marks] = [normalForm('NFD'), readRuns(nonspacingRuns)]
    steps.push((piece) => leaveOut(decompose(piece), marks))
  }
  if (isLower) steps.push(lowercase)
  return (piece) => steps.reduce((changed, step) => step(changed), piece)
}

function cleaner(): Normalizer {
  const removed = readRuns(controlsRuns)
  return (piece) =>
    rewriteCodes(piece, (code, character) => {
      if (inSet(removed, code)) return ''
      return inSet(whiteSpace, code) ? ' ' : character
    })
}
