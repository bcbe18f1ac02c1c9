import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn, needles } from '../../detect/text-cues.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isFiller } from './values/assigned-value.js'
import { entropyOf, isWordLike, minTokenEntropy } from './values/entropy.js'

/** Secrets that somebody tells: an answer to a question for a password, what was tried, a token among talk of tokens. */

const word = /pass[ _-]?(?:word|wd|phrase|code)|(?<![a-z])(?:pw|pwd)(?![a-z])/i
/** What opens an account that stands before a slash. */
const opens =
  /pass[ _-]?(?:word|wd|phrase|code)|(?<![a-z])(?:pw|pwd|log-?in|creds?|credentials?|access|account)(?![a-z])/i
/** "which password do you use?", and on the next line "Caller: Xy12-abc". */
const speaker = /(?:[^\n:]{1,32}:[ \t]{0,2})?(?:it['’]?s |i use |i type )?/iy
/** "bad_password attempt=…", "wrong password, tried …". */
const tried =
  /(?<![a-z])(?:attempt(?:ed)?|tried|typed|entered|supplied|provided|received|sent|got)(?: was| is)?[=:]? ?/gi
const account = /(?<![\w.@/-])(?:[A-Za-z][\w.-]{2,31}|\0) ?$/
const value = /["'`“]?([!-~]{6,40})/y
/** A beginning of letters and `_`, as services give their tokens, and what none of them is known for. */
const token = /(?<![\w./-])[A-Za-z]{2,8}_(\w{14,80})(?![\w./([-])/g
const ofTokens = /token|\bkeys?\b|secret|passw|cred(?:ential)?s?\b|rotat|revok|leak|paste/i
const reach = 120
const lineReach = 60

const tries = needles('ttempt', 'tried', 'typed', 'ntered', 'upplied', 'rovided', 'eceived', 'sent', 'got')

/** Words that an account or a password stands behind. */
const speaks = needles(
  'pass',
  'Pass',
  'PASS',
  'pw',
  'PW',
  'ogin',
  'log-in',
  'cred',
  'Cred',
  'ccess',
  'ccount',
)

interface Secret {
  start: number
  value: string
}

/** Passwords and tokens by what people, and logs, say around them. */
export const secretInTalk: Recognizer = {
  name: 'secret_in_talk',
  entities: ['PASSWORD', 'USERNAME', 'API_KEY'],
  bits: 0,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    const isOfSecrets = speaks(scan)
    const see = (secret: Secret | undefined, why: string) => {
      if (secret === undefined) return false
      const { start, value } = secret
      report({ start, end: start + value.length, score: 0.6, validated: false, why })
      return true
    }
    for (let at = isOfSecrets ? text.indexOf('?\n') : -1; at !== -1; at = text.indexOf('?\n', at + 2)) {
      if (!word.test(lineBefore(text, at))) continue
      const from = at + 2 + (matchAt(speaker, text, at + 2)?.[0].length ?? 0)
      const secret = secretAt(text, from)
      if (
        secret !== undefined &&
        /^["'`”]?[.!]?[ \t]{0,2}(?:\n|$)/.test(text.slice(secret.start + secret.value.length))
      )
        see(secret, 'the answer to a question for a password')
    }
    if (isOfSecrets && tries(scan))
      for (const { 0: lead, index } of matchesIn(scan, tried))
        if (word.test(lineBefore(text, index)))
          see(secretAt(text, index + lead.length), 'a password that was tried')
    for (let at = isOfSecrets ? text.indexOf('/') : -1; at !== -1; at = text.indexOf('/', at + 1)) {
      const name = account.exec(text.slice(Math.max(0, at - 34), at))?.[0].trimEnd()
      if (name === undefined || (name !== '\0' && !/[\d_.]/.test(name))) continue
      const secret = secretAt(text, text[at + 1] === ' ' ? at + 2 : at + 1)
      if (secret === undefined || !isStrong(secret.value) || !opens.test(lineBefore(text, at))) continue
      const start = text.lastIndexOf(name, at)
      const why = 'before its password'
      if (see(secret, 'behind an account and a slash') && name !== '\0' && !isFiller(name))
        report({ entity: 'USERNAME', start, end: start + name.length, score: 0.6, validated: false, why })
    }
    if ((scan.mask & prefilterBits.token) !== 0)
      for (const { 0: all, 1: body, index } of matchesIn(scan, token)) {
        const end = index + all.length
        if (!isRandom(body) || isWordLike(all)) continue
        if (!ofTokens.test(text.slice(Math.max(0, index - reach), end + reach / 2))) continue
        const why = 'a random token where one is spoken of'
        report({ entity: 'API_KEY', start: index, end, score: 0.6, validated: false, why })
      }
  },
}

/** What stands before a place on its line, as far as it matters. */
function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - lineReach), at)
  return before.slice(before.lastIndexOf('\n') + 1)
}

/** Letters and digits in one word, without quotes and the mark of a sentence. */
function secretAt(text: string, at: number): Secret | undefined {
  const hit = matchAt(value, text, at)
  const given = hit?.[1].replace(/["'`]?[.,;)]{0,2}$/, '')
  if (hit === undefined || given === undefined || given.length < 6 || given.length > 32) return undefined
  if (!/\d/.test(given) || !/[A-Za-z]/.test(given) || isFiller(given) || given.includes('://'))
    return undefined
  return { start: hit.index + hit[0].indexOf(hit[1]), value: given }
}

/** A sign, or letters of both cases, beside the letters and digits. */
function isStrong(secret: string): boolean {
  return /[!#$%^&*@?+=~.]/.test(secret) || (/[a-z]/.test(secret) && /[A-Z]/.test(secret))
}

function isRandom(body: string): boolean {
  return /\d/.test(body) && /[A-Z]/.test(body) && /[a-z]/.test(body) && entropyOf(body) >= minTokenEntropy
}
