import { gateBits } from '../../../../src/core/gate.js'
import { matchAt } from '../../number-scan.js'
import type { Recognizer } from '../../recognizer.js'
import { entropyOf, minBodyEntropy } from './entropy.js'
import { providerKeys } from './provider-keys.data.js'

/** A form whose beginning alone says whose it is. */
interface Form {
  name: string
  start: string
  pattern: RegExp
}

/** Nothing of a token goes on here. */
const tokenEnd = '(?![A-Za-z0-9_-])'

/**
 * Keys of known services: by their beginning, then their form, then entropy, so that `AKIAXXXXXXXXXXXXXXXX` in
 * a manual stays. One sweep looks for all beginnings.
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
    gate: gateBits.token | gateBits.cue,
    looksAgain: true,
    find({ text }, found) {
      anchor.lastIndex = 0
      for (let hit = anchor.exec(text); hit !== null; hit = anchor.exec(text)) {
        const { name, start, pattern } = byStart.get(hit[0]) as Form
        const from = hit.index
        const body = matchAt(pattern, text, from + start.length)
        if (body === undefined) continue
        const end = from + start.length + body.length
        const isRandom = entropyOf(body) >= minBodyEntropy
        found({
          start: from,
          end,
          score: isRandom ? 0.95 : 0.2,
          validated: isRandom,
          why: isRandom ? `form of ${name}, entropy` : `form of ${name}, low entropy`,
          recognizer: name,
        })
        anchor.lastIndex = end
      }
    },
  }
}
