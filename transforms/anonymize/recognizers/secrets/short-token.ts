import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isFiller } from './values/assigned-value.js'
import { entropyOf, isWordLike } from './values/entropy.js'

/** Names of settings that hold a token or a secret: SLACK_TOKEN, webhook_secret, api-key. */
const setting =
  /(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,24}[_-]){0,4}(?:token|secret|api[_-]?key|access[_-]?key|secret[_-]?key|signing[_-]?key|encryption[_-]?key|auth[_-]?key|psk)["']?(?![A-Za-z0-9_-])[ \t]{0,2}(?:[:=]|:=|=>)[ \t]{0,2}["']?/gi
const value = /[A-Za-z0-9_\-+/.~!#%*&@^]{8,15}(?![A-Za-z0-9_\-+/.~([{$&@^])/y
/** Words, digits and a sign are what people choose: Blue&Sky_90. */
const signed = /[!#%*&@^]/
const leastEntropy = 2.7

/** Tokens that are too short to tell by themselves, where a setting's name says what they are. */
export const shortToken: Recognizer = {
  name: 'short_token',
  entities: ['API_KEY'],
  bits: prefilterBits.cue,
  rescans: true,
  find({ text }, report) {
    for (const { 0: lead, index } of allMatches(setting, text)) {
      const start = index + lead.length
      const token = matchAt(value, text, start)?.[0]
      if (token === undefined || !/\d/.test(token) || !/[A-Za-z]/.test(token)) continue
      const isReal =
        !isFiller(token) && entropyOf(token) >= leastEntropy && (signed.test(token) || !isWordLike(token))
      const score = isReal ? 0.6 : 0.2
      const why = isReal ? 'letters and digits behind the name of a setting' : 'made of words'
      report({ start, end: start + token.length, score, validated: false, why })
    }
  },
}
