import type { DecontaminateOptions } from './options.js'
import { type TextSpan, united } from './spans.js'

type CutOptions = Pick<DecontaminateOptions, 'margin' | 'leastPiece' | 'mostCuts'>

/** What stands between the pieces that are left of a text. */
const between = '\n\n'

/**
 * What is left of a text without these spans and a margin around each (Brown et al. 2020, appendix C): pieces that are too
 * short go too, and of a text with too many spans nothing is left.
 */
export function cutText(text: string, spans: readonly TextSpan[], options: CutOptions): string {
  const { margin, leastPiece, mostCuts } = options
  if (spans.length === 0) return text
  if (spans.length > mostCuts) return ''
  const wide = united(
    spans.map(({ start, end }) => ({
      start: wholeCharacter(text, Math.max(0, start - margin), -1),
      end: wholeCharacter(text, Math.min(text.length, end + margin), 1),
    })),
  )
  const edges = [0, ...wide.flatMap(({ start, end }) => [start, end]), text.length]
  const pieces: string[] = []
  for (let i = 0; i < edges.length; i += 2) pieces.push(text.slice(edges[i], edges[i + 1]).trim())
  return pieces.filter((piece) => piece.length > 0 && piece.length >= leastPiece).join(between)
}

/** The place, or the next one in a direction that is not within a character. */
function wholeCharacter(text: string, at: number, step: 1 | -1): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at + step : at
}
