/** The most of so many rows that fit, where fewer fit as well. */
export function mostRows(count: number, fits: (rows: number) => boolean): number {
  if (fits(count)) return count
  let [some, tooMany] = [0, count]
  while (tooMany - some > 1) {
    const middle = (some + tooMany) >> 1
    if (fits(middle)) some = middle
    else tooMany = middle
  }
  return some
}
