/** Labels that numbers stand behind: a tagger takes their capitals for the name of an organisation. */

const labels: ReadonlySet<string> = new Set(
  (
    'npi mrn ssn nhs tfn dea sin itin ein iban bic swift dob pin zip otp vin imei iccid abn acn vat tin uid uuid nino ' +
    'ppsn aadhaar pan medicare medicaid mbi cvv cvc po id fax tel mob ref acct dl ni sku ean upc isbn ssid psk'
  ).split(' '),
)
const beforeNumber =
  /^(?: ?(?:number|num|no|nr|id|card|#|code)\b\.?)?["')\]]{0,2} ?(?:is|was|[:=#])? ?["'(]?[A-Z]{0,2}-?\d/i

/** Whether the word from `start` to `end` names the number that follows, as in "NPI: 1234567893". */
export function isNumberLabel(text: string, start: number, end: number): boolean {
  return (
    end - start <= 8 &&
    labels.has(text.slice(start, end).toLowerCase()) &&
    beforeNumber.test(text.slice(end, end + 24))
  )
}
