import { type NameKernel, openNameKernel } from '../../../../src/kernels/names.js'
import { once } from '../../detect/deferred.js'
import { openChain } from './chain.js'
import { compileFeatures } from './features.js'
import type { NameModel } from './model.js'
import { openOdds } from './odds.js'
import { openTagger, type Tag } from './tagger.js'
import { tagCount } from './tags.js'
import { eachWindow } from './windows.js'
import { gapMarks, openTokenizer, type Tokenise, type Tokens } from './words/tokens.js'

/** Words that are read at a time: what lies farther apart does not see one another. */
export const blockWords = 1 << 14

/** Calls `visit` with every window of the words that were read; `isEmpty` where it is known by then that it holds no name. */
type EachWindow = (visit: (from: number, to: number, isEmpty: boolean) => void) => void

/** The words of one text after another, and the names among them. */
export interface NameWords {
  tokens: Tokens
  /** Reads words from `from` on until `to`, the end of the text if left out, or until there is no more room; answers where it stopped. */
  read(text: string, from: number, to?: number): number
  /** All windows, tagged at once. */
  eachTagged: EachWindow
  /** All windows, of which few will be tagged. */
  each: EachWindow
  /** Tags a window, which is the one that was visited last. */
  tag: Tag
}

/** Reads names by a compiled loop, and texts that are too long for that by the code that it was made after. */
export function openNameWords(model: NameModel, letters: Uint16Array): NameWords {
  const kernel = openKernel(model, letters)
  const tokens: Tokens = { text: '', count: 0, ...kernel.words }
  const reference = once(() => openReference(model, letters))
  const tagged = { isKnown: false, from: 0, to: 0 }
  let isLong = false
  const each = (isTagged: boolean, visit: Parameters<EachWindow>[0]) => {
    if (isLong) return eachWindow(tokens, (from, to) => visit(from, to, false))
    const { windows } = kernel
    const count = kernel.findWindows()
    if (isTagged) kernel.tagWindows(count)
    tagged.isKnown = isTagged
    tagged.to = 0
    for (let k = 0; k < count; k++) {
      const at = 3 * k
      tagged.from = tagged.to
      if (isTagged) tagged.to = windows[at + 2]
      visit(windows[at], windows[at + 1], isTagged && tagged.from === tagged.to)
    }
  }
  return {
    tokens,
    read(text, from, to = text.length) {
      if (from === 0 || text !== tokens.text) isLong = !kernel.load(text)
      tokens.text = text
      if (isLong) return reference().tokenise(text, from, tokens, to)
      const stop = kernel.readWords(from, to)
      tokens.count = kernel.wordCount()
      return stop
    },
    eachTagged: (visit) => each(true, visit),
    each: (visit) => each(false, visit),
    tag(_, { from, to }, visit) {
      if (isLong) return reference().tag(tokens, { from, to }, visit)
      const { names, scores } = kernel
      const end = tagged.isKnown ? tagged.to : kernel.tagWindow(from, to)
      for (let i = tagged.isKnown ? tagged.from : 0; i < end; i++)
        visit(names[6 * i], names[6 * i + 1], names[6 * i + 2], scores[3 * i + 2])
    },
  }
}

function openKernel({ lexicon, weights }: NameModel, letters: Uint16Array): NameKernel {
  const { rows, unit, transitions } = weights
  return openNameKernel({
    letters,
    marks: gapMarks(),
    lexicon,
    features: compileFeatures(),
    weights: { rows, width: tagCount, unit },
    factors: openChain(transitions).transitions,
    logarithms: openOdds(transitions, unit).transitions,
    words: blockWords,
  })
}

interface Reference {
  tokenise: Tokenise
  tag: Tag
}

function openReference({ lexicon, weights }: NameModel, letters: Uint16Array): Reference {
  return { tokenise: openTokenizer(letters, lexicon), tag: openTagger(weights, letters) }
}
