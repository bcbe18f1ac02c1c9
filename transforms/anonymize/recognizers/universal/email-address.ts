import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { spacedLetters, unspacedLetters, wideHost } from '../../identifiers/domain-labels.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

const maxLocal = 64
const localCharacter = /[A-Za-z0-9._%+'À-ɏ-]/
const wideCharacter = new RegExp(`[0-9._%+'${spacedLetters}-]`)
const unspaced = new RegExp(`[${unspacedLetters}]`)
/** A name in a script without spaces: a longer range before the sign is a sentence that was not parted from it. */
const maxUnspaced = 8
// RFC 1035: labels of at most 63 letters, digits and hyphens. A final label of letters, or of punycode.
const domain =
  /(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}(?:xn--[A-Za-z0-9-]{2,40}|[A-Za-z]{2,24})(?![A-Za-z0-9_])/y
const wideDomain = new RegExp(wideHost, 'y')
// Names of the DNS root zone that begin as these four and go on; all else behind them is the next word.
const gluedWord =
  /\.(?:com(?!cast$|mbank$|munity$|pany$|pare$|puter$|sec$)|net(?!bank$|flix$|work$)|org(?!anic$)|cn)([a-z]+)$/i
// RFC 3986: what stands between the colon and the sign is a password, and the host behind it no mailbox.
const userinfo = /:\/\/[^\s/?#@]{0,64}:[^\s/?#@]{0,32}$/
const fileEnding = /\.(?:png|jpe?g|gif|svg|webp|ico|css|scss|jsx?|tsx?|mjs|json|html?|md|txt|pdf|zip)$/i

/**
 * E-mail addresses (RFC 5321 in the form people write, RFC 6531 for other scripts): found from each `@`
 * outwards. Not taken: what ends like a file (`icon@2x.png`), the `git@host:` of a repository's address, and
 * the password of `scheme://user:password@host`.
 */
export const emailAddress: Recognizer = {
  name: 'email_address',
  entities: ['EMAIL_ADDRESS'],
  rescans: true,
  bits: prefilterBits.at,
  find({ text }, report) {
    let floor = 0
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const longest = (matchAt(domain, text, at + 1) ?? matchAt(wideDomain, text, at + 1))?.[0]
      if (longest === undefined || fileEnding.test(longest)) continue
      const host = longest.slice(0, longest.length - (gluedWord.exec(longest)?.[1].length ?? 0))
      let start = startOfLocal(text, { floor, at, character: localCharacter })
      // A word of another script that is stuck to an ASCII address is none of it.
      if (start === at) start = startOfLocal(text, { floor, at, character: wideCharacter })
      if (start === at && unspaced.test(host)) start = startOfUnspaced(text, floor, at)
      while (start < at && /[.'-]/.test(text[start])) start++
      // `LIKE '%@host.com'` and `*@host.com` are patterns of many.
      if (start === at || /[.%*]/.test(text[at - 1])) continue
      const end = at + 1 + host.length
      if (text.slice(start, at) === 'git' && text[end] === ':') continue
      if (
        /[:!$&*+,;=]/.test(text[start - 1]) &&
        userinfo.test(text.slice(Math.max(0, start - maxLocal - 4), start))
      )
        continue
      report({ start, end, ...evidence.syntax })
      floor = end
    }
  },
}

function startOfLocal(
  text: string,
  { floor, at, character }: { floor: number; at: number; character: RegExp },
): number {
  let start = at
  while (start > floor && at - start < maxLocal && character.test(text[start - 1])) start--
  return start
}

/** Where a short name in an unspaced script begins that ends at `at`; `at` itself where there is none. */
function startOfUnspaced(text: string, floor: number, at: number): number {
  let start = at
  while (start > floor && unspaced.test(text[start - 1])) if (at - --start > maxUnspaced) return at
  return start
}
