import type { PackOptions } from './options.js'

/** From which token to before which one. */
export interface Cut {
  from: number
  to: number
}

/** What becomes of a document of so many tokens: one piece, several, or none. `space` is left in the row that is being filled. */
export function cutDocument(
  tokens: number,
  { options: { strategy, overlong, length }, space }: { options: PackOptions; space: number },
): Cut[] {
  if (strategy === 'wrapped') return slices(tokens, { first: Math.min(space, tokens), length })
  if (tokens <= length) return [{ from: 0, to: tokens }]
  if (strategy === 'bfd_split') return slices(tokens, { first: length, length })
  if (overlong === 'drop') return []
  return [overlong === 'tail' ? { from: tokens - length, to: tokens } : { from: 0, to: length }]
}

function slices(tokens: number, { first, length }: { first: number; length: number }): Cut[] {
  const cuts = [{ from: 0, to: first }]
  for (let from = first; from < tokens; from += length)
    cuts.push({ from, to: Math.min(from + length, tokens) })
  return cuts
}
