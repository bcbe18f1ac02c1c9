/**
 * First three digits of US postal codes whose areas had 20,000 people or fewer in the census of 2000: HHS,
 * "Guidance Regarding Methods for De-identification of Protected Health Information in Accordance with the
 * HIPAA Privacy Rule" (2012), on 45 CFR 164.514(b)(2)(i)(B). Public domain.
 */
export const restrictedZips: readonly string[] = [
  '036',
  '059',
  '063',
  '102',
  '203',
  '556',
  '692',
  '790',
  '821',
  '823',
  '830',
  '831',
  '878',
  '879',
  '884',
  '890',
  '893',
]
