import { addAroundTokens } from '../bytes/around-tokens.js'
import { type ByteFinder, type ByteRange, openByteFinder } from '../bytes/find-bytes.js'
import { openPartEncoding, type PartEncoding } from '../encoding/encoding.js'
import type { FastEncoding, IsPassed } from '../encoding/fast-encoding.js'
import type { Stages } from '../models/stages.js'
import { pieceOf } from '../parts/piece.js'
import type { TokenSink } from '../parts/token-sink.js'
import type { AddedToken } from '../special/added-tokens.js'
import { type Segment, SegmentMemo } from './segment-memo.js'
import type { SegmentPlan } from './segment-plan.js'

/**
 * The fast way for vocabularies that the kernel has not: a text is cut where no token can be over the cut
 * (`segment-plan.ts`), and each segment goes the way of `encoding.ts`, which is remembered by its bytes.
 */

/** Kinds of segments: the first of a text, the first behind an added token, and the others. */
const [firstOfText, firstOfPart, other] = [0, 1, 2]
/** Room for texts that are no bytes yet. */
const textBytes = 1 << 16

/** Opens the fast way. */
export function openSegmentEncoding(stages: Stages, { cuts, rest }: SegmentPlan): FastEncoding {
  const findRaw = openByteFinder(stages.addedTokens.filter(({ isNormalized }) => !isNormalized))
  const parts = { first: openPartEncoding(stages), rest: openPartEncoding(rest, stages.normalize) }
  return new SegmentEncoding({ findRaw, cuts, parts })
}

interface Ways {
  findRaw: ByteFinder
  cuts: SegmentPlan['cuts']
  parts: { first: PartEncoding; rest: PartEncoding }
}

class SegmentEncoding implements FastEncoding {
  readonly #ways: Ways
  readonly #room = Buffer.from(new ArrayBuffer(textBytes))
  /** What is remembered, for each policy of special tokens, without places and with them. */
  readonly #memos = new Map<IsPassed, { plain?: SegmentMemo; placed?: SegmentMemo }>()

  constructor(ways: Ways) {
    this.#ways = ways
  }

  encodeText(text: string, into: TokenSink, isPassed: IsPassed): boolean {
    const room = this.#room
    const bytes = 3 * text.length > textBytes ? Buffer.from(text) : room.subarray(0, room.write(text))
    return this.encodeUtf8(bytes, into, isPassed)
  }

  encodeUtf8(bytes: Uint8Array, into: TokenSink, isPassed: IsPassed): boolean {
    const before = into.length
    const memo = this.#memoFor(isPassed, into)
    // Whether a token takes white space with it or stands alone, the reference knows.
    let isPlain = true
    const isLeft = (token: AddedToken): boolean => {
      if (isPassed(token)) return true
      if (token.lstrip || token.rstrip || token.isSingleWord) isPlain = false
      return false
    }
    const whole = { bytes, from: 0, to: bytes.length }
    addAroundTokens(whole, { find: this.#ways.findRaw, isPassed: isLeft, into }, (part) => {
      if (isPlain) this.#addPart(part, memo, into)
      return isPlain
    })
    if (!isPlain) into.length = before
    return isPlain
  }

  #addPart({ bytes, from, to }: ByteRange, memo: SegmentMemo, into: TokenSink): void {
    const { cuts } = this.#ways
    const segment: Segment = { bytes, from, to, kind: from === 0 ? firstOfText : firstOfPart }
    for (let at = from; at < to; at = segment.to) {
      segment.from = at
      segment.to = cuts(bytes, at, to)
      memo.add(segment, into)
      segment.kind = other
    }
  }

  #memoFor(isPassed: IsPassed, { starts }: TokenSink): SegmentMemo {
    let memos = this.#memos.get(isPassed)
    if (memos === undefined) {
      memos = {}
      this.#memos.set(isPassed, memos)
    }
    const kind = starts === undefined ? 'plain' : 'placed'
    memos[kind] ??= new SegmentMemo((segment, sink) => this.#encode(segment, sink, isPassed), {
      starts: starts !== undefined,
    })
    return memos[kind]
  }

  #encode({ bytes, from, to, kind }: Segment, into: TokenSink, isPassed: IsPassed): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString()
    const piece = {
      ...pieceOf(text, { hasPlaces: into.starts !== undefined }),
      isFirst: kind === firstOfText,
    }
    const { first, rest } = this.#ways.parts
    const add = kind === other ? rest : first
    add(piece, into, isPassed)
  }
}
