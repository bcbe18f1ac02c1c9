import type { Match, Scan } from '../../detect/recognizer.js'
import { wordFlags } from './words/lexicon.js'
import { gaps, isCapitalised, shapes, type Tokens } from './words/tokens.js'

/** Columns and keys whose cells are names, by the words of their own name. */
const fields: readonly [entity: string, name: RegExp][] = [
  [
    'PERSON',
    /(?:^| )(?:(?:first|last|given|family|full|middle|maiden|customer|client|patient|employee|person|contact|student|author|owner|holder|cardholder|passenger|guest|applicant|beneficiary|recipient|sender) ?name|surname|forename|firstname|lastname|fullname|vorname|nachname|nom|prenom|prénom|apellido|apellidos|cognome|nazwisko|имя|фамилия)$/u,
  ],
  [
    'LOCATION',
    /(?:^| )(?:city|town|country|state|province|birthplace|place of birth|ort|stadt|land|ville|pays|ciudad|país)$/u,
  ],
  ['ORGANIZATION', /(?:^| )(?:company|organi[sz]ation|employer|firm|company name|employer name)$/u],
]
const maxCellWords = 6
/** Columns and keys of people that hold companies as well: a name there is of words that are nothing else. */
const ofPeople =
  /(?:^| )(?:customer|client|patient|employee|student|pupil|tenant|guest|passenger|applicant|recipient|assignee|requester|borrower|beneficiary|payee|card ?holder)$/u
const names = wordFlags.given | wordFlags.family
const others =
  wordFlags.stop |
  wordFlags.common |
  wordFlags.calendar |
  wordFlags.org |
  wordFlags.orgWord |
  wordFlags.city |
  wordFlags.town |
  wordFlags.region |
  wordFlags.nationality |
  wordFlags.placeWord |
  wordFlags.role

/**
 * A cell under a heading such as "last name" is a name whatever its words are. Free text under such a heading, with
 * digits, stops or more than six words, is not.
 */
export function readNameCell({ field }: Scan, tokens: Tokens): Match | undefined {
  const { count, gap, shape, start, end } = tokens
  if (field === '' || count === 0 || count > maxCellWords) return undefined
  const entry =
    fields.find(([, name]) => name.test(field)) ?? (areNamed(tokens, field) ? fields[0] : undefined)
  if (entry === undefined) return undefined
  for (let i = 1; i <= count; i++) {
    const isPlain = gap[i] <= gaps.comma || (i === count && gap[i] === gaps.start)
    if (!isPlain || (shape[i - 1] === shapes.mixed && end[i - 1] - start[i - 1] > 20)) return undefined
  }
  if (gap[0] !== gaps.start) return undefined
  return {
    start: start[0],
    end: end[count - 1],
    score: 0.85,
    validated: false,
    why: `field "${field.split(' ').slice(-2).join(' ')}"`,
    entity: entry[0],
  }
}

/** "Xanthopoulou" as a customer; no "Acme Ltd", no "new". */
function areNamed({ count, flags, shape }: Tokens, field: string): boolean {
  if (!ofPeople.test(field)) return false
  for (let i = 0; i < count; i++) {
    const isName = (flags[i] & names) !== 0 || (flags[i] & others) === 0
    if (!isName || !isCapitalised(shape[i])) return false
  }
  return true
}
