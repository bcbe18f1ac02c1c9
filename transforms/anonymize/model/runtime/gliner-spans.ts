import type { Prompt } from '../checkpoint/prompts.js'
import type { ModelSpan } from './decode.js'
import type { GlinerWord } from './gliner-words.js'

/** Words `first` to `last` of a text, both counted, taken for what a prompt asks for. */
export interface Candidate {
  first: number
  last: number
  prompt: number
  /** 0 to 1. */
  score: number
}

/** Scores as a model gives them for one window, before the sigmoid. */
export interface WindowScores {
  /** Words of the window. */
  count: number
  prompts: number
  threshold: number
}

/** Spans that begin at a word of the window and score enough; `logitOf` reads the score of words `first` to `first + width`. */
export function candidatesOfSpans(
  logitOf: (first: number, width: number, prompt: number) => number,
  { count, prompts, threshold, maxWidth }: WindowScores & { maxWidth: number },
): Candidate[] {
  const found: Candidate[] = []
  for (let first = 0; first < count; first++)
    for (let width = 0; width < maxWidth && first + width < count; width++)
      for (let prompt = 0; prompt < prompts; prompt++) {
        const score = sigmoid(logitOf(first, width, prompt))
        if (score >= threshold) found.push({ first, last: first + width, prompt, score })
      }
  return found
}

/** How a model that scores words sees one of them. */
export type WordPart = 'begins' | 'ends' | 'inside'

/**
 * Spans of which the first word begins, the last one ends, and all stand inside, each surely enough. Their score is
 * the least of these, as in `TokenDecoder` of GLiNER.
 */
export function candidatesOfWords(
  logitOf: (word: number, prompt: number, part: WordPart) => number,
  { count, prompts, threshold }: WindowScores,
): Candidate[] {
  const found: Candidate[] = []
  for (let prompt = 0; prompt < prompts; prompt++)
    for (let first = 0; first < count; first++) {
      let least = sigmoid(logitOf(first, prompt, 'begins'))
      if (least < threshold) continue
      for (let last = first; last < count; last++) {
        least = Math.min(least, sigmoid(logitOf(last, prompt, 'inside')))
        if (least < threshold) break
        const score = Math.min(least, sigmoid(logitOf(last, prompt, 'ends')))
        if (score >= threshold) found.push({ first, last, prompt, score })
      }
    }
  return found
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/**
 * Candidates of which none shares a word with another: the best first, as far as it overlaps none that was taken
 * (`greedy_search` of GLiNER with `flat_ner`). Of equal scores the one that begins first is better, then the shorter.
 */
export function resolveFlat(candidates: readonly Candidate[], words: number): Candidate[] {
  const isTaken = new Uint8Array(words)
  const best = [...candidates].sort(
    (a, b) => b.score - a.score || a.first - b.first || a.last - b.last || a.prompt - b.prompt,
  )
  const kept = best.filter(({ first, last }) => {
    for (let i = first; i <= last; i++) if (isTaken[i] === 1) return false
    isTaken.fill(1, first, last + 1)
    return true
  })
  return kept.sort((a, b) => a.first - b.first)
}

/**
 * The spans of a text from what was kept. Two labels that stand for one entity, such as a first and a last name, make
 * one span where only blanks lie between.
 */
export function spansOfCandidates(
  text: string,
  kept: readonly Candidate[],
  { words, prompts }: { words: readonly GlinerWord[]; prompts: readonly Prompt[] },
): ModelSpan[] {
  const spans: ModelSpan[] = []
  for (const { first, last, prompt, score } of kept) {
    const { type, entity } = prompts[prompt]
    const { start } = words[first]
    const { end } = words[last]
    const before = spans.at(-1)
    const isNext = before !== undefined && text.slice(before.end, start).trim() === ''
    if (isNext && before.entity === entity && before.type !== type)
      spans[spans.length - 1] = { ...before, end, score: Math.min(before.score, score) }
    else spans.push({ start, end, type, entity, score })
  }
  return spans
}
