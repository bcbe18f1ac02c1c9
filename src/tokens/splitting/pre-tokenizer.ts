import {
  numberOf,
  type Part,
  partOf,
  partsOf,
  refusePart,
  refuseValue,
  switchOf,
  textOf,
  typeOf,
} from '../parts/part.js'
import { type Piece, PieceWriter, replaceUnits, slicePiece } from '../parts/piece.js'
import { patternOf } from '../patterns/pattern-of.js'
import { setPattern } from '../patterns/set-pattern.js'
import type { Setting } from '../patterns/setting.js'
import { translatePattern } from '../patterns/translate-pattern.js'
import { byteCharacters } from '../rewriting/byte-characters.js'
import { whiteSpace } from '../unicode/categories.js'
import { invertSet, readRuns, uniteSets } from '../unicode/code-set.js'
import { numericRuns, punctuationRuns, rustWordRuns } from '../unicode/sets.data.js'
import { type Behavior, behaviors, cutAt } from './cut.js'

/** Cuts a text into the words that a model sees one by one. */
export type PreTokenizer = (piece: Piece) => Piece[]

/** How GPT-2 splits, and a `ByteLevel` pre-tokenizer with it. */
export const gpt2Pattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`

/**
 * Opens the `pre_tokenizer` of a tokenizer file: what each kind does is written in the documents of `tokenizers`
 * (https://huggingface.co/docs/tokenizers/api/pre-tokenizers).
 */
export function openPreTokenizer(part: Part, setting: Setting): PreTokenizer {
  const type = typeOf(part)
  switch (type) {
    case 'Sequence': {
      const all = partsOf(part, 'pretokenizers').map((one) => openPreTokenizer(one, setting))
      return (piece) => all.reduce((pieces, split) => pieces.flatMap(split), [piece])
    }
    case 'ByteLevel':
      return byteLevel(part, setting)
    case 'Split': {
      const pattern = patternOf(partOf(part, 'pattern'), setting)
      const cutting = { behavior: behaviorOf(part, undefined), isInverted: switchOf(part, 'invert', false) }
      return (piece) => cutAt(piece, pattern, cutting)
    }
    case 'Metaspace':
      return metaspace(part)
    case 'Whitespace':
      return whitespace()
    case 'WhitespaceSplit':
      return cutOut(setPattern(whiteSpace), 'Removed')
    case 'BertPreTokenizer': {
      const [spaces, marks] = [setPattern(whiteSpace), setPattern(readRuns(punctuationRuns))]
      return (piece) =>
        cutAt(piece, spaces, { behavior: 'Removed' }).flatMap((word) =>
          cutAt(word, marks, { behavior: 'Isolated' }),
        )
    }
    case 'Punctuation':
      return cutOut(setPattern(readRuns(punctuationRuns)), behaviorOf(part, 'Isolated'))
    case 'Digits':
      return cutOut(
        setPattern(readRuns(numericRuns)),
        switchOf(part, 'individual_digits', false) ? 'Isolated' : 'Contiguous',
      )
    case 'CharDelimiterSplit': {
      const code = textOf(part, 'delimiter').codePointAt(0) ?? refuseValue(part, 'delimiter', 'a character')
      return cutOut(setPattern([code, code + 1]), 'Removed')
    }
    case 'FixedLength':
      return fixedLength(numberOf(part, 'length'))
    default:
      return refusePart(`the pre-tokenizer ${type}`)
  }
}

function cutOut(pattern: RegExp, behavior: Behavior): PreTokenizer {
  return (piece) => cutAt(piece, pattern, { behavior })
}

function behaviorOf(part: Part, otherwise: Behavior | undefined): Behavior {
  const name = part.behavior ?? otherwise
  return (
    behaviors.find((behavior) => behavior === name) ??
    refuseValue(part, 'behavior', `one of ${behaviors.join(', ')}`)
  )
}

function byteLevel(part: Part, setting: Setting): PreTokenizer {
  const pattern = translatePattern(gpt2Pattern, setting)
  const [hasPrefix, isSplit] = [switchOf(part, 'add_prefix_space', true), switchOf(part, 'use_regex', true)]
  return (piece) => {
    const whole = hasPrefix && !piece.text.startsWith(' ') ? prefixed(piece, ' ') : piece
    const words = isSplit ? cutAt(whole, pattern, { behavior: 'Isolated' }) : [whole]
    return words.map(byteCharacters)
  }
}

function prefixed(piece: Piece, prefix: string): Piece {
  const writer = new PieceWriter(piece)
  writer.put(prefix, 0)
  writer.copy(0, piece.text.length)
  return writer.finish()
}

/** When a text gets a space at its front. */
const schemes = ['always', 'first', 'never'] as const

function metaspace(part: Part): PreTokenizer {
  const mark = textOf(part, 'replacement')
  if (Array.from(mark).length !== 1 || mark.length !== 1) refuseValue(part, 'replacement', 'one character')
  const scheme = schemeOf(part)
  const isSplit = switchOf(part, 'split', true)
  const pattern = setPattern([mark.charCodeAt(0), mark.charCodeAt(0) + 1])
  return (piece) => {
    const marked = piece.text.includes(' ') ? replaceUnits(piece, piece.text.replaceAll(' ', mark)) : piece
    const isPrefixed = scheme === 'always' || (scheme === 'first' && piece.isFirst)
    const whole = isPrefixed && !marked.text.startsWith(mark) ? prefixed(marked, mark) : marked
    return isSplit ? cutAt(whole, pattern, { behavior: 'MergedWithNext' }) : [whole]
  }
}

function schemeOf(part: Part): (typeof schemes)[number] {
  // Files from before `prepend_scheme` have this switch alone.
  if (part.prepend_scheme === undefined) return switchOf(part, 'add_prefix_space', true) ? 'always' : 'never'
  const scheme = schemes.find((one) => one === part.prepend_scheme)
  return scheme ?? refuseValue(part, 'prepend_scheme', `one of ${schemes.join(', ')}`)
}

/** Words of letters and digits, and what stands between words and spaces. */
function whitespace(): PreTokenizer {
  const words = readRuns(rustWordRuns)
  const others = invertSet(uniteSets(words, whiteSpace))
  const pattern = new RegExp(`${setPattern(words).source}+|${setPattern(others).source}+`, 'gu')
  return (piece) => cutAt(piece, pattern, { behavior: 'Removed', isInverted: true })
}

function fixedLength(length: number): PreTokenizer {
  if (length === 0) return (piece) => (piece.text === '' ? [] : [piece])
  return (piece) => {
    const out: Piece[] = []
    let [from, count, at] = [0, 0, 0]
    for (const character of piece.text) {
      at += character.length
      count++
      if (count % length === 0 || at === piece.text.length) {
        out.push(slicePiece(piece, from, at))
        from = at
      }
    }
    return out
  }
}
