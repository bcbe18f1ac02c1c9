import type { Page } from './page.js'
import type { Years } from './years.js'

/** Ages beside the name of somebody, which is gone from the text once it is found, and in answers to who asks for one. */

type Said = readonly [score: number, why: string]

interface Form {
  before: RegExp
  after: RegExp
  score: number
  /** A number of one digit is rather something else. */
  isLong?: true
}

const softener = '(?: (?:only|just|now|nearly|almost|about|already|still|actually|like|not|officially))?'
const stops =
  /^(?:,(?!\d)|[;)"!?\n|]|\.(?:\s|$)|$| (?:and|but|now|when|at|so|then|who|too|if|on|years?|yrs?|in|this|last|next|today|tomorrow)\b)/
/** What stands around the number; NUL is the name. */
const forms: readonly Form[] = [
  {
    before: new RegExp(`\\0,? (?:(?:who )?(?:is|was|turns|turned|will be)|who['’]?s)${softener} $`),
    after: stops,
    score: 0.6,
  },
  {
    before: /\0, (?:now |then |only |just |aged? )?$/,
    after: /^(?:[,;)\n]|\.(?:\s|$)|$| (?:years?|yrs?|y)\b| from\b)/,
    score: 0.6,
    isLong: true,
  },
  {
    before: /\0,? \((?:aged? |[FM][, /]{1,2}|then |now )?$/i,
    after: /^(?: ?(?:yrs?|y|yo))?(?:[, /]{0,2}[FM])?[),;]/i,
    score: 0.55,
    isLong: true,
  },
  {
    before: /\0 ?[|/] ?(?:[FM] ?[|/,] ?)?$/,
    after: /^ ?(?:[|/,\n]|$|[FM]\b|yrs?\b|y\b)/,
    score: 0.55,
    isLong: true,
  },
  { before: /\0,? $/, after: /^ ?[FM](?![\w°])/, score: 0.6, isLong: true },
]
const asked =
  /(?:how old|(?:what|your|his|her|their) age)\b[^?:\n]{0,40}[?:\n]\s{0,3}(?:\([^)\n]{0,40}\)\s{0,2})?(?:> ?|[^\n:?]{1,32}: )?(?:(?:uh|um|well|oh),? |i['’]?m |i am |she['’]?s |he['’]?s |just )?$/i
const sexBefore = /(?:^|[\s|/(])[FM](?: ?[|/] ?| {2,4})$/i
/** "my mum (71)", "one son (8) and". */
const relativeBefore =
  /\b(?:me|(?:grand|step|god)?(?:son|daughter|mother|father|mum|mom|dad|ma|pa|child|parents?)|brother|sister|wife|husband|gran|nan|nana|aunt|uncle|niece|nephew|cousin|partner|boyfriend|girlfriend|fianc[ée]e?|boy|girl|lad|lass|kid|kids|baby|toddler|twins|man|woman|lady|guy|fella|gentleman|tenant|patient|neighbou?r|roommate|flatmate|widow|widower|pensioner|resident|student|pupil|teen|teenager) \($/i
/** "She died at 93." */
const lifeEnd = /\b(?:died|passed away|passed|retired|widowed) (?:peacefully |suddenly )?at $/i
/** "Age at session: ", "age on day: ". */
const ageLabel = /\bage(?: [a-z]{1,12}){1,3} ?[:=] {0,4}$/i
const inBrackets = /\(\d{1,3}\)/g
const reach = 96

/** Why a number beside a name or a question is an age; `undefined` where it is none. */
export function ageBeside(page: Page, { start, end, years, isInWords }: Years): Said | undefined {
  const { text } = page
  const before = text.slice(Math.max(0, start - reach), start)
  const after = text.slice(end, end + 12)
  if (asked.test(before) && stops.test(after)) return [0.6, 'an answer to who asks for an age']
  if (relativeBefore.test(before) && /^(?:[,)]| and )/.test(after) && (years > 1 || !isInWords))
    return [0.6, 'behind a word for somebody']
  if (years >= 25 && lifeEnd.test(before) && stops.test(after)) return [0.6, 'how old somebody became']
  if (ageLabel.test(before)) return [0.75, 'behind a word for the age']
  if (years < 2) return undefined
  const isLong = isInWords || (years > 9 && years < 110)
  if (isLong && !isInWords && sexBefore.test(before) && /^ ?(?:[|/),\n]|$)/.test(after))
    return [0.6, 'behind the sex']
  const mark = before.lastIndexOf('\0')
  if (mark === -1 || before.length - mark > 24 || !isPersonGone(page, start - before.length + mark))
    return undefined
  const tail = before.slice(mark)
  // Numbers behind several names are points.
  if (tail.endsWith('(') && (text.match(inBrackets)?.length ?? 0) > 2) return undefined
  const form = forms.find(
    (one) => (isLong || one.isLong !== true) && one.before.test(tail) && one.after.test(after),
  )
  return form === undefined ? undefined : [form.score, 'beside the name of somebody']
}

/** Whether the value that is gone from a place, since the look before, was the name of a person. */
function isPersonGone({ scan: { changes, known } }: Page, place: number): boolean {
  if (changes === undefined || known?.length !== changes.length) return false
  return known[changes.indexOf(place)]?.entity === 'PERSON'
}
