import { type Tokenizer, TokenSink } from '../../src/tokens/tokenizer.js'
import type { TruncateOptions } from './options.js'
import { lastSentenceEnd, nextSentenceEnd } from './sentence-ends.js'

/** A text that was shortened, and how. */
export interface Shortened {
  text: string
  /** Whether it was cut within a sentence, because there was none to cut behind. */
  isWithinSentence: boolean
}

/** Shortens texts of more than `maxTokens` tokens; `undefined` for all others. */
export function openShortener(
  tokenizer: Tokenizer,
  { maxTokens, keep, at }: TruncateOptions,
): (text: string) => Shortened | undefined {
  const sink = new TokenSink({ starts: true })
  const shortenedSink = new TokenSink()
  const encode = (text: string, into: TokenSink): number => {
    into.clear()
    tokenizer.encode(text, into, { addSpecialTokens: false })
    return into.length
  }
  const cut = keep === 'head' ? cutTail : cutHead
  return (text) => {
    if (encode(text, sink) <= maxTokens) return undefined
    // What stays of a text may have a token more than it had within it: then it is cut once more, to fewer.
    for (let most = maxTokens; most > 0; most--) {
      const shortened = cut(text, most)
      if (encode(shortened.text, shortenedSink) <= maxTokens) return shortened
    }
    return { text: '', isWithinSentence: true }
  }

  function cutTail(text: string, most: number): Shortened {
    const end = unitOf(text, sink.starts![most])
    const sentence = at === 'sentence' ? lastSentenceEnd(text, end) : 0
    return {
      text: text.slice(0, sentence === 0 ? end : sentence).trimEnd(),
      isWithinSentence: sentence === 0,
    }
  }

  function cutHead(text: string, most: number): Shortened {
    const start = unitOf(text, sink.starts![sink.length - most], true)
    const sentence = at === 'sentence' ? nextSentenceEnd(text, start) : text.length
    const rest = text.slice(sentence).trimStart()
    return rest === ''
      ? { text: text.slice(start).trimStart(), isWithinSentence: true }
      : { text: rest, isWithinSentence: false }
  }
}

/** The unit of a text at a byte of its UTF-8: of a byte within a character where that begins, or ends. */
function unitOf(text: string, byte: number, isEnd = false): number {
  const bytes = Buffer.from(text)
  let at = byte
  while (at > 0 && at < bytes.length && (bytes[at] & 0xc0) === 0x80) at += isEnd ? 1 : -1
  return bytes.toString('utf8', 0, at).length
}
