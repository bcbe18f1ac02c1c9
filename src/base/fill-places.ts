/**
 * Puts values into the places of a sentence, such as `{count}`; a place without a value stays. Chinese text has a space
 * beside Latin letters and figures, and none beside a Chinese word: one that the sentence has there is left out.
 */
export function fillPlaces(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/( ?)\{(\w+)\}( ?)/g, (slot, left: string, name: string, right: string, at: number) => {
    if (values[name] === undefined) return slot
    const value = String(values[name])
    const before = isHan(text[at - 1]) && isHan(value[0]) ? '' : left
    const after = isHan(text[at + slot.length]) && isHan(value.at(-1)) ? '' : right
    return before + value + after
  })
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && /[\p{Script=Han}（）]/u.test(char)
}
