import type { Entity } from '../../entities/entities.js'

/** What the cells of a column are, by its name in small letters with single spaces. */
export interface Column {
  entity: Entity
  name: RegExp
  /** The form of a cell; others are left alone. */
  cell: RegExp
  /** Its name speaks of anything: it counts only where another column speaks of people. */
  isVague?: boolean
}

const person = /^(?=.{2,60}$)[\p{L}][\p{L}\p{M}'’.\\-]*(?:,? [\p{L}][\p{L}\p{M}'’.\\-]*){0,5}$/u
const roles =
  'customer|client|patient|employee|person|contact|student|author|owner|holder|account holder|cardholder|passenger|guest|applicant|beneficiary|recipient|sender|member|staff|manager|billing|shipping|parent|guardian|spouse|next of kin|emergency contact'

/** The more specific first. */
export const columns: readonly Column[] = [
  {
    entity: 'PERSON',
    name: new RegExp(
      `^(?:(?:${roles}) )?(?:(?:first|last|given|family|full|middle|maiden|legal|preferred|display) ?name|(?:sur|fore|[fls]|given|family) ?names?|given|forename)s?$|^(?:${roles}) name$`,
    ),
    cell: person,
  },
  {
    entity: 'PERSON',
    name: /^(?:name|first|last|contact|patient|customer|employee|(?:(?:ticket|card|account|policy|licence|license|lease|season ticket) )?holder|applicant|guest|tenant|passenger|student|pupil|member|adopter|attendee|participant|volunteer|resident|recipient|driver|parent|guardian)$/,
    cell: person,
    isVague: true,
  },
  {
    entity: 'USERNAME',
    name: /^(?:user ?name|user ?id|login|login name|handle|nick|nickname|screen ?name|account name|uname)$/,
    cell: /^@?\p{L}[\p{L}\w.~-]{1,39}$/u,
  },
  { entity: 'USERNAME', name: /^(?:user|account|author)$/, cell: /^@?[a-z][\w.-]{1,39}$/, isVague: true },
  {
    entity: 'PASSWORD',
    name: /^(?:(?:user |temp |initial )?(?:password|passwd|pwd|pass)(?: ?(?:hash|plain|plain ?text|md5|sha ?1|sha ?256|digest))?|pw|pw hash|passphrase)$/,
    cell: /^[^\s,;|]{4,160}$/,
  },
  {
    entity: 'DATE_OF_BIRTH',
    name: /^(?:dob|d o b|birth ?date|birth ?day|date of birth|born|born on|geburtsdatum)$/,
    cell: /^\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}$|^(?:19|20)\d{6}$|^\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}$/,
  },
  {
    entity: 'PHONE_NUMBER',
    name: /^(?:(?:home|work|mobile|cell|office|day|evening|contact|primary|emergency) ?)?(?:phone|mobile|mob|cell|tel|telephone|fax|msisdn|whatsapp)(?: ?(?:number|no|num|\d))?$/,
    cell: /^(?=(?:\D*\d){7,15}\D*$)[+()\d][\d ()./-]{5,24}\d$/,
  },
  {
    entity: 'STREET_ADDRESS',
    name: /^(?:(?:home|work|street|mailing|postal|billing|shipping|delivery|residential) ?)?(?:address|addr|street)(?: ?(?:line)? ?\d)?$/,
    cell: /^(?=.{6,120}$)(?=.*\d)(?=.*\p{L}{3})[\p{L}\p{N}#][^@{}<>=]*$/u,
  },
  {
    entity: 'ZIP_CODE',
    name: /^(?:zip|zip ?code|post ?code|postal ?code|plz)$/,
    cell: /^(?=.*\d)[A-Z\d][A-Z\d -]{2,9}$/,
  },
  { entity: 'US_SSN', name: /^(?:ssn|social security(?: number)?)$/, cell: /^\d{3}[- ]?\d{2}[- ]?\d{4}$/ },
  {
    entity: 'US_BANK_NUMBER',
    name: /^(?:bank )?(?:account|acct)(?: ?(?:number|no|num))$/,
    cell: /^\d(?:[ -]?\d){5,17}$/,
  },
  { entity: 'US_PASSPORT', name: /^passport(?: ?(?:number|no|num))?$/, cell: /^[A-Z]{0,2}\d{6,9}$/ },
  {
    entity: 'US_DRIVER_LICENSE',
    name: /^(?:dl|dl number|driver'?s? licen[cs]e(?: (?:number|no))?)$/,
    cell: /^(?=.*\d{3})[A-Z\d][A-Z\d -]{4,18}$/,
  },
  {
    entity: 'CA_SIN',
    name: /^(?:sin|social insurance)(?: (?:number|no))?$/,
    cell: /^\d{3}[- ]?\d{3}[- ]?\d{3}$/,
  },
  {
    entity: 'UK_VEHICLE_REGISTRATION',
    name: /^(?:(?:number |licen[cs]e |car |vehicle )?plate|(?:car |vehicle )?(?:reg|rego|registration)|vrn|vrm)(?: (?:number|no))?$/,
    cell: /^(?=[A-Z -]{0,10}\d)[A-Z\d][A-Z\d -]{3,10}$/,
  },
  {
    entity: 'MEDICAL_RECORD',
    name: /^(?:mrn|medical record(?: (?:number|no))?|patient (?:id|no|number))$/,
    cell: /^(?=.*\d{3})[A-Z\d][A-Z\d-]{3,18}$/i,
  },
  {
    entity: 'ACCOUNT_NUMBER',
    name: /^(?:cust(?:omer)?|client|member(?:ship)?|emp(?:loyee)?|staff|student|pupil|tenant|subscriber|donor|policy|loyalty|payroll|badge|account|acct|enrol(?:l)?ment|roll|reg(?:istration)?|national|personal|case) ?(?:id|no|number|num|nr|code|ref)$/,
    // A counter of rows is nobody's number.
    cell: /^(?:[A-Za-z]{1,4}[-/ ]?\d{3,10}(?:[-/][A-Za-z\d]{1,4})?|\d{7,12}|\d{2,5}[-/]\d{2,8})$/,
    isVague: true,
  },
  {
    entity: 'ACCOUNT_NUMBER',
    name: /^(?:nino?|ni|nin|nhs|nhi|medicare|ppsn?|pps|tfn|nric|fin|aadhaar|pan|cpf|bsn|curp|dni|nif|pesel|bvn|tax|insurance|id|id card|licen[cs]e|permit)(?: (?:number|no|num))$|^(?:nino?|nin|ppsn?|tfn|nric|aadhaar|cpf|bsn|curp|dni|pesel|bvn)$/,
    cell: /^(?=(?:\D{0,6}\d){5})[A-Z\d][A-Z\d /-]{4,22}[A-Z\d]$/,
  },
]

/** Columns beside which a vague one speaks of people. */
export const besidePeople =
  /^(?:e ?mail|email address|dob|birth ?date|date of birth|phone|mobile|mob|cell|tel|telephone|ssn|passport|surname|sname|age|gender|sex|salary|nationality)$/
