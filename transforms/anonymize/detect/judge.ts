import type { Entity } from '../entities/entities.js'
import { isDoubted } from './left-open.js'
import type { OwnFakes } from './own-fakes.js'
import type { Span } from './recognizer.js'
import { defaultThreshold } from './scores.js'

/** What decides whether a candidate is taken. */
export interface JudgeOptions {
  /** Only these are looked for. */
  entities: readonly Entity[]
  /** The least score of a span, 0 to 1; 0.5 when left out. */
  threshold?: number | undefined
  /** The same for single entities. */
  thresholds?: Readonly<Record<Entity, number>> | undefined
  /** Refuses a value, whatever its score: the allow list. `value` is the text as written. */
  isAllowed?: ((entity: Entity, value: string) => boolean) | undefined
  refuse?: Refuse | undefined
  /** What an earlier run wrote in the place of values, and is not looked into. */
  own?: OwnFakes | undefined
}

/** Says why a match is none of what it was taken for, whatever its score; `undefined` where nothing speaks against it. */
export type Refuse = (text: string, span: Span) => string | undefined

/** Decides about one candidate after another. */
export interface Judge {
  /** Why a candidate is not taken, {@link tooLow} for its score; `undefined` for one that is. */
  reasonOf(span: Span, text: string): string | undefined
  /** The score of a candidate, and what it should be, in words: most are too low, and hardly anybody asks why. */
  explainScore(span: Span): string
  /** Whether its score is a little too low. */
  isDoubted(span: Span): boolean
}

export const allowed = 'on the allow list'
export const tooLow = 'score too low'
export const fake = 'a fake of an earlier run'

export function openJudge({ entities, threshold, thresholds, isAllowed, refuse, own }: JudgeOptions): Judge {
  const wanted = new Set(entities)
  const leastOf = (entity: Entity) => thresholds?.[entity] ?? threshold ?? defaultThreshold
  return {
    reasonOf(span, text) {
      const { entity, score, start, end } = span
      if (!wanted.has(entity)) return 'not asked for'
      if (score < leastOf(entity)) return tooLow
      const value = text.slice(start, end)
      if (isAllowed?.(entity, value) === true) return allowed
      if (own?.has(entity, value) === true) return fake
      return refuse?.(text, span)
    },
    explainScore: ({ entity, score }) => `score ${score.toFixed(2)} is below ${leastOf(entity)}`,
    isDoubted: ({ entity, score }) => isDoubted(score, leastOf(entity)),
  }
}
