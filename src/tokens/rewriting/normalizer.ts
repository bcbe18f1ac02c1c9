import { isPart, type Part, partOf, partsOf, refusePart, switchOf, textOf, typeOf } from '../parts/part.js'
import { type Piece, PieceWriter, replaceUnits } from '../parts/piece.js'
import { patternOf } from '../patterns/pattern-of.js'
import type { Setting } from '../patterns/setting.js'
import { whiteSpace } from '../unicode/categories.js'
import { inSet, readRuns } from '../unicode/code-set.js'
import { combiningRuns } from '../unicode/sets.data.js'
import { bertNormalizer } from './bert-normalizer.js'
import { byteCharacters } from './byte-characters.js'
import { precompiledNormalizer } from './charsmap.js'
import { isNormalForm, normalForm } from './normal-forms.js'
import { leaveOut, lowercase, type Normalizer, rewriteCodes } from './rewrite-codes.js'

/**
 * Opens the `normalizer` of a tokenizer file: what each kind does is written in the documents of `tokenizers`
 * (https://huggingface.co/docs/tokenizers/api/normalizers).
 */
export function openNormalizer(part: Part, setting: Setting): Normalizer {
  const type = typeOf(part)
  if (isNormalForm(type)) return normalForm(type)
  switch (type) {
    case 'Sequence': {
      const all = partsOf(part, 'normalizers').map((one) => openNormalizer(one, setting))
      return (piece) => all.reduce((changed, normalize) => normalize(changed), piece)
    }
    case 'Lowercase':
      return lowercase
    case 'Prepend':
      return prepend(textOf(part, 'prepend'))
    case 'Replace':
      return replace(part, setting)
    case 'Strip':
      return strip(part)
    case 'StripAccents': {
      const marks = readRuns(combiningRuns)
      return (piece) => leaveOut(piece, marks)
    }
    case 'BertNormalizer':
      return bertNormalizer(part)
    case 'Precompiled':
      return precompiledNormalizer(textOf(part, 'precompiled_charsmap'))
    case 'Nmt':
      return forTranslation
    case 'ByteLevel':
      return byteCharacters
    default:
      return refusePart(`the normalizer ${type}`)
  }
}

function prepend(prefix: string): Normalizer {
  return (piece) => {
    if (piece.text === '') return piece
    const writer = new PieceWriter(piece)
    writer.put(prefix, 0)
    writer.copy(0, piece.text.length)
    return writer.finish()
  }
}

function replace(part: Part, setting: Setting): Normalizer {
  const pattern = patternOf(partOf(part, 'pattern'), setting)
  const content = textOf(part, 'content')
  // As many units as before: the places are the same.
  const letter = isPart(part.pattern) && part.pattern.String
  if (typeof letter === 'string' && letter.length === 1 && content.length === 1)
    return (piece) =>
      piece.text.includes(letter) ? replaceUnits(piece, piece.text.replaceAll(letter, content)) : piece
  return (piece) => {
    pattern.lastIndex = 0
    if (!pattern.test(piece.text)) return piece
    pattern.lastIndex = 0
    const writer = new PieceWriter(piece)
    let at = 0
    for (const match of piece.text.matchAll(pattern)) {
      writer.copy(at, match.index)
      writer.put(content, match.index)
      at = match.index + match[0].length
    }
    if (at === 0) return piece
    writer.copy(at, piece.text.length)
    return writer.finish()
  }
}

function strip(part: Part): Normalizer {
  const [left, right] = [switchOf(part, 'strip_left', true), switchOf(part, 'strip_right', true)]
  return (piece) => {
    const { text } = piece
    let [from, to] = [0, text.length]
    if (right) while (to > 0 && inSet(whiteSpace, text.charCodeAt(to - 1))) to--
    if (left) while (from < to && inSet(whiteSpace, text.charCodeAt(from))) from++
    if (from === 0 && to === text.length) return piece
    const writer = new PieceWriter(piece)
    writer.copy(from, to)
    return writer.finish()
  }
}

/** What sentencepiece calls `nmt`: control characters go, and what looks like a space becomes one. */
function forTranslation(piece: Piece): Piece {
  return rewriteCodes(piece, (code, character) => {
    const isControl =
      (code >= 1 && code <= 8) ||
      code === 0x0b ||
      (code >= 0x0e && code <= 0x1f) ||
      [0x7f, 0x8f, 0x9f].includes(code)
    if (isControl) return ''
    const isSpace =
      [9, 10, 12, 13, 0x1680, 0x2028, 0x2029, 0x2581, 0xfeff, 0xfffd].includes(code) ||
      (code >= 0x200b && code <= 0x200f)
    return isSpace ? ' ' : character
  })
}
