import { openTokenKernel, type TokenKernel, type TokenTables, tokenTextBytes } from '../../kernels/tokens.js'
import type { FastEncoding, IsPassed } from '../encoding/fast-encoding.js'
import type { Stages } from '../models/stages.js'
import { tokenLengths } from '../models/vocabulary.js'
import type { TokenSink } from '../parts/token-sink.js'
import { isUnchanged } from '../rewriting/rewrite-codes.js'
import { addAroundTokens } from './around-tokens.js'
import { type ByteFinder, type ByteRange, openByteFinder } from './find-bytes.js'

/**
 * The fast way for byte pair encoding at the level of bytes: words and tokens are found in UTF-8 by the kernel. What
 * is rare goes the way of `encoding.ts`, which is the reference: texts that the normalizer changes, and words of
 * more bytes than the kernel takes.
 */

/** Opens the fast way; `undefined` where an added token takes white space with it or has to stand alone. */
export function openByteEncoding(stages: Stages, tables: TokenTables): FastEncoding | undefined {
  const { addedTokens, normalize } = stages
  if (addedTokens.some(({ lstrip, rstrip, isSingleWord }) => lstrip || rstrip || isSingleWord))
    return undefined
  const normalized = addedTokens.filter(({ isNormalized }) => isNormalized)
  if (normalize !== undefined && !normalized.every(({ content }) => isUnchanged(content, normalize)))
    return undefined
  return new KernelEncoding(stages, tables)
}

class KernelEncoding implements FastEncoding {
  readonly #kernel: TokenKernel
  readonly #normalize: Stages['normalize']
  readonly #findRaw: ByteFinder
  readonly #findNormalized: ByteFinder
  /** The bytes of each token: a character each. */
  readonly #lengths: Uint32Array

  constructor({ addedTokens, normalize, model }: Stages, tables: TokenTables) {
    this.#kernel = openTokenKernel(tables)
    this.#normalize = normalize
    this.#findRaw = openByteFinder(addedTokens.filter(({ isNormalized }) => !isNormalized))
    this.#findNormalized = openByteFinder(addedTokens.filter(({ isNormalized }) => isNormalized))
    this.#lengths = tokenLengths(model.vocabulary)
  }

  encodeText(text: string, into: TokenSink, isPassed: IsPassed): boolean {
    if (3 * text.length > tokenTextBytes) return this.#add(Buffer.from(text), into, isPassed)
    const { text: room } = this.#kernel
    return this.#add(room.subarray(0, room.write(text)), into, isPassed)
  }

  encodeUtf8(utf8: Uint8Array, into: TokenSink, isPassed: IsPassed): boolean {
    if (utf8.length > tokenTextBytes) return this.#add(utf8, into, isPassed)
    const { text: room } = this.#kernel
    room.set(utf8)
    return this.#add(room.subarray(0, utf8.length), into, isPassed)
  }

  #add(bytes: Uint8Array, into: TokenSink, isPassed: IsPassed): boolean {
    const before = into.length
    const whole = { bytes, from: 0, to: bytes.length }
    const isAdded = addAroundTokens(whole, { find: this.#findRaw, isPassed, into }, (part) =>
      this.#addPart(part, into, isPassed),
    )
    if (!isAdded) into.length = before
    return isAdded
  }

  /** What lies between the tokens that are found before a text is changed. */
  #addPart(part: ByteRange, into: TokenSink, isPassed: IsPassed): boolean {
    let isChanging = false
    const isAdded = addAroundTokens(part, { find: this.#findNormalized, isPassed, into }, (text) => {
      const seen = this.#addText(text, into)
      isChanging ||= seen?.isChanging ?? false
      return seen !== undefined
    })
    if (!isAdded || !isChanging || this.#normalize === undefined) return isAdded
    const { bytes, from, to } = part
    return isUnchanged(
      Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString(),
      this.#normalize,
    )
  }

  /** Adds text without tokens of its own; `undefined` for a word that does not end within all that the kernel takes. */
  #addText({ bytes, from, to }: ByteRange, into: TokenSink): { isChanging: boolean } | undefined {
    const kernel = this.#kernel
    let isChanging = false
    let place = from
    const isHere = bytes.buffer === kernel.text.buffer
    for (let at = from; at < to; ) {
      const end = isHere ? to : boundaryBefore(bytes, Math.min(to, at + tokenTextBytes))
      if (!isHere) kernel.text.set(bytes.subarray(at, end))
      const start = isHere ? at : 0
      const count = kernel.encode(start, start + end - at, end === to)
      const consumed = kernel.consumed() - start
      if (consumed === 0) return undefined
      place = this.#take(count, place, into)
      isChanging ||= kernel.isChanging()
      at += consumed
    }
    return { isChanging }
  }

  /** Moves tokens from the kernel to the sink, and answers where the text behind them begins. */
  #take(count: number, from: number, into: TokenSink): number {
    const { tokens } = this.#kernel
    into.reserve(count)
    into.ids.set(tokens.subarray(0, count), into.length)
    let place = from
    if (into.starts !== undefined)
      for (let i = 0; i < count; i++) {
        into.starts[into.length + i] = place
        place += this.#lengths[tokens[i]]
      }
    into.length += count
    return place
  }
}

/** The last place up to one at which no character is cut. */
function boundaryBefore(bytes: Uint8Array, at: number): number {
  let end = at
  while (end < bytes.length && (bytes[end] & 0xc0) === 0x80) end--
  return end
}
