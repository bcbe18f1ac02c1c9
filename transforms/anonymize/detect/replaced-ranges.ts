import { allMatches } from '../../../src/text/match-at.js'
import type { OwnFakes } from './own-fakes.js'

interface TextRange {
  start: number
  end: number
}

const placeholder = /<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?::[A-Za-z0-9_=-]{1,65536})?>/g

/** Where an earlier run has replaced something: placeholders, and fakes where they are known. Disjoint, in order. */
export function findReplaced(text: string, own: OwnFakes | undefined): TextRange[] {
  const tags = findPlaceholders(text)
  const fakes = own?.rangesIn(text) ?? []
  if (fakes.length === 0) return tags
  const apart = fakes.filter((fake) => !tags.some(({ start, end }) => start < fake.end && fake.start < end))
  return [...tags, ...apart].sort((a, b) => a.start - b.start)
}

/** Where placeholders such as `<PERSON_1>` or `<US_SSN:abc…>` stand: what an earlier run left is not looked into. */
function findPlaceholders(text: string): TextRange[] {
  if (!text.includes('<')) return []
  return Array.from(allMatches(placeholder, text), ({ 0: tag, index }) => ({
    start: index,
    end: index + tag.length,
  }))
}
