import type { Draws } from '../../src/transform/random.js'
import { type OperationName, operations } from './operations.js'
import type { Lexicon } from './wordnet.js'
import { type Language, languageOf, splitWords, type Words } from './words.js'

/** A changed twin of a text, or `undefined` where none came about. */
export type RewriteText = (text: string, draws: Draws) => string | undefined

/** How texts are changed. */
export interface RewriterOptions {
  ops: readonly OperationName[]
  alpha: number
  language: Language | 'auto'
  lexicon: Lexicon | undefined
}

const tries = 4
const rememberedTexts = 64
/** What is offered for Chinese: there is no free thesaurus whose licence allows to ship it. */
const chineseOps: readonly OperationName[] = ['swap', 'delete', 'punctuate']

/**
 * Makes a function that changes a text by one operation, drawn evenly from those that its language has. An
 * operation that Chinese does not have gives way to those asked for that it has, or else to all it has.
 * Where a draw changes nothing, another is made, four times in total.
 */
export function textRewriter({ ops, alpha, language, lexicon }: RewriterOptions): RewriteText {
  const asked = chineseOps.filter((name) => ops.includes(name))
  const offered = { en: ops, zh: asked.length > 0 ? asked : chineseOps }
  const split = rememberingSplitter(language)
  return (text, draws) => {
    const words = split(text)
    if (words.starts.length === 0) return undefined
    const names = offered[words.language]
    for (let left = tries; left > 0; left--) {
      const operation = operations[names[draws.below(names.length)]]
      const changed = operation(words, { draws, alpha, lexicon })
      if (changed !== undefined && changed !== text && changed.trim() !== '') return changed
    }
    return undefined
  }
}

/** Takes texts apart, and keeps the last ones for the other children of the same row. */
function rememberingSplitter(language: Language | 'auto'): (text: string) => Words {
  let segmenter: Intl.Segmenter | undefined
  const known = new Map<string, Words>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const words = splitWords(text, language === 'auto' ? languageOf(text) : language, () => {
      segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
      return segmenter
    })
    if (known.size >= rememberedTexts) known.clear()
    known.set(text, words)
    return words
  }
}
