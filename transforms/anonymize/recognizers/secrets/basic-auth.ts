import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isFiller } from './values/assigned-value.js'

const flag = /(?<=\s)(?:-u|--user|--proxy-user|--http-user)[ =]["']?/g
const pair = /([^\s:'"`$<{\u0000]{1,64}):([^\s'"`<\u0000]{3,128})/y

/** The name and the password that a command such as curl is given: `-u name:password` before or after an address. */
export const basicAuth: Recognizer = {
  name: 'basic_auth',
  entities: ['PASSWORD', 'USERNAME'],
  bits: prefilterBits.link,
  rescans: false,
  find({ text }, report) {
    for (const { 0: lead, index } of allMatches(flag, text)) {
      const start = index + lead.length
      const hit = matchAt(pair, text, start)
      if (hit === undefined) continue
      const [, name, secret] = hit
      const colon = start + name.length
      const why = 'name and password of a command'
      // Two numbers are the user and the group that a container runs as.
      const isReal = !isFiller(secret) && !/^\d+$/.test(name + secret)
      const score = isReal ? 0.75 : 0.2
      report({ entity: 'USERNAME', start, end: colon, score, validated: false, why })
      report({ start: colon + 1, end: colon + 1 + secret.length, score, validated: false, why })
    }
  },
}
