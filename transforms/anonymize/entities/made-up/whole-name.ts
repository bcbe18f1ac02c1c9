import { chineseTitle, isFixedWord } from './name-affixes.js'

const word = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*/gu
const genitive = /['’]s?$/
const han = /\p{Script=Han}/u

/**
 * The name in full of whom a name names, where the names of a record leave no doubt: "Keller", "Ms Keller" and "M. Keller"
 * beside one "Maria Keller"; 静怡 and 陈小姐 beside one 陈静怡. Itself, where nobody or more than one may be meant.
 */
export function wholeName(value: string, names: readonly string[]): string {
  const own = partsOf(value)
  if (own.length === 0) return value
  let whole: { name: string; parts: readonly string[] } | undefined
  for (const name of names) {
    const parts = partsOf(name)
    if (!isLonger(parts, own) || !isWithin(own, parts)) continue
    if (whole === undefined || isWithin(whole.parts, parts)) whole = { name, parts }
    else if (!isWithin(parts, whole.parts)) return value
  }
  return whole?.name ?? value
}

/** The words of a name in small letters, without titles; of a Chinese one its characters as one. */
function partsOf(name: string): string[] {
  if (han.test(name)) {
    const bare = name.replace(chineseTitle, '').replace(/^[小老阿](?=.)/u, '')
    return bare === '' ? [] : [bare]
  }
  const words = name.match(word)?.map((one) => one.replace(genitive, '')) ?? []
  return words.filter((one) => !isFixedWord(one)).map((one) => one.toLowerCase())
}

function isLonger(parts: readonly string[], own: readonly string[]): boolean {
  return parts.length > own.length || (han.test(own[0]) && (parts[0]?.length ?? 0) > own[0].length)
}

/** Whether all words of a name are in another one, an initial for a word; a Chinese one is its beginning or its end. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  if (han.test(some[0])) {
    const [part] = some
    const [name = ''] = all
    return name.startsWith(part) || (part.length > 1 && name.endsWith(part))
  }
  return some.every((one) =>
    all.some((other) => other === one || (one.length === 1 && other.startsWith(one))),
  )
}
