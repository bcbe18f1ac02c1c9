import type { Span } from '../../detect/recognizer.js'
import { takenNames } from '../../detect/spared.js'

/**
 * What says that a name is that of somebody the text is from, is written to or deals with, whatever else bears it: how it
 * was found, what stands right beside it, and how the text as a whole speaks.
 */

/** Recognizers that go by words beside a name: greetings, relations, labels of forms, signatures, lines of a talk. */
const cued: ReadonlySet<string> = new Set(['spoken_names', 'labelled_names', 'signed_names', takenNames])

const kin =
  'wife|husband|hubby|partner|spouse|mother|mom|mum|mam|mama|father|dad|papa|daughter|son|sister|brother|twin|cousin|niece|nephew|' +
  'aunt|auntie|aunty|uncle|grandma|granny|gran|nan|nana|grandad|granddad|grandpa|grandmother|grandfather|grandson|' +
  'granddaughter|fianc[eé]e?|girlfriend|boyfriend|gf|bf|ex|friend|mate|bestie|flatmate|roommate|housemate|neighbou?r|' +
  'colleague|co-?worker|boss|manager|landlord|landlady|tenant|lodger|carer|nanny|babysitter|midwife|nurse|in-law|nok'
/** A relation, a calling or a verb of speaking right before a name. */
const related = new RegExp(
  `\\b(?:(?:${kin})s?(?: is| was| called| named|,|:| \\()?|` +
    '(?:congrats|congratulations|regards|call|text|ring|phone|email|tell|told|ask|asked|cc|via|ping|attn|c/o|fao|contact|' +
    'driver|agent|waitress|client|pt|caller|nominee|pupil)[,:.]?)\\s["“‘(*]{0,2}$',
  'iu',
)
/** What is said to somebody, and to anybody in examples of letters. */
const addressed =
  /\b(?:hi|hey|hello|dear|thanks?|thank you|cheers|sorry|mrs|miss|ms|mx)[,.]?\s["“‘(*]{0,2}$/iu
/** The same of somebody whom a text tells of, and neither writes nor reads: "his uncle", "Hamlet's mother", "has two daughters". */
const relatedToOthers =
  /(?:(?<![\p{L}'’])(?:his|her|their|its|whose|has|have|had|with|the|two|three|four)|\p{L}['’]s?) [\p{L} -]{2,36}[,:(]?[\s"“‘(*]{0,3}$/u
const reach = 24
const longestRelation = 48
/** "Tunde: not me", "[09:14] Bex:", "> Ahmad:", and a bare signature at the end. */
const lineStart = /(?:^|\n)[ \t>*_-]{0,4}(?:[[(<]?\d{1,2}:\d{2}(?::\d{2})?[\])>]?[ \t]+)?$/
const lineSpeaks = /^(?:\*{0,2}:[ \t]|\*{0,2}:\*{0,2}[ \t]|>[ \t]| ?\(\d{1,2}:\d{2}\)| \d{1,2}:\d{2}\b)/
/** A phone or mail is not always found; a name right before digits of one is somebody's all the same. */
const digits = /^[ \t:(,–-]{1,4}(?![12]\d{3} ?- ?[12]\d{3}\b(?! ?[\d-]))\+?\d[\d ()-]{6,}/

/** A name, and what is known of it. */
interface Named {
  span: Span
  /** Whether the table knows it in full. */
  isKnown: boolean
  /** Whether it is one that examples are told with. */
  isTextbook: boolean
  /** Whether nobody speaks in its text. */
  isImpersonal: boolean
}

/** Whether a number that may be a phone stands right behind a name. */
export function hasPhoneBehind(text: string, { end }: Span): boolean {
  return digits.test(text.slice(end, end + reach))
}

/** Whether a name is called, addressed, labelled or related. */
export function isOfSomebody(text: string, { span, isKnown, isTextbook, isImpersonal }: Named): boolean {
  const { start, end, recognizer } = span
  const right = text.slice(end, end + reach)
  const left = text.slice(Math.max(0, start - reach), start)
  if (hasPhoneBehind(text, span)) return true
  if (isImpersonal && relatedToOthers.test(text.slice(Math.max(0, start - longestRelation), start)))
    return false
  if (related.test(left)) return true
  if (isTextbook) return false
  if (addressed.test(left)) return true
  if (isKnown) return false
  return cued.has(recognizer) || (lineStart.test(left) && lineSpeaks.test(right))
}

/** Whether a name speaks a line, as in a play or a chat, or is that of a relative of somebody else: so stories tell of people as well. */
export function isOfSpeaker(text: string, { start, end }: Span): boolean {
  const left = text.slice(Math.max(0, start - longestRelation), start)
  return (lineStart.test(left) && lineSpeaks.test(text.slice(end, end + reach))) || relatedToOthers.test(left)
}

/** Who speaks, is spoken to or chats in a text: what describes the world has none of it. */
const talk =
  /(?<![\p{L}'’])(?:i (?:am|was|have|had|will|would|can|cant|could|think|know|want|need|do|dont|did|met|saw|got|just)|i['’](?:m|ve|ll|d)|im|ive|my|u|ur|pls|plz|thx|lol|gonna|tmrw|omg|xx)(?![\p{L}'’:=.)\]])|(?:^|\n)(?:[Hh]i|[Hh]ey|[Hh]ello|[Dd]ear|[Tt]hanks|[Tt]a|[Cc]heers|[Rr]egards)\b|[[(<]\d{1,2}:\d{2}(?::\d{2})?[\])>]/u

/** Whether a text is from or to somebody. */
export function isTalk(text: string): boolean {
  return talk.test(text)
}

/** Given names of textbooks, which stand for anybody where nothing says for whom. */
const textbook: ReadonlySet<string> = new Set(
  (
    'john jane mary alice bob tom tim tommy timmy sam sarah sara mike michael jack jill peter anna anne emma lucy lily max ben benny harry jenny ' +
    'julia emily david james susan lisa kate amy sally billy bill joe jim jimmy kim ann linda karen carol maria laura rachel robert ' +
    'william george charlie henry daniel matt chris alex andrew jessica sophie sophia olivia mia ella jake luke adam steve ' +
    'paul fred betty tina jerry bobby johnny romeo juliet smith johnson jones brown'
  ).split(' '),
)

/** Whether a name alone is one that examples and exercises are told with. */
export function isTextbookName(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => textbook.has(word))
}

/** Words that only tales, scenes and sketches of characters have. */
const tale =
  /\b(?:[Oo]nce upon a|[Hh]appily ever after|[Tt]here (?:once )?lived an?|[Tt]here (?:once )?(?:was|were) (?:once )?(?:an?|two) (?:young|little|small|tiny|poor|brave|friends)|[Ff]rom that (?:day|moment) (?:on|forward|onwards?)|in a (?:magical|faraway|far-?off|distant|enchanted) (?:land|kingdom|forest|world)|(?:INT|EXT)\. \p{Lu}|scene: |[Pp]arable|in the tale|[Tt]he moral|[Cc]haracter (?:description|name|sketch|profile|arc)|[Ff]ade (?:in|out)\b)/u
/** Words of tales that other texts have as well: three of them make one. */
const taleWords =
  /\b(?:[Oo]ne (?:\p{Ll}+ )?(?:day|night|morning|evening|afternoon),|(?:he|she|they) (?:said|asked|whispered|exclaimed|replied|cried|shouted|squeaked|thought)|(?:whispered|exclaimed|murmured|sighed|smiled|giggled|grinned|gasped|squealed)|eyes (?:lit|widened|filled|gleam\p{Ll}+|sparkl\p{Ll}+)|adventures?|kingdom|castle|dragon|wizard|witch|knight|magic(?:al)?|enchanted|quest|meadow|tears of|heart (?:pounded|raced|sank|swelled)|suddenly|Despite|bravely|forever)\b/gu
const leastTale = 3

/** Whether a text tells a made-up story. */
export function isTale(text: string): boolean {
  return tale.test(text) || new Set(text.match(taleWords)).size >= leastTale
}

/** Words of reviews of films, books and records; three of them make one. */
const reviewWords =
  /\b(?:movies?|films?|acting|act(?:or|ress)e?s?|directors?|directed|plots?|scripts?|scenes?|casts?|sequels?|soundtracks?|albums?|songs?|lyrics|vocals|novels?|characters?|screenplay|cinematography|episodes?|DVD|CGI)\b/giu

/** The same in Chinese, in a text in which nobody speaks of himself. */
const chineseReviewWords =
  /影片|电影|電影|导演|導演|执导|執導|主演|配乐|票房|上映|角色|剧情|台词|台詞|续集|改编|改編|小说|小說|原著|漫画|动画|動畫|番剧|编剧|悲剧|喜剧|戏剧|史诗|神话|莎士比亚|主题曲|豆瓣/gu

/** Whether a text reviews a work: who is named in it acts, writes, sings or is made up. */
export function isReview(text: string): boolean {
  const words = text.match(reviewWords)
  if (words !== null && new Set(words.map((word) => word.toLowerCase().replace(/s$/, ''))).size >= leastTale)
    return true
  return !/我/.test(text) && new Set(text.match(chineseReviewWords)).size >= leastTale
}

/** What texts speak of that describe the world: sciences, states and their ends, works, matches. */
const world =
  /\b(?:named (?:after|for)|invent(?:ed|or|ion)|discover(?:ed|y)|theorems?|theory|equations?|laws\b|law of|\p{L}+['’]s law|centur(?:y|ies)|empires?|dynasty|republic|revolution|kings?|queens?|emperors?|B\.?C\.?E?|A\.?D\.|historians?|philosoph\p{L}+|physic(?:s|ists?)|chemists?|mathematic\p{L}+|innings|wickets?|[Tt]ries for|hat-trick|novels?|novelist|poets?|poems?|playwright|symphon(?:y|ies)|sonata|composer|conductor|painter|paintings?|sculptor|album|films? (?:by|of)|Book of|Bible|myth(?:ology)?|gods?|goddess|World War|presidents?|prime minister|Nobel|algorithm|[Cc]ricket|[Rr]ugby|[Uu]mpire|goalkeeper|[Ss]ports desk|championships?|Grand Prix|Premier League)\b|(?<![\d.,-])1[0-8]\d\d(?![\d.,-]|\p{L})/u

/** Whether a text describes the world: one in which a surname alone is that of somebody it knows. */
export function isOfTheWorld(text: string): boolean {
  return world.test(text)
}
