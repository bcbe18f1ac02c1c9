import type { Language } from '../../../../src/text/languages.js'
import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { type HoldsOne, matchesIn, needles } from '../../detect/text-cues.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { nobody } from './nobody.js'

/** Names that the tagger may never have seen, by what stands around them in English letters, forms, logs and headers. */

const word = "\\p{Lu}[\\p{Ll}\\p{M}]*(?:['’]?\\p{Lu}[\\p{Ll}\\p{M}]+)?(?:-\\p{Lu}[\\p{Ll}\\p{M}]+)*"
const particle = '(?:van|von|de|der|den|da|di|du|del|la|le|el|al|bin|ter|dos|das) '
const whole = `${word}(?: \\p{Lu}\\.?(?= \\p{Lu}))?(?: (?:${particle}){0,2}${word}){1,2}`
const end = "(?![\\p{L}\\p{N}@_&/])(?!['’]\\p{Ll}{2})"

/** A mark that all languages write: an address of mail in brackets. */
const mailBehind = needles(' <')

/** What is a name wherever it stands, in group `name`, and how sure that is. */
interface Cue {
  /** Without it nothing is looked for. */
  needs: HoldsOne
  pattern: RegExp
  score: number
  why: string
}

function cue(needs: HoldsOne, source: string, { score, why }: Pick<Cue, 'score' | 'why'>): Cue {
  return { needs, pattern: new RegExp(source, 'gu'), score, why }
}

const roles =
  'Patient|Pt|Spouse|Dependents?|Dependants?|Next of kin|Emergency contact|Contact person|Point of contact|Attending|PCP|' +
  'Referring (?:physician|provider|doctor)|Physician|Account holder|Cardholder|Card holder|Policy ?holder|Beneficiary|Witness|' +
  'Landlord|Landlady|Tenant|Line manager|Supervisor|Prepared by|Approved by|Reviewed by|Requested by|Reported by|Reporter|' +
  'Assignee|Assigned to|Issued to|Ship to|Bill to|Sold to|Deliver to|Co-authored-by|Signed-off-by|Reviewed-by|Reported-by|' +
  'Tested-by|Acked-by|Passenger|Driver|Applicant|Candidate|Guardian|Mother|Father|Daughter|Son|Wife|Husband|Signature|Signed|' +
  'Interviewer|Interviewee|Caller|Cardholder name|Full name|Legal name|Name of (?:patient|applicant|insured)'

const onForm = { score: 0.65, why: 'on a form, behind who it is' }

const cues: readonly Cue[] = [
  cue(
    needles('Mr', 'Ms', 'Mx', 'Dr', 'Prof', 'Rev', 'Sgt'),
    `(?<![\\p{L}\\p{N}])(?:Mrs?|Ms|Mx|Dr|Prof|Rev|Sgt)\\.? (?<name>(?:${particle})?${word}(?: (?:${particle})?${word}){0,2})${end}`,
    {
      score: 0.7,
      why: 'after a title',
    },
  ),
  cue(
    needles(' ('),
    `(?<![\\p{L}\\p{N}])(?:Agent|Rep|Advis[eo]r|Operator|Housekeeping|Reception(?:ist)?|Clerk|Manager|HR|Support|Nurse|Courier|Driver|Teacher|Landlord|Landlady|Neighbou?r|Caller|Customer|Tenant|Owner|Cleaner) \\((?<name>${word}(?: ${word})?)(?=[,)])`,
    { score: 0.6, why: 'in brackets behind a calling' },
  ),
  cue(
    needles('s/o', 'd/o', 'a/l', 'a/p', ' bte ', ' binte ', ' binti '),
    `(?<![\\p{L}\\p{N}])(?<name>${word}(?: ${word}){0,2} (?:[sd]\\/o|a\\/[lp]|bte|binte|binti) ${word}(?: ${word})?)${end}`,
    { score: 0.75, why: "somebody's child by name" },
  ),
  cue(
    needles('Md', 'Mohd', 'Muhd'),
    `(?<![\\p{L}\\p{N}])(?<name>(?:Md|Mohd|Muhd)\\.? ${word}(?: ${word}){0,2})${end}`,
    { score: 0.75, why: 'behind Muhammad, cut short' },
  ),
  cue(needles('...'), `(?:${roles}) ?\\.{3,} ?(?<name>${word})${end}`, { ...onForm, score: 0.55 }),
  cue(
    needles('c/o', 'c/O', 'C/o', 'C/O', 'Attn', 'ATTN', 'FAO'),
    `(?<![\\p{L}])(?:[cC]\\/[oO]|Attn|ATTN|FAO)[.:]? (?:(?:Mrs?|Ms|Dr)\\.? )?(?<name>${whole})${end}`,
    {
      score: 0.65,
      why: 'care of',
    },
  ),
  cue(
    mailBehind,
    `(?<![\\p{L}\\p{N}.@_-])(?<name>\\p{L}[\\p{L}\\p{M}'’-]+(?: \\p{L}[\\p{L}\\p{M}'’.-]*){1,3}) <[\\w.+-]{1,64}@`,
    {
      score: 0.6,
      why: 'before a mail address',
    },
  ),
]

