/** A range of the tokens of one text that fits the model. */
export interface Window {
  /** Which text. */
  text: number
  from: number
  to: number
  /** Its tokens between these two are nearer to the middle of this window than of any other: it speaks for them. */
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
  if (count <= size) return [{ text, from: 0, to: count, ownsFrom: 0, ownsTo: count }]
  const step = size - overlap
  const windows: Window[] = []
  for (let from = 0; ; from += step) {
    // The last one is moved back to be full: more context, at no cost.
    const first = Math.max(0, Math.min(from, count - size))
    windows.push({ text, from: first, to: first + size, ownsFrom: 0, ownsTo: count })
    if (first + size >= count) break
  }
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
export function groupWindows(
  windows: readonly Window[],
  { tokens, added }: { tokens: number; added: number },
): Window[][] {
  const lengthOf = ({ from, to }: Window) => to - from + added
  const sorted = [...windows].sort((a, b) => lengthOf(b) - lengthOf(a) || a.text - b.text || a.from - b.from)
  const groups: Window[][] = []
  for (const window of sorted) {
    const group = groups.at(-1)
    if (group !== undefined && lengthOf(group[0]) * (group.length + 1) <= tokens) group.push(window)
    else groups.push([window])
  }
  return groups
}
