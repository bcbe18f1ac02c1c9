import { fieldWords } from './detect/context.js'
import type { Span } from './detect/recognizer.js'
import type { OpenedDetector } from './open-detector.js'

/** With this prefilter mask no recognizer is left out. */
export const allPrefilterBits = 0xffffffff

/** What was seen in a text, taken or not. */
export interface Hit extends Span {
  /** Why it is not taken; `undefined` for one that is. */
  rejected?: string
}

/** How a single text is looked at. */
export interface FindOptions {
  /** The name of the field it stands in: words such as "ssn" in it speak for what it holds. */
  field?: string | undefined
  /** Words that speak for what it holds, known from elsewhere: a column's title, the question that it answers. */
  context?: readonly string[] | undefined
  /** Whether candidates that are not taken are reported too, with the reason. */
  explain?: boolean | undefined
  /** Whether recognizers look that have nothing to go by, for texts that must be found in as they were changed. */
  everyText?: boolean | undefined
}

/** The personal data of one text, in order of place. */
export function findInText(opened: OpenedDetector, text: string, options: FindOptions = {}): Hit[] {
  const { detector } = opened
  const { field = '', context = [], explain = false, everyText = false } = options
  const lost: Hit[] = []
  const reject = explain
    ? (span: Span, rejected: string) => {
        if (rejected !== 'not asked for') lost.push({ ...span, rejected })
      }
    : undefined
  const mask = everyText ? allPrefilterBits : detector.prefilter.ofText(text)
  if (!detector.readsAll && (mask & detector.prefilterBits) === 0) return []
  const words = [field, ...context].map(fieldWords).filter((word) => word !== '')
  const taken = detector.detect(text, { mask, field: words.join(' '), reject })
  return lost.length === 0 ? taken : [...taken, ...lost].sort((a, b) => a.start - b.start || a.end - b.end)
}
