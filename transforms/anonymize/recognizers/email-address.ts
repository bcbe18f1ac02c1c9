import { gateBits } from '../../../src/core/gate.js'
import type { Recognizer } from '../recognizer.js'
import { evidence } from '../scores.js'

const maxLocal = 64
const localCharacter = /[A-Za-z0-9._%+'À-ɏ-]/
// RFC 1035: labels of at most 63 letters, digits and hyphens. A final label of letters, or of punycode.
const domain =
  /(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}(?:xn--[A-Za-z0-9-]{2,40}|[A-Za-z]{2,24})(?![A-Za-z0-9_])/y
// Names of the DNS root zone that begin as these four and go on; all else behind them is the next word.
const gluedWord =
  /\.(?:com(?!cast$|mbank$|munity$|pany$|pare$|puter$|sec$)|net(?!bank$|flix$|work$)|org(?!anic$)|cn)([a-z]+)$/i
const fileEnding = /\.(?:png|jpe?g|gif|svg|webp|ico|css|scss|jsx?|tsx?|mjs|json|html?|md|txt|pdf|zip)$/i

/**
 * E-mail addresses (RFC 5321 in the form people write): found from each `@` outwards. Not taken: what ends
 * like a file (`icon@2x.png`), and the `git@host:` of a repository's address.
 */
export const emailAddress: Recognizer = {
  name: 'email_address',
  entities: ['EMAIL_ADDRESS'],
  looksAgain: true,
  gate: gateBits.at,
  find({ text }, found) {
    let floor = 0
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      domain.lastIndex = at + 1
      const longest = domain.exec(text)?.[0]
      if (longest === undefined || fileEnding.test(longest)) continue
      const host = longest.slice(0, longest.length - (gluedWord.exec(longest)?.[1].length ?? 0))
      let start = at
      while (start > floor && at - start < maxLocal && localCharacter.test(text[start - 1])) start--
      while (start < at && /[.'-]/.test(text[start])) start++
      if (start === at || text[at - 1] === '.') continue
      const end = at + 1 + host.length
      if (text.slice(start, at) === 'git' && text[end] === ':') continue
      found({ start, end, ...evidence.syntax })
      floor = end
    }
  },
}
