import { isPart, type Part, textOf, typeOf } from '../parts/part.js'
import { openCharsmap } from '../rewriting/charsmap.js'
import { printableCharacters } from './ascii.js'

/** What stands for a space in tokens that sentencepiece has made. */
export const mark = '▁'

/**
 * Whether normalizers keep cuts between a printable character of ASCII and the white space behind it: neither is
 * joined with the other, the first one stays such a character, and the second one white space, or becomes one of the `marks`.
 */
export function keepsSpaceCuts(normalizers: readonly Part[], marks: readonly string[]): boolean {
  return normalizers.every((part) => keepsCuts(part, marks))
}

function keepsCuts(part: Part, marks: readonly string[]): boolean {
  switch (typeOf(part)) {
    // White space begins a cluster of characters, and none of ASCII is joined with it.
    case 'NFC':
    case 'NFD':
    case 'NFKC':
    case 'NFKD':
    case 'Lowercase':
    case 'StripAccents':
    case 'Nmt':
    case 'BertNormalizer':
    // What these do at the ends of a text is done to the first segment and to the last one.
    case 'Prepend':
    case 'Strip':
      return true
    case 'Precompiled': {
      const replace = openCharsmap(textOf(part, 'precompiled_charsmap'))
      return (
        printableCharacters.every((character) => replace(character) === undefined) &&
        [' ', '\n', '\t', mark].every((space) => [undefined, ' '].includes(replace(space)))
      )
    }
    case 'Replace':
      return keepsReplaced(part, marks)
    default:
      return false
  }
}

function keepsReplaced(part: Part, marks: readonly string[]): boolean {
  const { pattern, content } = part
  if (!isPart(pattern) || typeof content !== 'string') return false
  if (pattern.Regex !== undefined) return pattern.Regex === ' {2,}' && marks.includes(content)
  const text = textOf(pattern, 'String')
  if (text === ' ') return marks.includes(content)
  return text !== '' && !/[\s▁]/.test(text) && printableCharacters.includes(content.at(-1) ?? '')
}

/**
 * Whether normalizers replace spaces by the mark; `undefined` where they do anything else than that and putting
 * something before a text.
 */
export function replacesSpaces(normalizers: readonly Part[]): boolean | undefined {
  let isReplaced = false
  for (const part of normalizers) {
    if (typeOf(part) === 'Prepend') continue
    const { pattern, content } = part
    if (typeOf(part) !== 'Replace' || !isPart(pattern) || pattern.String !== ' ' || content !== mark)
      return undefined
    isReplaced = true
  }
  return isReplaced
}
