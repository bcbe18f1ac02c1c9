import { allMatches, matchAt, matchEnd } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

const begin = /-----BEGIN ((?:[A-Z0-9]{2,12} ){0,4})PRIVATE KEY( BLOCK)?-----/y
/** Base64, with line ends as they are or written as `\n`. */
const body = /(?:[A-Za-z0-9+/=\r\n]|\\[nr]){24,16384}/y
const putty = /PuTTY-User-Key-File-[23]: /g
const puttyEnd = /Private-MAC: [0-9a-f]{40,64}/

/** The longest key in use, RSA with 16,384 bits, fills about 13,000 characters. */
const maxLength = 16_384

/**
 * Private keys as text: PEM (RFC 7468), OpenSSH, PGP (RFC 9580 section 6.2), PuTTY. From the first line to the
 * last, or, where the last is missing, as far as base64 goes on. Public keys and certificates are left alone.
 */
export const privateKey: Recognizer = {
  name: 'private_key',
  entities: ['PRIVATE_KEY'],
  bits: prefilterBits.token,
  rescans: true,
  find({ text }, report) {
    let close = -1
    for (let at = text.indexOf('-----BEGIN '); at >= 0; at = text.indexOf('-----BEGIN ', at + 11)) {
      const head = matchAt(begin, text, at)
      if (head === undefined) continue
      const from = at + head[0].length
      if (close < from) close = placeOf(text, '-----END ', from)
      const last = `-----END ${head[1]}PRIVATE KEY${head[2] ?? ''}-----`
      const isClosed = close - from <= maxLength && text.startsWith(last, close)
      const end = isClosed ? close + last.length : (matchEnd(body, text, from) ?? from)
      if (end === from) continue
      report({ start: at, end, score: 0.99, validated: true, why: 'begin line and key' })
      at = end - 11
    }
    for (const { index } of allMatches(putty, text)) {
      const close = puttyEnd.exec(text.slice(index, index + maxLength))
      if (close === null) continue
      const end = index + close.index + close[0].length
      report({ start: index, end, score: 0.99, validated: true, why: 'PuTTY key file' })
    }
  },
}

/** Where a mark stands, or behind every text where it does not. */
function placeOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}
