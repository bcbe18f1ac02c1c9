import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** "number", "no.", "is", a colon, the quotes of a key. */
const joint = '(?: ?(?:numbers?|no\\.?|nr\\.?|#))?["\')]?[ \\t]{0,2}(?:is|was|[:=#])?[ \\t]{0,2}["\']?'
/** Words that name a plate; "vehicle" alone names anything and needs the commonest form behind it. */
const label = new RegExp(
  `(?<![A-Za-z])(?:(?:licen[cs]e |number |car |vehicle )?plates?|(?:car |vehicle |van )?(?:reg(?:istration|o|n)?\\.?)|VR[MN]|(vehicle|car|van))${joint}`,
  'gi',
)
/** Five to nine capitals and digits in at most three groups, both kinds among them. */
const plate =
  /(?=[A-Z\d]{0,7}[ -]?[A-Z\d]{0,6}\d)(?=[\d]{0,4}[ -]?\d{0,4}[ -]?[A-Z])(?=(?:[ -]?[A-Z\d]){5,9}(?![A-Z\d]))[A-Z\d]{1,7}(?:[ -][A-Z\d]{1,4}){0,2}/y
const commonest = /[A-Z]{3}[ -]\d{3,4}(?=[ \t]?(?:$|[\n).,;]))/y

/** Capitals right before or behind a digit, which hardly a text has. */
const shaped = /[A-Z][ -]?\d|\d[ -]?[A-Z]/

/** Number plates of any country right behind the word for one. */
export const vehiclePlate: Recognizer = {
  name: 'vehicle_plate',
  entities: ['UK_VEHICLE_REGISTRATION'],
  bits: prefilterBits.mixed | prefilterBits.names,
  rescans: true,
  sparesCode: 'lines',
  find({ text }, report) {
    if (!shaped.test(text)) return
    for (const { 0: lead, 1: vague, index } of allMatches(label, text)) {
      const start = index + lead.length
      const given = matchAt(vague === undefined ? plate : commonest, text, start)?.[0]
      if (given === undefined || !/\d/.test(given) || isWordAt(text, start - 1)) continue
      const end = start + given.length
      if (isWordAt(text, end) || /^[-./]\d/.test(text.slice(end, end + 2))) continue
      report({ start, end, score: 0.55, validated: false, why: 'right behind a word for a number plate' })
    }
  },
}
