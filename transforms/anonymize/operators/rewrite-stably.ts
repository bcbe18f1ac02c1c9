import type { Span } from '../detect/recognizer.js'
import type { Replacement } from './operator.js'
import { movedBack, type RebuiltText, rebuildText } from './rebuild-text.js'

/**
 * What stands in the place of a value changes how its neighbours read: where a name is taken out, the next word
 * may look like one. The changed text is looked at again here, before it is let out, and whatever is seen only
 * now is replaced as well, until nothing is. So a second run, and `--verify`, find nothing that was not there.
 * It follows from the text alone, whoever works on it.
 */
export interface StableOptions {
  /** What stands instead of a span. */
  write(span: Span): string
  /** What stands there if something is still found in that: nothing is found in a placeholder or a whole mask. */
  writePlainly(span: Span): string
  /** Whether what is found within the piece of a span may stay there, since it is meant to look like a value. */
  mayShow(hit: Span, span: Span): boolean
  /** Everything that is found in a text, as a second run will find it. */
  find(text: string): readonly Span[]
}

/** A text in which each round frees another value is written without any form of its values after so many. */
const maxRounds = 8

/** The text with its spans rewritten, those given and those that are seen only afterwards. */
export function rewriteStably(text: string, given: readonly Span[], options: StableOptions): RebuiltText {
  const write = openWriter(options)
  const plain = new Set<Span>()
  let spans = given
  for (let round = 1; ; round++) {
    if (round > maxRounds) for (const span of spans) plain.add(span)
    const rebuilt = rebuildText(text, spans, (span) => write(span, plain.has(span)))
    const fresh: Span[] = []
    let isStable = true
    for (const hit of options.find(rebuilt.text)) {
      const near = rebuilt.pieces.filter(({ start, end }) => start < hit.end && end > hit.start)
      if (near.length === 1 && near[0].start <= hit.start && hit.end <= near[0].end) {
        const { span } = near[0]
        if (plain.has(span) || options.mayShow(hit, span)) continue
        plain.add(span)
        isStable = false
      } else fresh.push(...partsBeside(rebuilt, hit, near))
    }
    if ((isStable && fresh.length === 0) || round > 2 * maxRounds) return rebuilt
    spans = [...spans, ...fresh].sort((a, b) => a.start - b.start)
  }
}

/** Writes each span once, since an operator may count. */
function openWriter({ write, writePlainly }: StableOptions): (span: Span, isPlain: boolean) => string {
  const written = new Map<Span, string>()
  return (span, isPlain) => {
    if (isPlain) return writePlainly(span)
    const known = written.get(span) ?? write(span)
    written.set(span, known)
    return known
  }
}

/** What of a hit lies beside the pieces that it touches, where it stood in the text before. */
function partsBeside({ text, pieces }: RebuiltText, hit: Span, near: readonly Replacement[]): Span[] {
  const parts: Span[] = []
  let from = hit.start
  for (const { start, end } of [...near, { start: hit.end, end: hit.end }]) {
    const part = text.slice(from, start)
    if (/[\p{L}\p{N}]/u.test(part)) {
      const at = from + (part.length - part.trimStart().length)
      parts.push(movedBack({ ...hit, start: at, end: at + part.trim().length }, pieces))
    }
    from = Math.max(from, end)
  }
  return parts
}
