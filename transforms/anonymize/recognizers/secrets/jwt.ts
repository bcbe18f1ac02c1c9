import { Buffer } from 'node:buffer'
import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

const form = /eyJ[A-Za-z0-9_-]{8,2000}(\.[A-Za-z0-9_-]{2,8000})(\.[A-Za-z0-9_-]{0,2000})?(?![A-Za-z0-9_-])/y
const wordBefore = /[A-Za-z0-9_-]/

/**
 * JSON web tokens in compact form (RFC 7519, RFC 7515 section 7.1): header, claims and signature in
 * base64url, where the header decodes to JSON that names an algorithm. A token whose signature was cut off is
 * still readable, and is taken as well.
 */
export const jwt: Recognizer = {
  name: 'jwt',
  entities: ['JWT'],
  bits: prefilterBits.token,
  rescans: true,
  find({ text }, report) {
    for (let at = text.indexOf('eyJ'); at >= 0; at = text.indexOf('eyJ', at + 3)) {
      if (at > 0 && wordBefore.test(text[at - 1])) continue
      const token = matchAt(form, text, at)
      if (token === undefined) continue
      const [whole, claims, signature] = token
      const header = whole.slice(0, whole.indexOf('.'))
      if (!namesAlgorithm(header) || (signature === undefined && !isJson(claims.slice(1)))) continue
      report({ start: at, end: at + whole.length, score: 0.99, validated: true, why: 'header decodes' })
      at += whole.length - 3
    }
  },
}

function namesAlgorithm(part: string): boolean {
  const header = decode(part)
  return typeof header === 'object' && header !== null && 'alg' in header
}

function isJson(part: string): boolean {
  return typeof decode(part) === 'object'
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
}
