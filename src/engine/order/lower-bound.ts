/** The first of the numbers `from` … `to` that is not before what is looked for; those that are come first. */
export function lowerBound(
  { from, to }: { from: number; to: number },
  isBefore: (number: number) => boolean,
): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
