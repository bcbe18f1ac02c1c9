import { gateMask } from '../../src/core/gate.js'
import { fieldWords } from './context.js'
import type { OpenedDetector } from './open-detector.js'
import type { Span } from './recognizer.js'

/** What was seen in a text, taken or not. */
export interface Hit extends Span {
  /** Why it is not taken; `undefined` for one that is. */
  rejected?: string
}

/** How a single text is looked at. */
export interface FindOptions {
  /** The name of the field it stands in: words such as "ssn" in it speak for what it holds. */
  field?: string
  /** Whether candidates that are not taken are told too, with the reason. */
  explain?: boolean
}

/** The personal data of one text, in order of place. */
export function findInText(opened: OpenedDetector, text: string, options: FindOptions = {}): Hit[] {
  const { detector } = opened
  const { field = '', explain = false } = options
  const lost: Hit[] = []
  const reject = explain
    ? (span: Span, rejected: string) => {
        if (rejected !== 'not asked for') lost.push({ ...span, rejected })
      }
    : undefined
  const mask = gateMask(text, detector.gates)
  if (!detector.readsAll && (mask & detector.gates) === 0) return []
  const taken = detector.detect(text, { mask, field: fieldWords(field), reject })
  return lost.length === 0 ? taken : [...taken, ...lost].sort((a, b) => a.start - b.start || a.end - b.end)
}
