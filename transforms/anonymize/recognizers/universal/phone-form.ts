/** What the outer form of a number says, before and beside libphonenumber's plans. */

const month = '(?:0?[1-9]|1[0-2])'
const day = '(?:0?[1-9]|[12]\\d|3[01])'
const year = '(?:19|20)\\d{2}'
const date = new RegExp(
  `^(?:${year}[-. ]${month}[-. ]${day}|(?:${day}[-. ]${month}|${month}[-. ]${day})[-. ]${year})(?!\\d)`,
)
const years = new RegExp(`^${year}[- .]+${year}(?!\\d)`)
const addressOrDecimal = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\d+\.\d+)$/
/** A year and a number, as on invoices and files: 2026-118. */
const numberOfYear = /^(?:19|20)\d{2}[-/.]\d{3,5}$/
const singleDigits = /(?:^|\D)\d(?:\D\d){2}/
const trunkPrefix = /^\(?0[1-9]\d{0,3}\)?([ .-])\d{2,4}(?:\1\d{2,4}){1,3}$/
/** Mobiles of the United Kingdom, of Australia and of Germany, whose first digits say so. */
const mobile = /^(?:07[4-9]\d{2}[ ]?\d{6}|04\d{2}[ ]?\d{3}[ ]?\d{3}|01[567]\d[ /-]?\d{7,8})$/
const yearGroup = new RegExp(`(?:^|\\D)${year}(?:\\D|$)`)
const american = /^(?:1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}$/

/** Dates, spans of years, decimals, dotted addresses, and rows of single digits. */
export function isOtherNumber(number: string): boolean {
  return date.test(number) || years.test(number) || addressOrDecimal.test(number) || singleDigits.test(number)
}

/** Whether a number begins with a year, as those of invoices do: some plans have room for it. */
export function isNumberOfYear(number: string): boolean {
  return numberOfYear.test(number)
}

/** Whether the groups are such as somebody would write: ten digits as North America groups them, others in at most five. */
export function isUsualForm(number: string): boolean {
  if (number.includes('+')) return true
  if (/^\D*1?[2-9](?:\D*\d){9}$/.test(number)) return american.test(number)
  return (number.match(/\d+/g)?.length ?? 0) <= 5
}

/** Nine digits or more that begin with 0, in two to five groups of one style: a national number in most of Europe and Asia. */
export function hasTrunkPrefix(number: string): boolean {
  return trunkPrefix.test(number) && number.replace(/\D/g, '').length >= 9 && !yearGroup.test(number)
}

/** Whether a number is a mobile's that needs no country code to be known as one. */
export function isMobileForm(number: string): boolean {
  return mobile.test(number)
}

/** Ten digits or more in groups after a `+`: a number with a country code, in a plan or not. */
export function hasCountryCode(number: string): boolean {
  const groups = number.match(/\d+/g) ?? []
  return /^\(?\+[1-9]/.test(number) && groups.length > 1 && groups.length < 8 && groups.join('').length >= 10
}

/** A cheap look before the library's parser, which costs some ten microseconds. */
export function isLikelyOf(region: string, digits: string): boolean {
  if (region === 'US' || region === 'CA') return /^1?[2-9]\d\d[2-9]\d{6}$/.test(digits)
  if (region === 'CN')
    return /^(?:00\d{8,13}|0\d{9,11}|[48]00\d{7}|(?:86)?1[3-9]\d{9}|86\d{9,11})$/.test(digits)
  return digits.length <= 13
}
