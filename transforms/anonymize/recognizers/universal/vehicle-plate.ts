import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'
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
/** Makes, models and words for a car, behind which the forms of plates alone count. */
const cars =
  'honda|toyota|ford|nissan|mazda|subaru|hyundai|kia|volkswagen|vw|golf|polo|passat|bmw|audi|mercedes|volvo|saab|[sš]koda|octavia|fabia|seat|opel|vauxhall|corsa|astra|zafira|renault|clio|peugeot|citro[eë]n|fiat|panda|dacia|duster|tesla|jeep|chevy|chevrolet|dodge|gmc|buick|cadillac|chrysler|lexus|acura|mitsubishi|suzuki|swift|isuzu|rover|jaguar|porsche|mini|transit|sprinter|hilux|corolla|camry|civic|accord|odyssey|prius|yaris|fiesta|focus|mustang|tacoma|micra|qashqai|juke|innova|navara|outback|forester|bakkie|ute|pickup|van|truck|lorry|cars?|taxi|cab|minivan|suv|motorbike|motorcycle|motorcycles|bike|scooter|moped|tag|index|vehicle|parked'
const behindCar = new RegExp(
  `(?<![A-Za-z])(?:${cars})(?: (?:van|car|estate|hatchback|saloon|on site|part index|plates?|reg|tag|is|[A-Z][a-z]{2,9}))?(?:, [a-z]{3,9}(?=,))?(?: \\([a-z][a-z ]{2,20}\\))?(?:[:=]|,| -| \\.{2,12}| is| was)? ?\\(?(?=[A-Z\\d])`,
  'gi',
)
/** Plates of Britain, India, North America, Ireland, southern Africa, Ghana, the Baltics and others, with their gaps. */
const forms =
  /(?:[A-Z]{2}\d{2} [A-Z]{3}|[A-Z]{1,3} \d{2,3}[ -][A-Z]{2,3}|[A-Z]{2}[ -]\d{1,2}[ -][A-Z]{1,3}[ -]\d{1,4}|[A-Z]{3}[ -]\d{3,4}|\d{3}[ -][A-Z]{3}|\d[A-Z]{3}\d{3}|[A-Z]{1,3} \d{2,3}[ -][A-Z]{1,3}|[A-Z]{1,3} \d{3}[ -]\d{3}|[A-Z]{2} \d{2} \d{3}|[A-Z]\d[A-Z] ?\d[A-Z](?:\d|)|[A-Z]\d[A-Z] \d{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]\d[A-Z] \d[A-Z]|\d{2,3}-[A-Z]{1,2}-\d{1,6}|[A-Z]{2} \d{4}-\d{2}|\d[A-Z]{2} \d[A-Z]{2}|\d{2} [A-Z] \d{3} [A-Z]{2}|[A-Z]{4} \d{3}|[A-Z]{2} \d{4,5}|[A-Z]{1,3}\d{1,4}[A-Z])(?![\w-])/y
/** British plates since 2001, and Indian ones, are like nothing else. */
const alone =
  /(?<![\w-])(?:[A-HJ-PR-Y][A-Z](?:0[2-9]|1\d|2[0-6]|5[1-9]|6\d|7[0-6]) [A-HJ-PR-Z]{3}|(?:AN|AP|AR|AS|BR|CG|CH|DL|GA|GJ|HR|HP|JH|JK|KA|KL|MH|MP|OD|PB|PY|RJ|TN|TS|UK|UP|WB)[ -]\d{1,2}[A-Z]?[ -][A-Z]{1,3}[ -]\d{4})(?![\w-])/g
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
  find(scan, report) {
    const { text } = scan
    if (!shaped.test(text)) return
    const see = (start: number, value: string, why: string) =>
      report({ start, end: start + value.length, score: 0.55, validated: false, why })
    for (const { 0: value, index } of matchesIn(scan, alone))
      see(index, value, 'a form that only plates have')
    for (const { 0: lead, index } of matchesIn(scan, behindCar)) {
      // The letters of a plate look like the model of a car.
      for (const start of [
        index + lead.length,
        ...(/^vehicle/i.test(lead) ? [] : [index + lead.indexOf(' ') + 1]),
      ]) {
        const value = matchAt(forms, text, start)?.[0]
        if (value === undefined) continue
        see(start, value, 'right behind a word for a car')
        break
      }
    }
    for (const { 0: lead, 1: vague, index } of matchesIn(scan, label)) {
      const start = index + lead.length
      const given = matchAt(vague === undefined ? plate : commonest, text, start)?.[0]
      if (given === undefined || !/\d/.test(given) || isWordAt(text, start - 1)) continue
      const end = start + given.length
      if (isWordAt(text, end) || /^[-./]\d/.test(text.slice(end, end + 2))) continue
      report({ start, end, score: 0.55, validated: false, why: 'right behind a word for a number plate' })
    }
  },
}
