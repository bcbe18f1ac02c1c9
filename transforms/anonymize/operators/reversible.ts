import { PrepError } from '../../../src/base/errors.js'
import type { Span } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'
import type { NumberCipher } from './fpe.js'
import type { Replacement } from './operator.js'
import { movedBack } from './rebuild-text.js'

/**
 * Enciphered numbers look like any others, so the way back finds them as the way there did: by looking for
 * the same entities. That is only safe where the changed text shows exactly what was enciphered, no more and
 * no less. It is looked at again here, before it is let out: a number that would not be found, or not as one
 * piece, is written as a token instead, and so is one that is seen only now.
 */
export interface ReversibleOptions {
  cipher: NumberCipher
  /** What is enciphered. */
  isEnciphered(entity: Entity): boolean
  /** What stands instead of any other value, and of a number that cannot be enciphered. */
  write(span: Span): string
  /** Everything that is found in a text, as the way back will find it. */
  find(text: string): readonly Span[]
}

/** Whether what stands instead of a span is another number. */
interface WrittenPiece extends Replacement {
  isEnciphered: boolean
}

const maxRounds = 8

/** The text with its spans rewritten, the spans, those given and those seen only afterwards, and where they went. */
export function rewriteReversibly(
  text: string,
  spans: readonly Span[],
  options: ReversibleOptions,
): { text: string; spans: readonly Span[]; pieces: readonly Replacement[] } {
  const written = openWriter(text, options)
  const asToken = new Set<Span>()
  let all = [...spans]
  for (let round = 0; round < maxRounds; round++) {
    const { after, pieces } = rebuilt(text, all, (span) => written(span, asToken))
    const seen = options.find(after).filter(({ entity }) => options.isEnciphered(entity))
    const wrong = difference(pieces, seen)
    if (wrong.lost.length === 0 && wrong.new.length === 0) return { text: after, spans: all, pieces }
    for (const { span } of wrong.lost) asToken.add(span)
    for (const extra of wrong.new) {
      const near = pieces.filter(({ start, end }) => start < extra.end && end > extra.start)
      for (const { span } of near) asToken.add(span)
      if (near.length > 0) continue
      const added = movedBack(extra, pieces)
      asToken.add(added)
      all = [...all, added].sort((a, b) => a.start - b.start)
    }
  }
  throw new PrepError('bad_input', 'Encrypted numbers of a text cannot be told apart from others in it')
}

/** The text before {@link rewriteReversibly}; `restore` opens the tokens of what lies between the numbers. */
export function restoreReversibly(
  text: string,
  {
    cipher,
    isEnciphered,
    find,
    restore,
  }: Omit<ReversibleOptions, 'write'> & { restore(text: string): string },
): string {
  let before = ''
  let from = 0
  for (const { entity, start, end } of find(text)) {
    if (!isEnciphered(entity)) continue
    const value = cipher.decipher(entity, text.slice(start, end))
    if (value === undefined)
      throw new PrepError(
        'bad_input',
        'Cannot decrypt a number: it was not produced by fpe, or the key or options differ',
      )
    before += restore(text.slice(from, start)) + value
    from = end
  }
  return before + restore(text.slice(from))
}

/** Writes each span once, since an operator may count; a number, enciphered as long as nothing speaks against it. */
function openWriter(text: string, { cipher, isEnciphered, write }: ReversibleOptions) {
  const plain = new Map<Span, string>()
  return (span: Span, asToken: ReadonlySet<Span>): { text: string; isEnciphered: boolean } => {
    if (isEnciphered(span.entity) && !asToken.has(span)) {
      const value = text.slice(span.start, span.end)
      const other = cipher.encipher(span.entity, value)
      if (other !== undefined && other !== value) return { text: other, isEnciphered: true }
    }
    const known = plain.get(span) ?? write(span)
    plain.set(span, known)
    return { text: known, isEnciphered: false }
  }
}

function rebuilt(
  text: string,
  spans: readonly Span[],
  written: (span: Span) => { text: string; isEnciphered: boolean },
): { after: string; pieces: WrittenPiece[] } {
  const pieces: WrittenPiece[] = []
  let after = ''
  let from = 0
  for (const span of spans) {
    after += text.slice(from, span.start)
    const { text: piece, isEnciphered } = written(span)
    pieces.push({ span, start: after.length, end: after.length + piece.length, isEnciphered })
    after += piece
    from = span.end
  }
  return { after: after + text.slice(from), pieces }
}

function difference(
  pieces: readonly WrittenPiece[],
  seen: readonly Span[],
): { lost: WrittenPiece[]; new: Span[] } {
  const nameOf = (entity: Entity, { start, end }: { start: number; end: number }) =>
    `${entity} ${start} ${end}`
  const seenNames = new Set(seen.map((span) => nameOf(span.entity, span)))
  const wanted = pieces.filter(({ isEnciphered }) => isEnciphered)
  const wantedNames = new Set(wanted.map((piece) => nameOf(piece.span.entity, piece)))
  return {
    lost: wanted.filter((piece) => !seenNames.has(nameOf(piece.span.entity, piece))),
    new: seen.filter((span) => !wantedNames.has(nameOf(span.entity, span))),
  }
}
