import { type KeyFileReader, keyRanges } from './key-file.js'

/** Keys of all files that may be equal to each other and to no others, with the rows that they are of. */
export interface KeyGroup {
  /** Each word of the keys. */
  words: readonly Uint32Array[]
  /** The rows, numbered through all files, ascending among equal keys. */
  rows: Uint32Array
}

/** Which keys are read, and how many at a time. */
export interface KeyGroupOptions {
  section: number
  /** So many bytes of memory may be taken. A single range of keys may take more. */
  budgetBytes: number
}

/**
 * The keys of a section of all files, group by group. The rows of each file are numbered behind those of the files before
 * it.
 */
export function* keyGroups(
  files: readonly KeyFileReader[],
  { section, budgetBytes }: KeyGroupOptions,
): Generator<KeyGroup> {
  const offsets = files.map((file) => file.offsets(section))
  const words = files[0]?.file.words ?? 0
  // What is read, and then a slot or two of 4 bytes to find equal ones.
  const most = Math.max(1, budgetBytes / (4 * words + 4 + 12))
  const size = (from: number, to: number) => offsets.reduce((sum, at) => sum + at[to] - at[from], 0)
  for (let from = 0; from < keyRanges; ) {
    let to = from + 1
    while (to < keyRanges && size(from, to + 1) <= most) to++
    yield readGroup(files, {
      section,
      words,
      total: size(from, to),
      bounds: offsets.map((at) => [at[from], at[to]]),
    })
    from = to
  }
}

interface GroupPlace {
  section: number
  words: number
  total: number
  bounds: readonly (readonly [number, number] | number[])[]
}

function readGroup(files: readonly KeyFileReader[], { section, words, total, bounds }: GroupPlace): KeyGroup {
  const columns = Array.from({ length: words + 1 }, () => new Uint32Array(total))
  let next = 0
  let first = 0
  for (const [i, file] of files.entries()) {
    const [from, to] = bounds[i]
    if (to > from) {
      const found = file.keys(section, { from, to })
      for (const [word, values] of found.entries()) columns[word].set(values, next)
      const rows = columns[words]
      for (let at = next; at < next + to - from; at++) rows[at] += first
    }
    next += to - from
    first += file.file.rows
  }
  return { words: columns.slice(0, words), rows: columns[words] }
}

/**
 * Tells of each key that is equal to earlier ones of a group. `onEqual` is given the rows of the earlier keys that stand for
 * those seen so far, the first of them first, until it answers true; a key for which it never does comes to stand beside
 * them, as long as there are not too many. Answering true at once is the same as comparing with the first alone.
 */
export function matchKeys(
  { words, rows }: KeyGroup,
  onEqual: (earlier: number, row: number) => boolean,
): void {
  const count = rows.length
  const bits = Math.max(4, 33 - Math.clz32(count))
  const slots = new Uint32Array(2 ** bits)
  // Of each key that stands for others, the next one that is equal to it; made where it is needed.
  let nextOf: Uint32Array | undefined
  const [first, second = first] = words
  for (let i = 0; i < count; i++) {
    // The upper bits are nearly alike within a group.
    let slot = (Math.imul(first[i] ^ (second[i] << 7), 0x9e3779b1) ^ second[i]) >>> (32 - bits)
    while (slots[slot] !== 0 && !isEqual(words, slots[slot] - 1, i)) slot = (slot + 1) & (slots.length - 1)
    if (slots[slot] === 0) {
      slots[slot] = i + 1
      continue
    }
    let at = slots[slot] - 1
    for (let tried = 1; ; tried++) {
      if (onEqual(rows[at], rows[i])) break
      if (tried === mostBeside) break
      nextOf ??= new Uint32Array(count)
      if (nextOf[at] === 0) {
        nextOf[at] = i
        break
      }
      at = nextOf[at]
    }
  }
}

/** So many keys that are equal, of rows that are not, may stand beside each other: what boilerplate has in common is not compared pair by pair. */
const mostBeside = 64

function isEqual(words: readonly Uint32Array[], a: number, b: number): boolean {
  for (const word of words) if (word[a] !== word[b]) return false
  return true
}
