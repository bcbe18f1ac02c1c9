import type { IsPassed } from '../encoding/fast-encoding.js'
import type { AddedToken } from '../special/added-tokens.js'

/** The beginnings of tokens: what may follow, and the token that ends here. */
interface Beginning {
  next: Map<number, Beginning>
  token?: AddedToken
}

/** A token in a range of bytes. */
export interface FoundBytes {
  from: number
  to: number
  token: AddedToken
}

/** A range of bytes. */
export interface ByteRange {
  bytes: Uint8Array
  from: number
  to: number
}

/** Finds the first token in a range, of several at one place the longest, that is not passed over; `undefined` where there is none. */
export type ByteFinder = (range: ByteRange, isPassed: IsPassed) => FoundBytes | undefined

/** Opens a finder of tokens by their bytes alone. */
export function openByteFinder(tokens: readonly AddedToken[]): ByteFinder {
  const root = beginningsOf(tokens)
  const firsts = [...root.next.keys()]
  if (firsts.length === 0) return () => undefined
  const findFirst = firsts.length === 1 ? findOnly(firsts[0]) : findAny(firsts)
  return ({ bytes, from, to }, isPassed) => {
    for (let at = findFirst(bytes, from, to); at < to; ) {
      const found = matchAt({ bytes, from: at, to }, root)
      if (found !== undefined && !isPassed(found.token)) return found
      at = findFirst(bytes, found?.to ?? at + 1, to)
    }
    return undefined
  }
}

/** The next place at which a token may begin; the end or one behind it where there is none. */
type FirstFinder = (bytes: Uint8Array, from: number, to: number) => number

/** Most vocabularies begin all of them with one sign, which is looked for many bytes at a time. */
function findOnly(first: number): FirstFinder {
  return (bytes, from, to) => {
    const at = bytes.indexOf(first, from)
    return at === -1 ? to : at
  }
}

function findAny(firsts: readonly number[]): FirstFinder {
  const isFirst = new Uint8Array(256)
  for (const first of firsts) isFirst[first] = 1
  return (bytes, from, to) => {
    let at = from
    while (at < to && isFirst[bytes[at]] === 0) at++
    return at
  }
}

function beginningsOf(tokens: readonly AddedToken[]): Beginning {
  const root: Beginning = { next: new Map() }
  for (const token of tokens) {
    let node = root
    for (const byte of Buffer.from(token.content)) {
      let next = node.next.get(byte)
      if (next === undefined) {
        next = { next: new Map() }
        node.next.set(byte, next)
      }
      node = next
    }
    node.token = token
  }
  return root
}

function matchAt({ bytes, from, to }: ByteRange, root: Beginning): FoundBytes | undefined {
  let longest: FoundBytes | undefined
  let node: Beginning | undefined = root
  for (let at = from; at < to; ) {
    node = node.next.get(bytes[at])
    if (node === undefined) break
    at++
    if (node.token !== undefined) longest = { from, to: at, token: node.token }
  }
  return longest
}
