import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { defineRuns, eachLongRun } from '../../identifiers/long-runs.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { providerKeys } from './provider-keys.data.js'
import { entropyOf, minBodyEntropy } from './values/entropy.js'

/** A form whose beginning alone says whose it is. */
interface Form {
  name: string
  start: string
  pattern: RegExp
}

/** The characters of all keys, and the length of the shortest. */
const runs = defineRuns(/[A-Za-z0-9_\-+/.=]/, 16)
/** Nothing of a token goes on here. */
const tokenEnd = '(?![A-Za-z0-9_-])'

/**
 * Keys of known services: by their beginning, then their form, then entropy, so that `AKIAXXXXXXXXXXXXXXXX` in
 * a manual stays. One sweep over the long rows of characters of a text looks for all beginnings.
 */
export function openProviderKey(): Recognizer {
  const forms: Form[] = providerKeys
    .flatMap(({ name, starts, rest }) =>
      starts.map((start) => ({ name, start, pattern: new RegExp(`${rest}${tokenEnd}`, 'y') })),
    )
    .sort((a, b) => b.start.length - a.start.length)
  const byStart = new Map(forms.map((form) => [form.start, form]))
  const starts = forms.map(({ start }) => start.replace(/[.+/]/g, '\\$&')).join('|')
  const anchor = new RegExp(`(?<![A-Za-z0-9])(?:${starts})`, 'g')
  return {
    name: 'provider_key',
    entities: ['API_KEY'],
    bits: prefilterBits.token | prefilterBits.cue,
    rescans: true,
    find({ text }, report) {
      eachLongRun(text, runs, (runStart, runEnd) => {
        const run = text.slice(runStart, runEnd)
        let next = 0
        for (let hit = matchAt(anchor, run, 0); hit !== undefined; hit = matchAt(anchor, run, next)) {
          const { name, start, pattern } = byStart.get(hit[0]) as Form
          const from = hit.index
          next = from + start.length
          const body = matchAt(pattern, run, next)?.[0]
          if (body === undefined) continue
          const end = next + body.length
          const isRandom = entropyOf(body) >= minBodyEntropy
          report({
            start: runStart + from,
            end: runStart + end,
            score: isRandom ? 0.95 : 0.2,
            validated: isRandom,
            why: isRandom ? `form of ${name}, entropy` : `form of ${name}, low entropy`,
            recognizer: name,
          })
          next = end
        }
      })
    },
  }
}
