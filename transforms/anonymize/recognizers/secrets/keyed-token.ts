import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { defineRuns, eachLongRun } from '../../identifiers/long-runs.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { entropyOf, isWordLike, minTokenEntropy } from './values/entropy.js'

const word =
  /(?:api|access|secret|client|app|auth|account|shared|storage|signing|encryption|master|service|private|session|refresh|id|bearer|personal|webhook|bot|csrf|oauth|deploy|registration|aws)[ _-]?(?:access[ _-]?)?(?:secret[ _-]?)?(?:api[ _-]?)?(?:key(?:[ _-]?id)?|token|secret|signature)|\b(?:secret|token|bearer|authorization|credentials?|apikey|appsecret|accesskey|sas|sig|hmac)\b|[a-z](?:Token|Secret|ApiKey|AccessKey)\b|[_-](?:token|secret|apikey|key)\b|密\s?钥|令牌|秘钥|访问凭证/gi
const joint =
  /["'`*_\]）)】」]{0,3}[ \t]{0,4}(?:(?::=|=>|->|[:=：])(?![=:])|is\b|was\b|为|是|\s)[ \t]{0,4}["'`“「]?(?:(?:bearer|token|basic|bot|apikey|key)[ \t:=]{1,3})?["'`]?/iy
/** The longest word and the longest joint together have fewer characters. */
const reach = 128
const values = defineRuns(/[A-Za-z0-9_\-+/.~]/, 16)
const isWordPart = /[A-Za-z_-]/
const value = /[A-Za-z0-9_\-+/.~]{16,512}={0,2}/y
const otherHash =
  /(?:commit|sha-?\d{0,3}|md5|checksum|integrity|digest|hash|etag|revision|rev|fingerprint|uuid of|blob|tree|nonce)\W{0,12}(?:[\w-]{1,12}\W{1,3}){0,2}(?:token|key|secret)?$/i
const shaPrefix = /^sha\d{3}-/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Tokens of services without a beginning of their own: a word such as "api key", 密钥 or `client_secret`, then
 * sixteen or more characters with the entropy of a random token. Hashes of commits and files are none, names
 * in code and file paths are none.
 */
export const keyedToken: Recognizer = {
  name: 'keyed_token',
  entities: ['API_KEY'],
  bits: prefilterBits.token,
  rescans: true,
  find({ text }, report) {
    for (const zone of zonesOf(text)) {
      const part = text.slice(zone.start, zone.end)
      let next = 0
      for (let hit = matchAt(word, part, 0); hit !== undefined; hit = matchAt(word, part, next)) {
        next = hit.index + hit[0].length
        const from = zone.start + next
        const glue = matchAt(joint, text, from)?.[0]
        if (glue === undefined) continue
        const start = from + glue.length
        const token = matchAt(value, text, start)?.[0].replace(/(?<!\.)\.+$/, '')
        if (token === undefined || token.length < 16) continue
        const at = zone.start + hit.index
        const verdict = judge(token, text.slice(Math.max(0, at - 24), at) + hit[0])
        const isLoose = /^\s*$/.test(glue) && !/bearer/i.test(hit[0])
        const score = verdict === undefined ? (isLoose ? 0.4 : 0.75) : 0.2
        const why = verdict ?? (isLoose ? 'entropy, right behind a word' : 'a word, entropy')
        report({ start, end: start + token.length, score, validated: false, why })
        if (verdict === undefined) next = start + token.length - zone.start
      }
    }
  },
}

interface Zone {
  start: number
  end: number
}

/** Where a word may stand that a long row of characters follows. A zone begins at a character that is in no word. */
function zonesOf(text: string): Zone[] {
  const zones: Zone[] = []
  eachLongRun(text, values, (runStart, end) => {
    const last = zones.at(-1)
    const floor = last?.end ?? 0
    let start = Math.max(floor, runStart - reach)
    while (start > floor && !isBarrier(text.charCodeAt(start))) start--
    if (last !== undefined && start === floor) last.end = end
    else zones.push({ start, end })
  })
  return zones
}

/** Digits and punctuation other than `_` and `-`. */
function isBarrier(code: number): boolean {
  return code > 0x20 && code < 0x7f && !isWordPart.test(String.fromCharCode(code))
}

/** Why a token is none; `undefined` for one that is. */
function judge(token: string, lead: string): string | undefined {
  if (otherHash.test(lead) || shaPrefix.test(token)) return 'a hash of something'
  if (uuid.test(token)) return undefined
  if (!/\d/.test(token) || !/[A-Za-z]/.test(token)) return 'no mix of letters and digits'
  if (entropyOf(token) < minTokenEntropy) return 'low entropy'
  if (isWordLike(token)) return 'made of words'
  return undefined
}
