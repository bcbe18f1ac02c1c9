import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isAccountName } from './values/account-name.js'
import { isFiller } from './values/assigned-value.js'

const account = /([^\s:/@?#"'`<>\u0000]{0,64}):([^\s@"'`<>/\u0000]{1,128})@[A-Za-z0-9_[{$.-]{2}/y

/** The name and the password of a connection string, `scheme://user:password@host` (RFC 3986 section 3.2.1). */
export const urlPassword: Recognizer = {
  name: 'url_password',
  entities: ['PASSWORD', 'USERNAME'],
  bits: prefilterBits.link,
  rescans: true,
  find({ text }, report) {
    for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
      const hit = matchAt(account, text, at + 3)
      if (hit === undefined) continue
      const [, name, secret] = hit
      const end = at + 3 + name.length
      const start = end + 1
      // The same word twice, as in root:root, is the default of an image.
      const isReal = /[\p{L}\d]/u.test(secret) && !isFiller(secret) && (secret !== name || /\d/.test(secret))
      const score = isReal ? 0.85 : 0.2
      const why = isReal ? 'syntax of a connection string' : 'a filler in a connection string'
      report({ start, end: start + secret.length, score, validated: isReal, why })
      const isOwn = isReal && isAccountName(name, true)
      report({
        entity: 'USERNAME',
        start: end - name.length,
        end,
        score: isOwn ? 0.7 : 0.2,
        validated: isOwn,
        why,
      })
    }
  },
}
