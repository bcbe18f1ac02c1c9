import { matchAt } from '../../../../src/text/match-at.js'
import type { TextRange } from '../../detect/look.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { behindTitle } from '../name-tagger/words/titles.js'
import { isEnglish } from './english.js'
import { openNameReader, type ReadName, type Trust } from './name-reader.js'
import { rangesNear, type WordFacts } from './words/word-facts.js'

/** Names behind the label of a form, a heading, a key or a column, in any case: "Applicant:   kim min-jun", "| Surname | Haddad |". */

/** Only people have these. */
const sure =
  "patient(?:[’']s)?(?: name)?|pt(?: name)?|tenants?|lessee|lessor|landlord|landlady|applicant|claimant|policy ?holder|insured|guardian|parent|parent ?/ ?guardian|" +
  "next of kin|nok|emergency contact|student|pupil|child(?:[’']s name)?|employee|staff member|worker|passenger|traveller|traveler|guest|attendee|lead guest|" +
  'borrower|co-?borrower|beneficiary|witness(?: \\d)?|executor|signatory|donor|midwife|consultant|gp|pcp|carer|key ?worker|social worker|case ?worker|case manager|' +
  'gp name|line manager|manager|supervisor|interviewer|interviewee|candidate|assignee|requester|requested by|reported by|prepared by|approved by|checked by|packed by|' +
  'picked by|reviewed by|signed by|signed|completed by|taken by|issued to|assigned to|referred by|seen by|author|full name|first ?name|last ?name|surname|family name|' +
  'forenames?|given names?|maiden name|middle name|preferred name|known as|legal name|name of (?:child|patient|pupil|applicant|deceased|insured|driver|owner|tenant)|' +
  'name on (?:card|account)|account (?:holder|name)|acct name|card ?holder|payee|recipient|addressee|attn|fao|mother|father|mum|dad|husband|wife|spouse|son|daughter|' +
  'brother|sister|driver|owner|pet owner|registered keeper|seller|buyer|vendor|purchaser|deceased|subject name|officer|reporting officer|defendant|plaintiff|complainant|' +
  'contact name|contact person|customer name|client name|cust name|your name|my name|caller name|player|trainer|tutor|class teacher|teacher|head ?teacher|counsell?or|vet'
/** People and other things have these. */
const open =
  'name|caller|contact|customer|client|owner|from|to|cc|bcc|by|agent|rep|host|chair|chaired by|minutes(?: by)?|present|apologies|absent|in attendance|attending|attendees|team|crew|' +
  'member|billing name|ship to|bill to|deliver to|sold to|ordered by|sender|consignee|speaker|organi[sz]er|coach|coaches|captain|reviewer|reporter|user|contact details|for|who|with|booked by'

const head = '(?:^|\\n|[|;•·*(,{<] ?|[ \\t]{2,}|["\'])'
const bracket = '(?: ?\\([^()\\n]{1,24}\\))?["\'*]{0,2} ?$'
const labels: readonly { pattern: RegExp; trust: Trust }[] = [
  { pattern: new RegExp(`${head}(?:${sure})${bracket}`), trust: 'sure' },
  { pattern: new RegExp(`${head}(?:${open})${bracket}`), trust: 'open' },
]
const mark = /[:=|\t]|\.{3,}| {2,}/g
const joint = /[ \t*"']{0,24}(?:(?:mrs?|ms|miss|dr|prof|rev|sir|dame|sri|smt)\b\.? )?/iy
/** No label is longer, in UTF-16 units. */
const longest = 56
/** "DELACROIX, TYRELL J.", "O'Dwyer, Sinéad". */
const reversed = /, ?(?=\p{Lu})/uy
const behindName =
  /^(?:$|[ \t]*(?:\n|$)|[ \t]{2,}|[ \t]?[;,|(<["'/&.]| (?:[-–—]|and|to|on|at|born|dob|age|aged|tel|is)(?![\p{L}]))/iu
const inList = /^ ?(?:[;,/&+]|and|(?:\([^()\n]{1,24}\)[;,])) ?/u
const mostInList = 12

/** Names behind labels, in English; `facts` tells which words are names. */
export function openLabelledNames(facts: WordFacts): Recognizer {
  const reader = new LabelReader(facts)
  return {
    name: 'labelled_names',
    entities: ['PERSON'],
    bits: 0,
    rescans: true,
    sparesCode: 'lines',
    find({ text, languages, changes }, report) {
      const ranges = changes === undefined ? [{ start: 0, end: text.length }] : rangesNear(text, changes)
      for (const range of ranges)
        reader.readRange(text, range, (start, end) => {
          if (isEnglish(languages?.at(start)))
            report({ start, end, score: 0.65, validated: false, why: 'behind a label for people' })
        })
    },
  }
}

/** Reads the labels of a text, and the names behind them. */
class LabelReader {
  readonly #facts: WordFacts
  readonly #read: ReadName

  constructor(facts: WordFacts) {
    this.#facts = facts
    this.#read = openNameReader(facts)
  }

  readRange(text: string, range: TextRange, see: (start: number, end: number) => void): void {
    for (
      let hit = markFrom(text, range.start);
      hit !== undefined && hit.index < range.end;
      hit = markFrom(text, hit.index + hit[0].length)
    ) {
      const { 0: sign, index } = hit
      const isWide = sign.startsWith('  ')
      const label = read(text.slice(Math.max(0, index - longest), index))
      const found = /[a-z)"'*\d] ?$/.test(label)
        ? labels.find(({ pattern, trust }) => (trust === 'sure' || !isWide) && pattern.test(label))
        : undefined
      if (found === undefined) continue
      const at = index + sign.length
      const from = at + (matchAt(joint, text, at)?.[0].length ?? 0)
      this.#readList(text, { from, trust: found.trust }, see)
    }
  }

  /** One name, or several with marks between. */
  #readList(
    text: string,
    { from, trust }: { from: number; trust: Trust },
    see: (start: number, end: number) => void,
  ): void {
    for (let at = from, i = 0; i < mostInList; i++) {
      at = behindTitle(text, at)
      const first = this.#read(text, at, i === 0 ? trust : 'open')
      if (first === undefined) return
      const end = i === 0 ? this.#reversedEnd(text, { from: at, end: first }) : first
      if (!behindName.test(text.slice(end, end + 16))) return
      see(at, end)
      const gap = inList.exec(text.slice(end, end + 32))?.[0]
      if (gap === undefined) return
      at = end + gap.length
    }
  }

  #reversedEnd(text: string, { from, end }: { from: number; end: number }): number {
    const comma = matchAt(reversed, text, end)?.[0]
    if (comma === undefined || text.slice(from, end).includes(' ')) return end
    const given = this.#read(text, end + comma.length, 'open')
    if (given === undefined || !/^[ \t]*(?:$|\n|[;|(]| {2})|^[, ]/u.test(text.slice(given, given + 3)))
      return end
    return this.#facts.isGiven(text.slice(from, end)) ? end : given
  }
}

/** A label in small letters; scanners take 0 for O, 1 for I and 5 for S. */
function read(label: string): string {
  const small = label.toLowerCase()
  return /[a-z][015]|[015][a-z]/.test(small)
    ? small.replace(/0/g, 'o').replace(/1/g, 'i').replace(/5/g, 's')
    : small
}

function markFrom(text: string, from: number): RegExpExecArray | undefined {
  return matchAt(mark, text, from)
}
