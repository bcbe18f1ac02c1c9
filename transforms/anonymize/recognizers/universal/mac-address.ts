import { matchEnd } from '../../../../src/text/match-at.js'
import { type ContextWords, compileContext } from '../../detect/context.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { contextGain } from '../../detect/scores.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

const pair = '[0-9A-Fa-f]{2}'
const four = '[0-9A-Fa-f]{4}'
const address = new RegExp(
  `(?<![\\w.-]|::|(?<![\\dA-Za-z])[0-9A-Fa-f]{1,2}:)(?:${pair}(?::${pair}){5}|${pair}(?:-${pair}){5}|${four}\\.${four}\\.${four})(?![\\w:]|[.-]\\w)`,
  'y',
)
/** Each separator, and how far the next one stands behind it. */
const separators = [
  [':', 3],
  ['-', 3],
  ['.', 5],
] as const
const words: ContextWords = {
  en: [
    'mac',
    'mac address',
    'hardware address',
    'physical address',
    'ethernet',
    'bssid',
    'wifi',
    'hwaddr',
    'lladdr',
  ],
  zh: ['物理地址', '硬件地址', '网卡'],
}

/**
 * MAC addresses (IEEE 802, EUI-48): six pairs with colons or hyphens, or three groups of four with dots. The
 * all-zero and the broadcast address are nobody's; pairs of digits alone need a word beside them, as times and
 * versions look alike.
 */
export function openMacAddress(): Recognizer {
  const near = compileContext(words)
  return {
    name: 'mac_address',
    entities: ['MAC_ADDRESS'],
    rescans: true,
    bits: prefilterBits.colons | prefilterBits.mixed | prefilterBits.digits6 | prefilterBits.token,
    find(scan, report) {
      eachAddress(scan.text, (start, end) => {
        const value = scan.text.slice(start, end)
        const isNobodys = /^[0:.-]+$|^[Ff:.-]+$/.test(value)
        const hasLetter = /[A-Fa-f]/.test(value)
        const form = isNobodys ? 0.1 : hasLetter ? 0.85 : 0.3
        const word = isNobodys ? undefined : near(scan, start, end)
        report({
          start,
          end,
          score: word === undefined ? form : Math.min(1, form + contextGain),
          validated: hasLetter && !isNobodys,
          why: word === undefined ? 'form' : `form, context "${word}"`,
        })
      })
    },
  }
}

/** Goes from separator to separator: most texts have none that is followed by another at the right distance. */
function eachAddress(text: string, visit: (start: number, end: number) => void): void {
  for (const [separator, step] of separators)
    for (let i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, i + 1)) {
      if (text[i + step] !== separator || i < step - 1) continue
      const start = i - step + 1
      const end = matchEnd(address, text, start)
      if (end === undefined) continue
      visit(start, end)
      i = end - 1
    }
}