/** Who it is, in brackets behind a name: "Glenys Ho (sister)". */
const inBrackets =
  / \((?:my |his |her |the )?(?:wife|husband|partner|son|daughter|mother|father|mum|mom|dad|brother|sister|aunt|uncle|cousin|niece|nephew|friend|neighbou?r|carer|guardian|grandmother|grandfather|flatmate|clerk|chair|treasurer|secretary|minutes|next of kin|he\/him|she\/her|they\/them|(?:unit|flat) \d{1,4}[A-Z]?)\)/g
const nameBefore = new RegExp(`(?<![\\p{L}\\p{N}])(?<name>${word}(?: (?:${particle})?${word}){0,2})$`, 'u')
const bracket = needles(' (')
const longestName = 48

/** The same on a form: where a colon or a row of dots ends such a label, and a name in full follows. */
const formLabel = new RegExp(
  `(?:^|\\n|[|;,(>*•-] ?| {2})(?:${roles})\\*{0,2}(?: ?\\([^()\\n]{1,20}\\))? ?$`,
  'u',
)
const formValue = new RegExp(
  `(?:\\.{2,} ?|:)[ \\t*]{0,6}(?:(?:Mrs?|Ms|Dr)\\.? )?(?<name>${whole})${end}`,
  'uy',
)
/** No label is longer, in UTF-16 units. */
const longestLabel = 64

/** Whether a capital, or a letter beyond ASCII, stands behind a mark and what {@link formValue} lets stand between. */
function mayBeValue(text: string, mark: number): boolean {
  let at = mark
  while (isMarkOrBlank(text.charCodeAt(at))) at++
  const code = text.charCodeAt(at)
  return (code >= 65 && code <= 90) || code > 127
}

/** A colon, a dot, a space, a tab or an asterisk. */
function isMarkOrBlank(code: number): boolean {
  return code === 58 || code === 46 || code === 32 || code === 9 || code === 42
}

export function isEnglish(language: Language | undefined): boolean {
  return language === undefined || language === 'en'
}

/** Names by the words and marks around them, in English. */
export const englishCues: Recognizer = {
  name: 'english_name_cues',
  entities: ['PERSON'],
  bits: prefilterBits.names | prefilterBits.at,
  rescans: true,
  find(scan, report) {
    const { text, languages } = scan
    const see = (hit: RegExpExecArray, { score, why }: Pick<Cue, 'score' | 'why'>, isAnywhere: boolean) => {
      const name = hit.groups?.name ?? ''
      const start = hit.index + hit[0].lastIndexOf(name)
      if (nobody.test(name) || !(isAnywhere || isEnglish(languages?.at(start)))) return
      report({ start, end: start + name.length, score, validated: false, why })
    }
    for (const { needs, pattern, ...says } of cues) {
      if (!needs(scan)) continue
      for (const hit of matchesIn(scan, pattern)) see(hit, says, needs === mailBehind)
    }
    if (bracket(scan))
      for (const { index } of matchesIn(scan, inBrackets)) {
        const hit = nameBefore.exec(text.slice(Math.max(0, index - longestName), index))
        const name = hit?.groups?.name ?? ''
        if (name === '' || nobody.test(name) || !isEnglish(languages?.at(index))) continue
        const why = 'before who it is, in brackets'
        report({ start: index - name.length, end: index, score: 0.6, validated: false, why })
      }
    for (const mark of [':', '...'])
      for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
        if (!mayBeValue(text, at)) continue
        const hit = matchAt(formValue, text, at)
        if (hit !== undefined && formLabel.test(text.slice(Math.max(0, at - longestLabel), at)))
          see(hit, onForm, false)
      }
  },
}
