import type { AddedToken } from '../special/added-tokens.js'

/** Tokens that begin with a byte, the longest first. */
type ByFirst = readonly (readonly { bytes: Uint8Array; token: AddedToken }[] | undefined)[]

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

/** Finds the first token at or behind a place; `undefined` where there is none before the end. */
export type ByteFinder = (bytes: Uint8Array, from: number, to: number) => FoundBytes | undefined

/** Opens a finder of tokens that neither take white space with them nor have to stand alone. */
export function openByteFinder(tokens: readonly AddedToken[]): ByteFinder {
  const byFirst: { bytes: Uint8Array; token: AddedToken }[][] = []
  for (const token of tokens) {
    const bytes = Buffer.from(token.content)
    byFirst[bytes[0]] ??= []
    byFirst[bytes[0]].push({ bytes, token })
  }
  for (const list of byFirst) list?.sort((a, b) => b.bytes.length - a.bytes.length)
  const firsts = Object.keys(byFirst).map(Number)
  if (firsts.length === 0) return () => undefined
  if (firsts.length > 1) return (bytes, from, to) => scan({ bytes, from, to }, byFirst)
  const [only] = firsts
  // Most vocabularies begin all of them with one sign, which is looked for many bytes at a time.
  return (bytes, from, to) => {
    for (let at = bytes.indexOf(only, from); at !== -1 && at < to; at = bytes.indexOf(only, at + 1)) {
      const found = matchAt({ bytes, from: at, to }, byFirst)
      if (found !== undefined) return found
    }
    return undefined
  }
}

function scan({ bytes, from, to }: ByteRange, byFirst: ByFirst): FoundBytes | undefined {
  for (let at = from; at < to; at++) {
    if (byFirst[bytes[at]] === undefined) continue
    const found = matchAt({ bytes, from: at, to }, byFirst)
    if (found !== undefined) return found
  }
  return undefined
}

function matchAt({ bytes, from, to }: ByteRange, byFirst: ByFirst): FoundBytes | undefined {
  for (const { bytes: wanted, token } of byFirst[bytes[from]] ?? []) {
    if (from + wanted.length > to) continue
    let i = 1
    while (i < wanted.length && bytes[from + i] === wanted[i]) i++
    if (i === wanted.length) return { from, to: from + i, token }
  }
  return undefined
}
