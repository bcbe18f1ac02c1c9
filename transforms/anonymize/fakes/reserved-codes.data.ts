import type { Entity } from '../entities/entities.js'

/** How a number that cannot be anybody's begins. */
export interface ReservedCode {
  /** The first characters: `#` a random digit, `?` a random one of the kind that stood there, others as they are. */
  head: string
  /** Why no such number is issued. */
  source: string
  /** Lengths of the bare value that this holds for; any, when left out. */
  lengths?: readonly number[]
}

/**
 * Ranges that issuers leave out, by entity. Facts of numbering plans; the ranges of cards, accounts, resident
 * ids and telephones stand in `fake-numbers.ts`.
 */
export const reservedCodes: Readonly<Record<Entity, readonly ReservedCode[]>> = {
  US_ITIN: [{ head: '9##93', source: 'IRS: fourth and fifth digits are 50-65, 70-88, 90-92 or 94-99' }],
  US_NPI: [{ head: '9', source: 'CMS, NPI standard: the first digit is 1 or 2' }],
  US_MBI: [{ head: '0', source: 'CMS, MBI format: position 1 is 1 to 9' }],
  MEDICAL_LICENSE: [{ head: 'Z?', source: 'DEA: no type of registrant has the letter Z' }],
  ABA_ROUTING_NUMBER: [
    { head: '99', source: 'American Bankers Association: 00-12, 21-32, 61-72 and 80 are in use' },
  ],
  SWIFT_CODE: [{ head: '????ZZ', source: 'ISO 9362: a country of ISO 3166-1, which leaves ZZ to users' }],
  UK_NINO: [{ head: 'ZZ', source: 'HMRC, NIM39110: prefix ZZ is not allocated' }],
  UK_NHS: [{ head: '999', source: 'NHS Data Dictionary: 999 is for test numbers' }],
  UK_VEHICLE_REGISTRATION: [{ head: 'ZZ', source: 'DVLA, INF104: no area has the letter Z' }],
  TR_PLATE: [{ head: '99', source: 'Provinces are 01 to 81', lengths: [7, 8] }],
  IN_VEHICLE_REGISTRATION: [{ head: 'ZZ', source: 'Central Motor Vehicles Rules: no state has the code ZZ' }],
  CN_USCC: [
    { head: '91999999', source: 'GB 32100-2015: places 3 to 8 are a division of GB/T 2260, which has no 99' },
  ],
  CN_QQ: [{ head: '0', source: 'Accounts begin at 10000, without a zero' }],
  CN_PASSPORT: [{ head: 'EI', source: 'Exit and Entry Administration, 2012: I and O do not follow the E' }],
  CN_LICENSE_PLATE: [{ head: 'I', source: 'GA 36-2018: letters I and O are not used' }],
  CN_DRIVER_LICENSE: [{ head: '99', source: 'A division of GB/T 2260, which has no 99' }],
  CN_SOCIAL_SECURITY: [{ head: '99', source: 'A division of GB/T 2260, which has no 99', lengths: [15, 18] }],
  MO_ID: [{ head: '9', source: 'Identification Services Bureau of Macau: the first digit is 1, 5 or 7' }],
  ZIP_CODE: [
    { head: '000', source: 'USPS: the lowest in use is 00501', lengths: [5, 9] },
    { head: '99', source: 'China Post: provinces have no 99', lengths: [6] },
  ],
}
