/**
 * Full-width forms, odd dashes and spaces, and zero-width marks are how an identifier slips past a pattern.
 * Patterns run over a folded twin of the text; positions are mapped back, so that exactly the original
 * characters are replaced. Characters are folded one to one (Unicode's compatibility mappings for U+FF01 to
 * U+FF5E); zero-width marks are taken out.
 */

/** A text made plain for matching. */
export interface Folded {
  text: string
  /** Where character `i` of the folded text stands in the original. */
  at(i: number): number
}

const foldable =
  /[\u00a0\u2000-\u200a\u2010-\u2015\u202f\u2212\u3000\uff08\uff09\uff0b\uff0d-\uff19\uff20-\uff3a\uff3f\uff41-\uff5a]/g
const zeroWidth = /[\u00ad\u200b-\u200d\u2060\ufeff]/
const zeroWidthAll = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

export function foldText(text: string): Folded {
  const folded = text.replace(foldable, foldCharacter)
  if (!zeroWidth.test(folded)) return { text: folded, at: (i) => i }
  const positions = new Int32Array(folded.length)
  let length = 0
  let from = 0
  for (const { index } of folded.matchAll(zeroWidthAll)) {
    while (from < index) positions[length++] = from++
    from = index + 1
  }
  while (from < folded.length) positions[length++] = from++
  return { text: folded.replace(zeroWidthAll, ''), at: (i) => positions[i] }
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0xff01) return String.fromCharCode(code - 0xfee0)
  return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? '-' : ' '
}
