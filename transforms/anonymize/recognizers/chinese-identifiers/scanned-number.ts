import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** Numbers of forms that were scanned, in which O stands for 0 and l or I for 1, behind the word that names them. */
const forms = [
  {
    entity: 'CN_RESIDENT_ID',
    pattern: /身 ?份 ?证 ?(?:号 ?码?)?[ :：]{0,4}([1-9OlI](?: ?[\dOolI]){16} ?[\dOolIXx])(?![\dA-Za-z])/g,
  },
  {
    entity: 'CN_MOBILE',
    pattern: /(?:电 ?话|手 ?机)(?: ?号 ?码?)?[ :：]{0,4}([1lI](?: ?[\dOolI]){10})(?![\dA-Za-z])/g,
  },
] as const
const misread = /\d[OolI]|[OolI]\d/
const digits = /\d/g
/** Of as many characters at least so many are digits still. */
const leastShare = 0.6

export const scannedNumber: Recognizer = {
  name: 'scanned_number',
  entities: forms.map(({ entity }) => entity),
  bits: prefilterBits.han,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    if (!misread.test(text)) return
    for (const { entity, pattern } of forms)
      for (const { 0: whole, 1: value, index } of matchesIn(scan, pattern)) {
        const count = value.match(digits)?.length ?? 0
        if (!misread.test(value) || count < value.replace(/ /g, '').length * leastShare) continue
        const end = index + whole.length
        const why = 'digits and letters that look like some, behind the word for it'
        report({ entity, start: end - value.length, end, score: 0.65, validated: false, why })
      }
  },
}
