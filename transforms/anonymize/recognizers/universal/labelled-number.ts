import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { hasMatch, matchesIn } from '../../detect/text-cues.js'
import type { Entity } from '../../entities/entities.js'
import { isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** What stands right behind a label, whether its check digits and its areas hold or not. */
interface Label {
  entity: Entity
  words: string
  /** The label, at its end the place where the value may follow. */
  label: RegExp
  value: RegExp
}

/** "number", "no.", "#", "is", a colon. */
const joint =
  '(?:[ _-]?(?:numbers?|num|nos?\\.?|nr\\.?|id|code|#))?(?: ?\\([A-Z]{2,5}\\))?["\']?(?:,? the)?[ \\t.]{0,12}(?:is|was|[:=#：|])?[ \\t]{0,2}["\'(]?'
const define = (entity: Entity, label: string, value: string): Label => ({
  entity,
  words: label,
  label: new RegExp(`(?<![A-Za-z])(?:${label})${joint}`, 'g'),
  value: new RegExp(value, 'y'),
})

const labels: readonly Label[] = [
  define('US_NPI', '[Nn][Pp][Ii]|[Nn]ational [Pp]rovider [Ii]dentifier', '\\d{10}|\\d{4}-\\d{3}-\\d{3}'),
  define(
    'US_SSN',
    '[Ss][Ss][Nn]|[Ss]oc(?:ial)? ?(?:[Ss]ec(?:urity)?)?(?= ?(?:[Nn]um|[Nn]o\\b|#|:|is))|[Ss]ocial [Ss]ecurity',
    '\\d{3}[- ]?\\d{2}[- ]?\\d{4}',
  ),
  define('CA_SIN', 'SIN|[Ss]ocial [Ii]nsurance', '\\d{3}[- ]?\\d{3}[- ]?\\d{3}'),
  define('UK_NHS', 'NHS', '\\d{3}[- ]?\\d{3}[- ]?\\d{4}'),
  define(
    'UK_NINO',
    'NINO|NI(?= (?:no|num))|[Nn]ational [Ii]nsurance',
    '[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-Z]?',
  ),
  define('AU_TFN', 'TFN|[Tt]ax [Ff]ile', '\\d{3} ?\\d{3} ?\\d{2,3}'),
  define('AU_MEDICARE', '[Mm]edicare(?: [Cc]ard)?', '\\d{4} ?\\d{5} ?\\d(?: ?\\d)?'),
  define('US_MBI', '[Mm]edicare(?: [Ii][Dd])?|MBI', '\\d[A-Z][A-Z0-9]\\d-?[A-Z][A-Z0-9]\\d-?[A-Z]{2}\\d{2}'),
  define('IN_AADHAAR', '[Aa]adhaa?r(?: [Cc]ard)?', '\\d{4}[- ]?\\d{4}[- ]?\\d{4}'),
  define(
    'US_DRIVER_LICENSE',
    "[Dd](?:river['’]?s?['’]?|riving) [Ll]ic(?:en[cs]e)?|DL(?= ?(?:#|no|num|:))",
    '[A-Z]{0,2}\\d(?:[A-Z0-9]|-(?=[A-Z0-9])){4,18}',
  ),
  define(
    'US_DRIVER_LICENSE',
    "[Dd](?:river['’]?s?['’]?|riving) [Ll]ic(?:en[cs]e)?|DL|OLN?|(?:[Pp]rov(?:isional|\\.)? |[A-Z]{2} )?[Ll]ic(?:en[cs]e)?(?: ?[Nn]o\\.?)?(?=:? ?\\.{0,12}:? {0,3}(?:is |was |#)?[A-Z]{0,5}[- ]?\\d)",
    '(?=(?:[^\\d\\n]{0,6}\\d){6})[A-Z]{0,5}[- ]?\\d[A-Z\\d]{0,18}(?:[- ](?=[A-Z]?\\d)[A-Z\\d]{2,14}){0,4}',
  ),
  define(
    'US_PASSPORT',
    '[Pp]assport(?: ?: ?[A-Z][a-z]{3,14},)?',
    '[A-Z]{1,2} ?\\d{6,8}[A-Z]{0,2}|\\d{6,9}|\\d{3} \\d{3} \\d{3}|[A-Z]\\d{2}[A-Z0-9]{5,6}',
  ),
  define(
    'CN_RESIDENT_ID',
    '(?:公民)?身[份分][证證](?:[号號][码碼]?)?|公民身份号码',
    '\\d{17}[\\dXx]|\\d{15}',
  ),
]

/** Most texts hold none of the words. */
const anyLabel = new RegExp(labels.map(({ words }) => words).join('|'))

/** Numbers right behind the word that names them: a wrong digit in it makes a number less nobody's. */
export const labelledNumber: Recognizer = {
  name: 'labelled_number',
  entities: labels.map(({ entity }) => entity),
  bits: prefilterBits.digits6 | prefilterBits.mixed,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    if (!hasMatch(scan, anyLabel)) return
    for (const { entity, label, value } of labels)
      for (const { 0: lead, index } of matchesIn(scan, label)) {
        const start = index + lead.length
        const given = matchAt(value, text, start)?.[0]
        if (given === undefined) continue
        const end = start + given.length
        const isCut = isWordAt(text, end) || /^[-.,]\d/.test(text.slice(end, end + 2))
        if (isCut || isWordAt(text, start - 1)) continue
        report({
          entity,
          start,
          end,
          score: 0.65,
          validated: false,
          why: 'right behind the word that names it',
        })
      }
  },
}
