import { isAscii } from 'node:buffer'
import { withNulls } from './compare.js'
import { mergeNulls, type Numbers, no, type Texts, type Truths, yes } from './vectors.js'

/** How many characters each text has: code points, so that 好 and 😀 count as one. */
export function countCharacters(texts: Texts): Numbers {
  const { bytes, starts, ends, nulls } = texts
  // ASCII is told apart by native code, many bytes at a time.
  if (bytes.length > 0 && isAscii(bytes)) return countBytes(texts)
  const values = new Int32Array(starts.length)
  for (let i = 0; i < values.length; i++) {
    if (isAscii(bytes.subarray(starts[i], ends[i]))) {
      values[i] = ends[i] - starts[i]
      continue
    }
    let inner = 0
    // Every byte but those that go on with a character, 10xxxxxx (RFC 3629).
    for (let at = starts[i]; at < ends[i]; at++) inner += (bytes[at] & 0xc0) === 0x80 ? 1 : 0
    values[i] = ends[i] - starts[i] - inner
  }
  return { values, nulls }
}

export function countBytes({ starts, ends, nulls }: Texts): Numbers {
  return { values: ends.map((end, i) => end - starts[i]), nulls }
}

export function lowered(texts: Texts): Texts {
  const lower = Array.from(texts.starts, (_, i) => Buffer.from(textOf(texts, i).toLowerCase()))
  const starts = new Int32Array(lower.length)
  const ends = new Int32Array(lower.length)
  for (let i = 0, end = 0; i < lower.length; i++) {
    starts[i] = end
    ends[i] = end += lower[i].length
  }
  return { bytes: Buffer.concat(lower), starts, ends, nulls: texts.nulls }
}

type Test = (text: Buffer, part: Buffer) => boolean

export const contains: Test = (text, part) => text.includes(part)
export const startsWith: Test = (text, part) =>
  text.length >= part.length && text.compare(part, 0, part.length, 0, part.length) === 0
export const endsWith: Test = (text, part) =>
  text.length >= part.length && text.compare(part, 0, part.length, text.length - part.length) === 0

/** Tests each text with a part of its own, by their bytes. */
export function testTexts(test: Test, texts: Texts, parts: Texts): Truths {
  const truths = new Uint8Array(texts.starts.length)
  for (let i = 0; i < truths.length; i++) {
    const text = texts.bytes.subarray(texts.starts[i], texts.ends[i])
    truths[i] = test(text, parts.bytes.subarray(parts.starts[i], parts.ends[i])) ? yes : no
  }
  return withNulls(truths, mergeNulls(texts.nulls, parts.nulls))
}

/** Whether an expression without the flags g and y is found in each text. */
export function searchTexts(pattern: RegExp, texts: Texts): Truths {
  const truths = new Uint8Array(texts.starts.length)
  for (let i = 0; i < truths.length; i++)
    truths[i] = texts.nulls?.[i] !== 1 && pattern.test(textOf(texts, i)) ? yes : no
  return withNulls(truths, texts.nulls)
}

/** Whether each text is one of these. */
export function findTexts(wanted: readonly string[], texts: Texts): Truths {
  const known = new Set(wanted)
  const sizes = new Set(wanted.map((text) => Buffer.byteLength(text)))
  const truths = new Uint8Array(texts.starts.length)
  for (let i = 0; i < truths.length; i++)
    if (sizes.has(texts.ends[i] - texts.starts[i]) && known.has(textOf(texts, i))) truths[i] = yes
  return withNulls(truths, texts.nulls)
}

function textOf({ bytes, starts, ends }: Texts, i: number): string {
  return bytes.toString('utf8', starts[i], ends[i])
}
