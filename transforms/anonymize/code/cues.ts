import { places } from './lexical.js'

/** A part of a comment or of a text in quotes, and its bounds. */
export interface Quoted {
  start: number
  end: number
  from: number
  to: number
  place: number
}

/** What stands before somebody's name in a comment, with nothing but names, dates and marks between. */
const credit = new RegExp(
  `(?:(?<![A-Za-z])(?:${[
    'authors?|maintainers?|contributors?|credits?|owner|translators?|developers?|(?:e-?)?mail|contact|thanks(?: goes| go)? to|courtesy of|copyright|copr\\.?|dr|prof|mr|mrs|ms|todo|fixme',
    '(?:written|made|created|developed|designed|contributed|reported|fixed|found|patch(?:ed)?|reviewed|suggested|provided|inspired|maintained|implemented|ported|adapted|modified|rewritten|port|implementation|contributions?|improvements?|optimi[sz]ations?|support|based on (?:code|work|an idea))(?: by| from|:)',
    "my name is|i am|i'm|signed-off-by|co-authored-by",
  ].join('|')})(?![A-Za-z])|\\(c\\)|©)`,
  'i',
)
const between =
  /^(?:[\s:;,*#/|.()[\]-]|and\b|by\b|the\b|of\b|is\b|\d{1,4}|present|(?:van|von|de|der|den|da|di|du|la|le|el|bin) |\p{Lu}[\p{L}.'’-]*|<[^<>\n]*>|\([^()\n]*\)|\(c\)|©)*$/u
const address = /^[^\n]{0,3}[ ,]*[<([]?[ ]?(?:mailto:)?[\w.+-]{1,64}(?: ?@ ?| at |\(at\)|\[at\])[\w-]+/
/** What stands in a program before a text that names somebody. */
const keyBefore =
  /(?:^|[^A-Za-z])[\w$.]*(?:author|owner|contact|maintainer|customer|patient|employee|person|client|student|teacher|doctor|sender|recipient|assignee|reviewer|signed|speaker|guest|member|surname|firstName|lastName|fullName|full_name|first_name|last_name|display|displayName|userName|user)s?(?:_?name)?["'\])]{0,3}\s*(?:=>|:=|={1,3}|:|,)?\s*(?:\w+\(|\[|\{)?\s*$/i
/** The same before a text that is somebody's date of birth. */
const birthBefore =
  /(?:^|[^A-Za-z])(?:dob|born|birth_?day|birth_?date|date_?of_?birth)["'\])]{0,3}\s*(?:=>|:=|={1,3}|:)\s*$/i
const nameBefore =
  /(?:^|[^A-Za-z_$])(?:[\w$]+\.)?(?:(?:full|real|first|last|given|family|user|sur|contact|customer|patient|employee|client|person|nick)_?)?name["'\])]{0,3}\s*(?:=>|:=|={1,3}|:|,)\s*(?:\w+\()?$/i
/** Rows and conditions of SQL. */
const queried = /\b(?:VALUES|WHERE|SET|LIKE)\b[^;]*$/
const introduced =
  /\b(?:my name is|name is|named|called|i am|i'm|mr|mrs|ms|dr|prof|dear|regards|sincerely|signed)\b[.,]?[ \n,]{0,3}$/i
const wholeName = /^\p{Lu}[\p{L}'’.-]+(?: (?:\p{Lu}\.?|[a-z]{2,3}))*(?: \p{Lu}[\p{L}'’-]+)+$/u

/** Words right before who is asked, called or meant in a comment of a program that holds data of private people. */
const called: ReadonlySet<string> = new Set(
  (
    'ask tell ping call ring phone text message email mail poke bug blame cc holder customer client user patient tester ' +
    'colleague from for by with to really per via'
  ).split(' '),
)
const wordBefore = /(?<![A-Za-z])([A-Za-z]{2,10}):? @?$/
const ownedBehind = /^(?:['’]s [a-z]|,? (?:cell|mobile|mob|phone|tel|ext)[^a-z]| ?\(?\+?\d{3})/

/** Whether something in a program speaks for a name that stands in a comment or in quotes; more does, where the text is about private people. */
export function hasCue(text: string, { start, end, from, to, place }: Quoted, isPrivate: boolean): boolean {
  if (address.test(text.slice(end, Math.min(text.length, end + 90)))) return true
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 90), start)
  if (place === places.comment) {
    if (isPrivate && isMeant(line, text.slice(end, end + 12))) return true
    return isCredited(line)
  }
  const inside = text.slice(Math.max(from + 1, start - 40), start)
  if (introduced.test(inside)) return true
  const before = text.slice(Math.max(0, from - 60), from)
  if (keyBefore.test(before) || birthBefore.test(before)) return true
  const isWhole = start === from + 1 && end === to - 1 && wholeName.test(text.slice(start, end))
  return isWhole && (nameBefore.test(before) || queried.test(text.slice(Math.max(0, from - 200), from)))
}

function isMeant(line: string, behind: string): boolean {
  return called.has(wordBefore.exec(line)?.[1].toLowerCase() ?? '') || ownedBehind.test(behind)
}

function isCredited(line: string): boolean {
  for (let at = 0; ; ) {
    const cue = credit.exec(line.slice(at))
    if (cue === null) return false
    at += cue.index + cue[0].length
    if (between.test(line.slice(at))) return true
  }
}
