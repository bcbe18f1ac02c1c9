import { isMainHan } from '../../src/text/letters.js'
import { modelFile } from '../anonymize/detect/deferred.js'
import { CharacterModel, decodeCharacterModel } from './character-model.js'

/** The shipped weights, as `datasets/models/offensive.md` describes them. */
export const loadOffensiveWeights = modelFile('offensive-chinese.bin', decodeCharacterModel)

/** A part of a text is as long as the sentences that the model has learned from, where sentences allow it. */
const longPart = 60
const longestPart = 200
const leastHan = 2

/** The highest score of the parts of a text, made plain; `undefined` where it holds no Chinese. */
export type ScoreText = (plain: string) => number | undefined

/** Scores texts part by part: in a long one a sentence is as offensive as it is alone. */
export async function openOffensive(): Promise<ScoreText> {
  const weights = await loadOffensiveWeights()
  let model: CharacterModel | undefined
  return (plain) => {
    let highest: number | undefined
    for (const [from, to] of partsOf(plain)) {
      if (!holdsChinese(plain, from, to)) continue
      model ??= new CharacterModel(weights())
      highest = Math.max(highest ?? 0, model.score(plain, from, to))
    }
    return highest
  }
}

/** Whole sentences together up to {@link longPart}; one that is longer than {@link longestPart} is cut. */
export function partsOf(plain: string): [from: number, to: number][] {
  const parts: [number, number][] = []
  let from = 0
  let end = 0
  for (let i = 0; i < plain.length; i++) {
    const isEnd = isSentenceEnd(plain.charCodeAt(i)) || i === plain.length - 1
    if (!isEnd && i + 1 - end < longestPart) continue
    if (i + 1 - from > longPart && end > from) {
      parts.push([from, end])
      from = end
    }
    end = i + 1
  }
  if (end > from) parts.push([from, end])
  return parts
}

/** 。 ! ? of one width, as plain texts have them. */
function isSentenceEnd(code: number): boolean {
  return code === 0x3002 || code === 0x21 || code === 0x3f
}

function holdsChinese(text: string, from: number, to: number): boolean {
  let count = 0
  for (let i = from; i < to; i++) if (isMainHan(text.charCodeAt(i)) && ++count === leastHan) return true
  return false
}
