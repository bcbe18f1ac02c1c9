import { type NameKernel, openNameKernel } from '../../../../src/kernels/names.js'
import { once } from '../../detect/deferred.js'
import type { WordScans } from '../name-cues/words/word-scans.js'
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
export interface NameWords extends WordScans {
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
  let loaded = ''
  /** Takes in a text that is not the last one; answers whether there is room for it. */
  const load = (text: string): boolean => {
    if (text === loaded) return !isLong
    loaded = text
    isLong = !kernel.load(text)
    return !isLong
  }
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
      tokens.text = text
      if (!load(text)) return reference().tokenise(text, from, tokens, to)
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
    ...openScans(kernel, load),
  }
}

function openScans(kernel: NameKernel, load: (text: string) => boolean): WordScans {
  const { hits } = kernel
  return {
    setCues: kernel.setCues,
    eachCued(text, { start, end } = { start: 0, end: text.length }, visit) {
      const count = load(text) ? kernel.scanCues(start, end) : undefined
      if (count === undefined) return undefined
      const counts = kernel.counts()
      for (let k = 0; k < count; k++) visit(hits[3 * k], hits[3 * k + 1])
      return counts
    },
    eachWanted(text, hashes, visit) {
      const count = load(text) ? kernel.scanWanted(hashes, { start: 0, end: text.length }) : undefined
      for (let k = 0; k < (count ?? 0); k++) visit(hits[3 * k], hits[3 * k + 1], hits[3 * k + 2])
      return count !== undefined
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
