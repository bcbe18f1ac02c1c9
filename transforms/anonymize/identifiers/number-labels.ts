/** Labels that numbers stand behind: a tagger takes their capitals for the name of an organisation. */

const labels: ReadonlySet<string> = new Set(
  (
    'npi mrn ssn nhs tfn dea sin itin ein iban bic swift dob pin zip otp vin imei iccid abn acn vat tin uid uuid nino ' +
    'nhi nric fin utr upn kin sev ppsn aadhaar pan medicare medicaid mbi cvv cvc po id fax tel mob ref acct dl ni sku ean upc isbn ssid psk'
  ).split(' '),
)
const beforeNumber =
  /^(?: ?(?:number|num|no|nr|id|card|#|code)\b\.?)?["')\]]{0,2} ?(?:is|was|[:=#])? ?["'(]?(?:[A-Z]{0,4}-? ?\d|\0)/i

/** Words for number plates, with their first letters where the name goes on over them, and for phones. */
const germanLabel =
  /^(?:(?:(?:kfz|auto|amtliches)[ -]?)?(?:kennzeichen|nummernschild)(?: [A-Z]{1,3})?|(?:handy|mobil|festnetz)(?: privat| dienstlich)?)$/i
/** A plate, a number of digits, or what is blanked since it is found already. */
const beforeCode = /^[:.]? {0,2}(?:\0|[+(]?\d|(?:[A-Z]{1,3})?[ -]?[A-Z]{1,2}[ -]?\d)/

/** Whether the word from `start` to `end` names the number that follows, as in "NPI: 1234567893". */
export function isNumberLabel(text: string, start: number, end: number): boolean {
  if (germanLabel.test(text.slice(start, Math.min(end, start + 32))))
    return beforeCode.test(text.slice(end, end + 24))
  // "NHI ZKT2760", "Sev1": capitals before a code, a word right before a digit.
  if (
    /^(?:[A-Z]{2,6}[ :#]{1,3}[A-Z]{1,4} ?\d|[A-Z][a-z]{2,8}\d)/.test(text.slice(start, end + 8)) &&
    /^(?:[ :#]|\d)/.test(text.slice(end, end + 1))
  )
    return true
  return (
    end - start <= 8 &&
    labels.has(text.slice(start, end).toLowerCase()) &&
    beforeNumber.test(text.slice(end, end + 24))
  )
}
