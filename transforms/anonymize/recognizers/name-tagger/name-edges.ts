import type { VisitName } from './chain.js'
import type { Tag } from './tagger.js'
import { kinds } from './tags.js'
import { secondHalf } from './words/korean-halves.js'
import { wordFlags } from './words/lexicon.js'
import { gaps, isCapitalised, shapes, type Tokens } from './words/tokens.js'

const names = wordFlags.given | wordFlags.family | wordFlags.known
/** Words that stand before a name and are no part of it, and behind it: "From Bill", "Doctor Hank", "Bill on Monday". */
const before = wordFlags.stop | wordFlags.calendar | wordFlags.role
const after = wordFlags.stop | wordFlags.calendar

const person = kinds.indexOf('PERSON')

/** A tagger whose persons are whole and hold no neighbour: two halves of one name are joined, ordinary words at the ends left out. */
export function withEdges(tag: Tag): Tag {
  // One window is read at a time: functions made anew for each would cost more than most windows do.
  const now: { tokens?: Tokens; visit?: VisitName; open?: TaggedPerson | undefined } = {}
  const close = () => {
    const { tokens, visit, open } = now
    if (open === undefined || tokens === undefined || visit === undefined) return
    eachColumn(tokens, open, (first, last) => {
      const { from, to } = wholeWords(tokens, trimName(tokens, first, last))
      if (
        !isFormLabel(tokens, from, to) &&
        !isNamedThing(tokens, from, to) &&
        !isLabel(tokens, { from, to, score: open.score })
      )
        visit(startOfReversed(tokens, from, to), to, person, open.score)
    })
    now.open = undefined
  }
  const take: VisitName = (from, to, kind, score) => {
    const { tokens, open } = now
    if (tokens !== undefined && kind === person && open?.to === from && goesOn(tokens, open.from, from)) {
      now.open = { from: open.from, to, score: Math.max(open.score, score) }
      return
    }
    close()
    if (kind === person) now.open = { from, to, score }
    else now.visit?.(from, to, kind, score)
  }
  return (tokens, window, visit) => {
    now.tokens = tokens
    now.visit = visit
    tag(tokens, window, take)
    close()
  }
}

/** Where the word ends whose first parts end at `to`: parts with a hyphen between them are one name. */
function endOfWord({ text, start, end, gap, shape, count, flags }: Tokens, to: number): number {
  let last = to
  while (last < count && gap[last] === gaps.hyphen && start[last] - end[last - 1] === 1) {
    const isSecond = shape[last] === shapes.lower && secondHalf.test(text.slice(start[last], end[last]))
    // "B-AB 1234" is a number plate.
    const isWord = end[last] - start[last] > 1 && end[last - 1] - start[last - 1] > 1
    const isPart = isWord && shape[last] === shape[last - 1] && (flags[last] & wordFlags.stop) === 0
    if (!isCapitalised(shape[last - 1]) || !(isSecond || isPart)) break
    last++
  }
  return last
}

/** A name with the parts that a hyphen joins to it, and a family name alone with a given name such as "Jae-won" beside it. */
function wholeWords(
  tokens: Tokens,
  { from, to }: { from: number; to: number },
): { from: number; to: number } {
  const { start, end, gap, shape, flags } = tokens
  let first = from
  while (
    first > 0 &&
    gap[first] === gaps.hyphen &&
    start[first] - end[first - 1] === 1 &&
    shape[first - 1] === shapes.capital &&
    (flags[first - 1] & wordFlags.stop) === 0 &&
    ((flags[first - 1] & names) !== 0 || (flags[first - 1] & wordFlags.common) === 0)
  )
    first--
  const last = endOfWord(tokens, to)
  if (last - first > 1 || (flags[first] & wordFlags.family) === 0) return { from: first, to: last }
  if (isHalved(tokens, first - 2) && gap[first] === gaps.space) return { from: first - 2, to: last }
  return isHalved(tokens, last) && gap[last] === gaps.space
    ? { from: first, to: last + 2 }
    : { from: first, to: last }
}

/** Whether words `at` and `at + 1` are a name such as "Jae-won". */
function isHalved(tokens: Tokens, at: number): boolean {
  const { shape, count } = tokens
  return at >= 0 && at + 1 < count && shape[at] === shapes.capital && endOfWord(tokens, at + 1) === at + 2
}

