import { isMainHan } from '../../../../../src/text/letters.js'
import { openContext } from '../../chinese-text/name-context.js'
import { wordFlags } from '../words/lexicon.js'
import { shapes, type Tokens } from '../words/tokens.js'

/**
 * Single words of other scripts inside Chinese text are mostly names of things (Python, BERT, Nginx). One is a name
 * of a person there only if something says so: a label, a title or a verb of speaking beside it, or a list of given
 * names and a tagger that is nearly sure.
 */
export type IsNamedAmongChinese = (tokens: Tokens, place: number, score: number) => boolean

/** What a cue in Chinese beside it must weigh: more than two marks on both sides. */
const leastCue = 3.4
const leastScore = 0.9

export function openAmongChinese(): IsNamedAmongChinese {
  const weigh = openContext()
  return ({ text, start, end, flags, shape }, place, score) => {
    const from = start[place]
    const to = end[place]
    if (!isBesideHan(text, from - 1, -1) && !isBesideHan(text, to, 1)) return true
    // Niño3.4, Model3: a thing.
    if (text.charCodeAt(to) >= 48 && text.charCodeAt(to) <= 57) return false
    const { weight } = weigh(text, from, to)
    if (weight >= leastCue) return true
    if (weight < 0 || score < leastScore) return false
    return shape[place] === shapes.capital && (flags[place] & wordFlags.given) !== 0
  }
}

/** Whether a Chinese character stands here, or behind one space or mark. */
function isBesideHan(text: string, at: number, step: -1 | 1): boolean {
  return isMainHan(text.charCodeAt(at)) || isMainHan(text.charCodeAt(at + step))
}
