import { PieceWriter } from '../parts/piece.js'
import { inSet, readRuns } from '../unicode/code-set.js'
import { uncomposedRuns } from '../unicode/sets.data.js'
import type { Normalizer } from './rewrite-codes.js'

/** Forms of Unicode Standard Annex 15. */
type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD'

export function isNormalForm(type: string): type is NormalForm {
  return ['NFC', 'NFD', 'NFKC', 'NFKD'].includes(type)
}

/** What may join the character before it: marks, vowels and final consonants of Hangul, and voiced marks of half width. */
const joining = /^[\p{M}\u1160-\u11ff\uff9e\uff9f]/u

/** Brings a text into a normal form, as the tables of `tokenizers` have it. */
export function normalForm(form: NormalForm): Normalizer {
  const uncomposed = readRuns(uncomposedRuns)
  return (piece) => {
    const { text } = piece
    if (text.normalize(form) === text) return piece
    const writer = new PieceWriter(piece)
    for (let from = 0; from < text.length; ) {
      const to = endOfCluster(text, from)
      const cluster = text.slice(from, to)
      const written = isUncomposed(cluster) ? cluster : cluster.normalize(form)
      if (written === cluster) writer.copy(from, to)
      else writer.put(written, from)
      from = to
    }
    return writer.finish()
  }

  function isUncomposed(cluster: string): boolean {
    return inSet(uncomposed, cluster.codePointAt(0) ?? 0)
  }

  /** A character with what may join it; those that the tables do not know stand alone. */
  function endOfCluster(text: string, from: number): number {
    let to = from + sizeAt(text, from)
    if (inSet(uncomposed, text.codePointAt(from) ?? 0)) return to
    while (
      to < text.length &&
      !inSet(uncomposed, text.codePointAt(to) ?? 0) &&
      joining.test(text.slice(to, to + 2))
    )
      to += sizeAt(text, to)
    return to
  }
}

function sizeAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