/** Words that were tagged as a person. */
interface TaggedPerson {
  from: number
  to: number
  score: number
}

/** The pieces of a name between wide spaces, as forms set columns apart; labels of numbers among them are none. */
function eachColumn(
  { text, start, end, gap }: Tokens,
  { from, to }: { from: number; to: number },
  visit: (from: number, to: number) => void,
): void {
  const isLabel = (i: number) => columnLabel.test(text.slice(start[i], end[i]))
  let first = from
  for (let i = from + 1; i <= to; i++) {
    const isColumn = i < to && gap[i] === gaps.spaces && (start[i] - end[i - 1] > 2 || isLabel(i))
    // "Arjun P., Min-jun": a list goes on.
    if (i < to && !isColumn && text.slice(end[i - 1], start[i]) !== '., ') continue
    if (first === from || !isLabel(first)) visit(first, i)
    first = i
  }
}

/** What stands in the next column of a form. */
const columnLabel = /^(?:[A-Z]{2,5}|Date|Phone|Tel|Age|Sex|Gender|Address|Signature|Room|Bed|Ward)$/
/** Degrees and callings behind a name, after no comma. */
const degree = /^(?:MD|RN|DO|NP|PA|PhD|DDS|DVM|JD|MBA|CPA|LCSW|MSc|BSc|FRCP|MRCP|CEO|CTO|CFO|HR)$/

/** Labels of forms, which scanned ones write in capitals. */
const formLabel =
  /^(?:SURNAME|(?:FORE|FIRST|LAST|GIVEN|FAMILY)?NAMES?|FORENAMES?|KIN|DOB|ADDRESS|TEL|PHONE|MOBILE|SIGNED|SIGNATURE|DATE|NHI|NHS|NINO|MRN|NRIC|UTR|DOC|REF)$/

/** Ranks and callings cut short, and parties of a case: no names by themselves. */
const rank =
  /^(?:wg|cdr|sqn|ldr|flt|lt|gp|capt|brig|maj|col|adm|engr?|adv|atty|claimants?|defendants?|plaintiffs?|respondents?|appellants?|petitioners?|complainants?)$/i

function isFormLabel({ text, start, end }: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const word = text.slice(start[i], end[i])
    if (!rank.test(word) && !(to - from === 1 && formLabel.test(word))) return false
  }
  return true
}

/** Forms of address that lists know as names as well, or not at all. */
const addressedBefore =
  /^(?:uncle|aunt|aunti[e]|aunty|oom|tannie|daddy|mrs?|ms|miss|granny|nana|grandpa|grandma|mdm|madam|puan|encik|cpl|insp|sgt|cllr|dj|rn|sn|hca|son|dad|mum|mom|wife|husband)$/i
const addressedBehind =
  /^(?:bhabhi|bhaiya|bhai|didi|ji|aunty|auntie|aunti|uncle|saheb|sahib|garu|chacha|kaka|san|sama|sensei)$/i

/** Words `from` to `to` without those at either end that the lexicon knows as ordinary ones: a name swallows no neighbour. */
function trimName(tokens: Tokens, from: number, to: number): { from: number; to: number } {
  const { text, start, end, gap } = tokens
  let first = from
  let last = to
  if (last - first > 2 && isPostscript(tokens, first)) first += 2
  while (last - first > 1 && formLabel.test(text.slice(start[last - 1], end[last - 1]))) last--
  while (last - first > 1 && addressedBefore.test(text.slice(start[first], end[first]))) first++
  while (last - first > 1 && addressedBehind.test(text.slice(start[last - 1], end[last - 1]))) last--
  while (last - first > 1 && isBefore(tokens, first, last) && isName(tokens, first + 1)) first++
  if (last - first === 2 && isAsked(tokens, first)) first++
  while (last - first > 1 && isPlain(tokens, last - 1, after) && gap[last - 1] !== gaps.hyphen) last--
  if (last - first > 2 && isPlain(tokens, last - 1, wordFlags.orgWord)) last--
  while (last - first > 2 && isStray(tokens, first, last)) last--
  while (last - first > 2 && degree.test(text.slice(start[last - 1], end[last - 1]))) last--
  return { from: first, to: last }
}

