import { matchEnd } from '../../../../../src/text/match-at.js'

/**
 * "Flat 3C, Sai Krupa Apts, 14th Cross, Malleshwaram, Bengaluru 560003": quarters and towns that no list has stand between
 * a house and its postal code of six digits, each with a capital, with commas between them.
 */
const part =
  "(?:\\d{1,3}(?:st|nd|rd|th) )?[A-Z(][\\w.'’()&-]*(?: (?:[A-Z(][\\w.'’()&-]*|\\d{1,2}(?:st|nd|rd|th))){0,4}"
const toCode = new RegExp(`(?:, ?${part}){1,5}(?: ?[-–] ?|, | )\\d{3} ?\\d{3}(?![\\w-]|[.,]\\d)`, 'y')
/** What a number of six digits is where it is no postal code. */
const otherNumber =
  /\b(?:order|ref|no|tel|ph|phone|mob|mobile|cell|invoice|case|id|ticket|otp|pin|code|account|acct|a\/c|room|dob|age|call)\b/i

/** Where an address ends that ends at a place, or with its postal code behind parts that no list has. */
export function postalEnd(text: string, end: number): number {
  if (text[end] !== ',') return end
  const whole = matchEnd(toCode, text, end)
  return whole === undefined || otherNumber.test(text.slice(end, whole)) ? end : whole
}
