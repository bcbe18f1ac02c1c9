/**
 * What a scanner misread: O for 0 and l or I for 1 among digits, and the other way round among capitals. Every character
 * stands for one, so places stay the same.
 */

/** A group that is digits mostly. */
const group = /(?<![\p{L}\p{N}_])(?!0[oO][0-7])[OolI\d]{2,40}(?=[xX]?(?![\p{L}\p{N}_]))/gu
const misread = /\d[OolI]|[OolI]\d/
/** A word of capitals in which a small l or a digit stands. */
const word = /(?<![\p{L}\p{N}_])[A-Zl01]{3,24}(?![\p{L}\p{N}_])/gu
const leastShare = 0.5
/** One group as long as this, or several, tell that a text was scanned. */
const longGroup = 5
const leastGroups = 2

/** The text as it was printed; `undefined` where nothing says that it was scanned. */
export function readScanned(text: string): string | undefined {
  if (!misread.test(text)) return undefined
  let groups = 0
  const read = text.replace(group, (digits) => {
    const count = digits.match(/\d/g)?.length ?? 0
    if (count === digits.length || count < digits.length * leastShare) return digits
    groups += digits.length >= longGroup ? leastGroups : 1
    return digits.replace(/[Oo]/g, '0').replace(/[lI]/g, '1')
  })
  if (groups < leastGroups) return undefined
  return read.replace(word, (capitals) =>
    (capitals.match(/[A-Z]/g)?.length ?? 0) >= capitals.length * leastShare &&
    /[a-z\d]/.test(capitals) &&
    !/\d{2}/.test(capitals)
      ? capitals.replace(/[l1]/g, 'I').replace(/0/g, 'O')
      : capitals,
  )
}
