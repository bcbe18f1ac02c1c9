import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isFiller } from './assigned-value.js'

const account = /[^\s:/@?#"'`<>\u0000]{0,64}:([^\s@"'`<>/\u0000]{3,128})@[A-Za-z0-9_[{$.-]{2}/y

/** The password of a connection string, `scheme://user:password@host` (RFC 3986 section 3.2.1). */
export const urlPassword: Recognizer = {
  name: 'url_password',
  entities: ['PASSWORD'],
  bits: prefilterBits.link,
  rescans: true,
  find({ text }, report) {
    for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
      const hit = matchAt(account, text, at + 3)
      if (hit === undefined) continue
      const start = at + 3 + hit[0].indexOf(':') + 1
      const isReal = !isFiller(hit[1])
      report({
        start,
        end: start + hit[1].length,
        score: isReal ? 0.85 : 0.2,
        validated: isReal,
        why: isReal ? 'syntax of a connection string' : 'a filler in a connection string',
      })
    }
  },
}
