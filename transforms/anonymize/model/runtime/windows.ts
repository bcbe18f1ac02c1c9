/** A range of the tokens of one text, or of its words, that fits the model. */
export interface Window {
  /** Which text. */
  text: number
  from: number
  to: number
  /** How many tokens of the text stand in it. */
  tokens: number
  /** What lies between these two is nearer to the middle of this window than of any other: it speaks for that. */
  ownsFrom: number
  ownsTo: number
}

/**
 * Windows of at most `size` tokens over a text of `count`, each sharing `overlap` with the next. In what two
 * share, each speaks for the half that is further from its own edge.
 */
export function windowsOf(
  text: number,
  count: number,
  { size, overlap }: { size: number; overlap: number },
): Window[] {
  if (count <= size) return [{ text, from: 0, to: count, tokens: count, ownsFrom: 0, ownsTo: count }]
  const step = size - overlap
  const windows: Window[] = []
  for (let from = 0; ; from += step) {
    // The last one is moved back to be full: more context, at no cost.
    const first = Math.max(0, Math.min(from, count - size))
    windows.push({ text, from: first, to: first + size, tokens: size, ownsFrom: 0, ownsTo: count })
    if (first + size >= count) break
  }
  return divideOverlaps(windows)
}

/** Lets each of two neighbours speak for its half of what they share. */
export function divideOverlaps(windows: Window[]): Window[] {
  for (let i = 1; i < windows.length; i++) {
    const middle = (windows[i].from + windows[i - 1].to) >> 1
    windows[i - 1].ownsTo = middle
    windows[i].ownsFrom = middle
  }
  return windows
}

/**
 * Windows gathered for the model, those of one length together: a run holds as many as fit into `tokens`, with
 * the padding, and one at least. `added` tokens stand around each.
 */
export function groupWindows<W extends Window>(
  windows: readonly W[],
  { tokens, added }: { tokens: number; added: number },
): W[][] {
  const lengthOf = (window: Window) => window.tokens + added
  const sorted = [...windows].sort((a, b) => lengthOf(b) - lengthOf(a) || a.text - b.text || a.from - b.from)
  const groups: W[][] = []
  for (const window of sorted) {
    const group = groups.at(-1)
    if (group !== undefined && lengthOf(group[0]) * (group.length + 1) <= tokens) group.push(window)
    else groups.push([window])
  }
  return groups
}