/** A last word in small letters behind two with a capital, but for a listed one after a particle: "Iker Zabala scored". */
function isStray({ flags, shape }: Tokens, first: number, last: number): boolean {
  const i = last - 1
  if (shape[i] !== shapes.lower || shape[first] !== shapes.capital || !isCapitalised(shape[first + 1]))
    return false
  return (flags[i] & names) === 0 || (flags[i] & wordFlags.connector) !== 0 || isCapitalised(shape[i - 1])
}

/** "Visit Sydney", "Meet Charlotte": an ordinary word that opens a sentence before a given name. */
function isAsked(tokens: Tokens, first: number): boolean {
  const { text, start, end, opens, flags } = tokens
  return (
    opens[first] === 1 &&
    (flags[first + 1] & wordFlags.given) !== 0 &&
    isPlain(tokens, first, wordFlags.common) &&
    /^(?:ask|bring|call|email|find|follow|join|love|meet|message|miss|phone|remember|see|show|tell|text|thank|visit|watch|where)$/i.test(
      text.slice(start[first], end[first]),
    )
  )
}

/** What forms and headers of mail write before a name. */
const markers = /^(?:pt|pcp|hcp|attn|cc|bcc|re|fwd)$/i

/** A word that stands before names; any ordinary word where two more follow. */
function isBefore(tokens: Tokens, first: number, last: number): boolean {
  const { text, start, end, gap } = tokens
  if (last - first > 2 || gap[first + 1] === gaps.colon)
    if (markers.test(text.slice(start[first], end[first]))) return true
  if (tokens.shape[first] !== shapes.capital) return false
  if (isPlain(tokens, first, before)) return true
  // "Implement Dijkstra's algorithm": what opens a sentence has its capital from there.
  const isOwner = tokens.opens[first] === 1 && /^['’]s /.test(text.slice(end[last - 1], end[last - 1] + 3))
  return (last - first > 2 || isOwner) && isPlain(tokens, first, wordFlags.common)
}

/** Whether a word has one of these flags and no list knows it as a name. */
function isPlain({ flags, shape }: Tokens, i: number, wanted: number): boolean {
  return (flags[i] & names) === 0 && (flags[i] & wanted) !== 0 && shape[i] !== shapes.initial
}

/** "P.S." before a name. */
function isPostscript({ text, start, end }: Tokens, i: number): boolean {
  return /^P\. ?S\b/.test(text.slice(start[i], end[i + 1]))
}

const otherThing =
  wordFlags.common | wordFlags.org | wordFlags.orgWord | wordFlags.region | wordFlags.nationality
const thing =
  /(?:^|[^A-Za-z])(?:(?:hurricane|(?:tropical )?storm|typhoon|cyclone|planet|asteroid|crater|library|framework|plugin|package|module|theorem of)|(?:rover|lander|probe|spacecraft|satellite|ship|boat|vessel|yacht|cat|tabby|tomcat|kitten|dog|puppy|horse|pony|hamster|rabbit|parrot|tortoise|goldfish|dragon|robot|pet|chatbot|planet|storm)(?:,| is| was)? (?:named|called|nicknamed))[ "“]{1,2}$/i

/** "Martha's Vineyard", "Land's End". */
const placeOf =
  /^['’]s (?:Vineyard|Bay|Point|Islands?|Peak|Seat|Landing|Creek|Cove|Gate|Harbou?r|Head|Wall|Dyke|Park|Square|Cathedral|Church|College|Hospital|Bridge|Cross|Market|Quay|Hill|Day|Eve|End|Cup|Comet|Law|Razor|Paradox|Theorem|Disease|Syndrome)(?![A-Za-z])/

/** Nouns of sentences behind a name that is none: "with Jack cheese", "any Hilbert space", "an Earl Grey iced tea". */
const thingBehind =
  /^ (?:cheese|lander|rover|spacecraft|probe|satellite|telescope|missile|rocket|tea|space|spaces|cluster|tables?|chairs?|sofa|lamps?|jacket|boots?|jeans|shirt|dress|bike|car|guitar|piano|server|branch|release|edition|model|series|cocktail|sandwich|salad|sauce|apples?|pears?|roses?|potatoes|search|sort|queue|filter|index|cache|node|engine|motor|watch|phone|laptop|font|theme|style|method|test|plugin|library|font|collection|range|line|hotel|building|bridge|station|airport|stadium)(?![A-Za-z])/

/** "Larry the cat". */
const animalBehind =
  /^,? the (?:[a-z]{3,8} )?(?:cat|kitten|dog|puppy|hare|rabbit|fox|bear|wolf|lion|tiger|mouse|rat|tortoise|turtle|elephant|donkey|horse|pony|cow|pig|goat|sheep|duck|goose|hen|owl|parrot|robin|spider|frog|toad|fish|whale|dolphin|shark|octopus|dragon|unicorn|robot|monkey|squirrel|hedgehog|badger|penguin|snail|caterpillar|bee|ant)(?![A-Za-z])/

/** Whether the word before says that the name is a storm's, a planet's, a program's. */
function isNamedThing(tokens: Tokens, from: number, to: number): boolean {
  const { text, start, end, flags } = tokens
  if (to - from === 2 && (flags[from] & wordFlags.region) !== 0 && isPlain(tokens, from + 1, otherThing))
    return true
  if (to - from === 1 && placeOf.test(text.slice(end[to - 1], end[to - 1] + 24))) return true
  if (thingBehind.test(text.slice(end[to - 1], end[to - 1] + 16))) return true
  if (animalBehind.test(text.slice(end[to - 1], end[to - 1] + 24))) return true
  return to - from === 1 && thing.test(text.slice(Math.max(0, start[from] - 32), start[from]))
}

const mailBehind = /^ ?: ?<?([\p{L}\p{N}._%+-]{1,64})@/u
/** From such a score on, who stands before the name of somebody else may be a speaker: "Xanthi: Pablo, come here". */
const sureOfSpeaker = 0.6

/**
 * Whether a word that no list knows as a name opens a line as the label of what stands behind its colon: a mail address
 * that has nothing of it ("Příjemce: novak@example.com"), or people ("Obecni: Paweł, Marek").
 */
function isLabel({ text, start, end, flags, gap, opens, count }: Tokens, { from, to, score }: TaggedPerson) {
  if (to - from > 1 || opens[from] === 0 || (flags[from] & names) !== 0) return false
  const word = text.slice(start[from], end[from])
  const user = mailBehind.exec(text.slice(end[from], end[from] + 70))?.[1]
  if (user !== undefined) return !user.toLowerCase().includes(word.slice(0, 3).toLowerCase())
  return score < sureOfSpeaker && to < count && gap[to] === gaps.colon && (flags[to] & wordFlags.given) !== 0
}

/** Where a name in quotes begins of which the family name, or all of it, stands before a comma: `"Silva, Maria" <`. */
function startOfReversed({ text, start, end, gap, shape }: Tokens, from: number, to: number): number {
  if (from === 0 || to - from > 2 || gap[from] !== gaps.comma || shape[from - 1] !== shapes.capital)
    return from
  const isQuoted = text[start[from - 1] - 1] === '"' && text[end[to - 1]] === '"'
  return isQuoted && start[from] - end[from - 1] === 2 ? from - 1 : from
}

/** Two halves of one name: side by side, turned around in quotes, or in the capitals of a form. */
function goesOn(tokens: Tokens, from: number, next: number): boolean {
  return (
    joinsNext(tokens, from, next) ||
    startOfReversed(tokens, next, next + 1) === from ||
    isReversedInCapitals(tokens, from, next)
  )
}

/** "VASQUEZ-ORTEGA, LUCINDA M". */
function isReversedInCapitals({ gap, shape }: Tokens, from: number, next: number): boolean {
  if (gap[next] !== gaps.comma || shape[next] !== shapes.upper || next - from > 3) return false
  for (let i = from; i < next; i++) if (shape[i] !== shapes.upper) return false
  return true
}

/** Whether a person goes on in the next one: a given name, then a space, then a word that is no given name alone. */
function joinsNext({ flags, gap, shape }: Tokens, from: number, next: number): boolean {
  return (
    next - from === 1 &&
    gap[next] === gaps.space &&
    shape[from] === shapes.capital &&
    shape[next] === shapes.capital &&
    (flags[from] & wordFlags.given) !== 0 &&
    ((flags[next] & wordFlags.given) === 0 || (flags[next] & wordFlags.family) !== 0)
  )
}

function isName({ flags, shape }: Tokens, i: number): boolean {
  return (flags[i] & (wordFlags.given | wordFlags.family)) !== 0 && shape[i] !== shapes.lower
}
