/**
 * Puts values into the places of a sentence, such as `{count}`; a place without a value stays. Chinese text has a space
 * beside Latin letters, figures and their signs, and none beside a Chinese word: one that the sentence lacks there is
 * put in, and one that it has too many is left out.
 */
export function fillPlaces(text: string, values: Readonly<Record<string, string | number>>): string {
  let filled = ''
  let from = 0
  for (const { index, 0: slot, 1: name } of text.matchAll(/\{(\w+)\}/g)) {
    if (values[name] === undefined) continue
    filled = joined(joined(filled, text.slice(from, index)), String(values[name]))
    from = index + slot.length
  }
  return joined(filled, text.slice(from))
}

/** Two texts, one of which is filled in, with the space between them that their characters want. */
function joined(before: string, after: string): string {
  const [left, right] = [before.replace(/ $/, ''), after.replace(/^ /, '')]
  const [last, first] = [left.at(-1) ?? '', right[0] ?? '']
  if (closing.test(last) && closing.test(first)) return left + right
  const isLacking = (han.test(last) && latinBegin.test(first)) || (latinEnd.test(last) && han.test(first))
  return isLacking ? `${left} ${right}` : before + after
}

const han = /\p{Script=Han}/u
/** Between these stands no space. */
const closing = /[\p{Script=Han}（）]/u
/** Letters, figures and the signs that begin a flag, a path, a quoted name or an example. */
const latinBegin = /[\p{Script=Latin}\p{N}"'`\-./~$<>=[{(]/u
/** The same for their ends. */
const latinEnd = /[\p{Script=Latin}\p{N}"'`%+*/>=\]})]/u
