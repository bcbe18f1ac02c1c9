import { wordFlags } from '../words/lexicon.js'
import { gaps, shapes, type Tokens } from '../words/tokens.js'
import { programWords } from './program-words.data.js'

/** What introduces somebody, right before the name. */
const introduced =
  /(?:^|[^A-Za-z])(?:name(?:'s|’s|s| is| was|d)?|i am|i'm|i’m|im|(?:it|this)(?:'s|’s|s| is)|call(?:s|ed)? (?:me|him|her)|called|mr|mrs|ms|miss|dr|prof|sir|dear|hi|hello|hey|regards|cheers|sincerely|love|signed|ask for|contact|user|author)[\s.,:"'“‘(-]{1,3}$|@$/i
/** Words that stand before people in informal sentences. */
const besidePeople =
  /(?:^|[^A-Za-z])(?:thanks?(?: you| u)?|poor|wow|omg|lol|sorry|with|without|and|met|meet|ask|told|tell|said|says|miss|love|loves|hate|watch(?:ing)?|look(?:s|ed)? like|fan of|friends?|brother|sister|mom|dad|son|daughter|wife|husband|uncle|aunt|grandma|boss|neighbou?r|colleague|coworker|(?:flat|room|house|class|team|work)mate|partner|girlfriend|boyfriend|gf|bf|bestie|landlord|landlady|nephew|niece|cousin|nurse|coach|(?:number|text|call|message|msg|email|mail|letter|note|gift|invite|hear|heard) from|inspired by|by|fake|real|when|did|does|honest about)[\s,]{1,2}$/i
/** What people do, right after the name, or what is theirs. */
const doneByPeople =
  /^(?: ?['’] ?s [a-z]|[ ,]+(?:is|was|has|had|said|says|gets|got|gave|makes|made|went|goes|came|comes|laughs|wants|loves|likes|told|asked|lives|called|texted|wrote|and i|and me|when you|you)(?![A-Za-z]))/
const reach = 24
const otherReadings = wordFlags.common | wordFlags.stop | wordFlags.calendar
const places = wordFlags.region | wordFlags.nationality
/** From such a score on a single word needs no cue. */
const sureOfListed = 0.75
const sureOfUnlisted = 0.95
const words: ReadonlySet<string> = new Set(programWords)

/** Words `from` to `to`, and how sure the tagger is that they are a person's name. */
interface Tagged {
  from: number
  to: number
  score: number
}

/**
 * Whether words `from` to `to` are written in small letters alone and nothing speaks for a person: small words of
 * programs, of technique and of other languages look like rare names. A given name with another word needs no cue,
 * a single one needs one or a sure tagger, and a word that programs are made of has to be introduced.
 */
export function isDoubtful(
  { text, shape, flags, gap, start, end }: Tokens,
  { from, to, score }: Tagged,
): boolean {
  for (let i = from; i < to; i++) if (shape[i] !== shapes.lower) return false
  const first = start[from]
  const last = end[to - 1]
  const before = text.slice(Math.max(0, first - reach), first)
  if (introduced.test(before) || (from > 0 && (flags[from - 1] & wordFlags.title) !== 0)) return false
  for (let i = from; i < to; i++) if (words.has(text.slice(start[i], end[i]))) return true
  if (to - from > 1) {
    // What was taken out right before may have been the name, and this what its bearer does.
    if (gap[from] === gaps.blanked) return true
    if ((flags[from] & places) !== 0) return true
    return (flags[from] & wordFlags.given) === 0 && (flags[to - 1] & wordFlags.family) === 0
  }
  if (isListedThing({ text, shape, flags, start, end }, from)) return true
  const isListed =
    (flags[from] & (wordFlags.given | wordFlags.family)) !== 0 && (flags[from] & otherReadings) === 0
  if (score >= (isListed ? sureOfListed : sureOfUnlisted)) return false
  if (!isListed) return true
  return !besidePeople.test(before) && !doneByPeople.test(text.slice(last, last + reach))
}

/** "oboe, viola, kora": the last of a list in small letters of which a word before is an ordinary one. */
function isListedThing(
  { text, shape, flags, start, end }: Pick<Tokens, 'text' | 'shape' | 'flags' | 'start' | 'end'>,
  at: number,
): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    if (shape[i] !== shapes.lower || text.slice(end[i], start[i + 1]) !== ', ') return false
    if ((flags[i] & wordFlags.common) !== 0 && (flags[i] & (wordFlags.given | wordFlags.family)) === 0)
      return true
  }
  return false
}
