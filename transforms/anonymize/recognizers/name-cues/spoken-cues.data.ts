import type { Trust } from './name-reader.js'

/** What stands before a name, and how much it says. */
export interface SpokenCue {
  /** The last words before the name: without one of these nothing is looked at. */
  words: readonly string[]
  /** All that stands before the name, up to it. */
  lead: RegExp
  trust: Trust
  /** Whether an unknown word is a name there too, where the text is about private people. */
  takesUnknown?: true
  /** Whether a surname in small letters may be an ordinary word (john smith); `only` takes nothing but two such words. */
  inFull?: 'also' | 'only'
  /** What must stand behind it; anything, where left out. */
  after?: RegExp
  why: string
}

const list = (text: string): string[] => text.trim().split(/\s+/)

/** The lead of a cue: a whole phrase right before the name, asked of a text in small letters. */
function lead(phrases: string, gap = ',? '): RegExp {
  return new RegExp(`(?:^|[^a-z\u00e0-\u00ff0-9@/_-])(?:${phrases})${gap}$`)
}

const kin =
  list(`sister brother husband wife hubby partner spouse mum mom mam dad mother father son daughter aunt auntie
aunty uncle nan nana gran granny grandma grandad granddad grandpa grandmother grandfather grandson granddaughter cousin
niece nephew girlfriend boyfriend gf bf fiancé fiancée fiance fiancee flatmate roommate housemate neighbour neighbor
colleague coworker boss manager supervisor landlord landlady friend mate bestie bff carer midwife childminder nanny
babysitter cleaner lodger tenant ex wife sis bro stepmum stepmom stepdad stepson stepdaughter law twin eldest youngest
assistant secretary intern solicitor plumber electrician builder`)

/** Where people are greeted, spoken to, spoken of, in English. */
export const spokenCues: readonly SpokenCue[] = [
  {
    words:
      list(`hi hey hello hiya heya dear yo oi morning afternoon evening night day welcome back congrats congratulations
birthday bday anniversary thanks thanx you u thx thnx cheers sorry sry soz goodnight bye soon again much`),
    lead: lead(
      "(?:hi|hey|hello|hiya|heya|dear|yo|oi|good (?:morning|afternoon|evening|night)|g'day|welcome(?: back)?|congrat(?:s|ulations)|happy (?:birthday|bday|anniversary)|(?:many )?thanks|thanx|thank (?:you|u)|thx|thnx|cheers|sorry|sry|soz|goodnight|bye|(?:love|miss) (?:you|u)|get well soon)(?: dear| again| so much)?",
    ),
    trust: 'likely',
    why: 'greeted',
  },
  {
    words:
      list(`morning evening afternoon ok okay yes yeah yep no nope ta tx ty right sure please pls plz alright lol lmao omg
haha nite night you done luck on one same`),
    lead: lead(
      'morning|evening|afternoon|ok|okay|yes|yeah|yep|no|nope|ta|tx|ty|right|sure|please|pls|plz|alright|lol|lmao|omg|haha|nite|night|and you|well done|good luck|come on|nice one|same',
    ),
    trust: 'open',
    after: /^(?: ?[,!?]| ?\.{2,}|\.?(?:$|\n)| x{1,3}(?![\p{L}])| ?\p{Extended_Pictographic})/u,
    why: 'spoken to',
  },
  {
    words: [...kin, ...list('s is called named')],
    lead: lead(
      `(?:my|her|his|our|your|ur|their|the|me|an?|old|late|ex-?) (?:(?:older|younger|big|little|late|new|old|eldest|youngest|elder|poor|now-|former|twin|best|good|other|lovely|dear|\\d{1,2}[ -]?(?:yr|year)s?[ -]old) ?){0,2}(?:(?:mother|father|sister|brother|son|daughter)-in-law|ex-?wife|ex-?husband|co-?worker|little one|${kin.join('|')})(?:['’]?s(?: name is| name['’]s)|,? (?:is |was )?(?:called|named))?`,
      '(?:,|:)? ["\'“(]?',
    ),
    trust: 'likely',
    why: 'behind whose relative somebody is',
  },
  {
    words:
      list(`aunt auntie aunty uncle nan nana gran granny grandma grandad grandpa mama papa coach nurse sister brother
cousin mr mrs ms miss dr tio tia sri smt shri pastor father rabbi imam`),
    lead: lead(
      'aunt|auntie|aunty|uncle|nana?|gran|granny|grandma|grandad|grandpa|mama|papa|coach|nurse|sister|brother|cousin|mr|mrs|ms|miss|dr|tio|tia|sri|smt|shri|pastor|father|rabbi|imam',
      '\\.? ',
    ),
    trust: 'open',
    why: 'behind a form of address',
  },
  {
    words: list('rn sn hca pcp cpl insp sgt cllr mdm puan encik'),
    lead: lead('rn|sn|hca|pcp|cpl|insp|sgt|cllr|mdm|puan|encik', '[.:]? '),
    trust: 'likely',
    why: 'behind a rank or a calling',
  },
  {
    words: list(
      'mum mom mam dad wife husband hubby son daughter brother sister partner neighbour neighbor grandson granddaughter',
    ),
    lead: lead(
      '(?:(?:^|[\\n.;,:(–—-] {0,2})|(?:by|with|and|from|to|pt) )(?:mum|mom|mam|dad|wife|husband|hubby|son|daughter|brother|sister|partner|neighbou?r|grandson|granddaughter)',
      ' ',
    ),
    trust: 'likely',
    after:
      /^(?:[ ]?[,.;:)(]|$|\n| {1,2}[+\d(]| (?:ph|tel|mob|will|is|was|has|and|rang|notes|aware|deceased|present|on|who|to|says|said|in|at|died|works|lives)(?![\p{L}]))/u,
    why: 'behind a relation',
  },
  {
    words:
      list(`asked ask told tell call called ring rang phone phoned text texted messaged message msg ping pinged remind
reminded met visit visited invite invited chase chased thank paid owes owe owed dm whatsapp facetime email emailed mail
mailed to with from up off after fao attn by round via w cc bcc nurse auntie uncle old poor because cos cuz greet hug prefers regards love`),
    lead: lead(
      '(?:asked|ask|greet|hug|prefers|(?:regards|love|hello|hi) to|told|tell|call|(?:i|we|u|you|he|she|they|and|just|have|has|had|already|then) called|ring|rang|phoned?|text(?:ed)?|messaged|message|msg|ping(?:ed)?|remind(?:ed)?|met|visit(?:ed)?|invited?|chased?|thank|paid|owes?|owed|dm|whatsapp|facetime|email(?:ed)?|mail(?:ed)?|(?:spoke|speak|talk(?:ed)?|chat(?:ted)?|written|wrote|said|says|sent|gave|given|hand(?:ed)?|listen|reply|replied|report(?:s|ed|ing)?) (?:to|with)|heard from|pick(?:ed)? up|drop(?:ped)? off|look(?:ed)? after|fao|attn|(?:signed|taken|checked|packed|exported|prepared|seen|reviewed|approved) by|number off|round|via|w/|cc|bcc|because|cos|cuz)(?: nurse| auntie| uncle| old| poor)?',
      '[.:]? @?',
    ),
    trust: 'open',
    takesUnknown: true,
    why: 'who is asked, told or met',
  },
  {
    words: list('to with'),
    lead: lead("you(?:['’]?re| are) (?:now )?(?:through|speaking|talking|chatting) (?:to|with)", ' '),
    trust: 'likely',
    why: 'who answers a call',
  },
  {
    words: list('name names s is was'),
    lead: lead("my (?:full |first |real |own )?names?(?:['’]s| is| was)?", ' ["\'“‘(]?'),
    trust: 'likely',
    inFull: 'also',
    after:
      /^(?:["'”’)]|[ ]?[,.!?;:)–—-]|$|\n| (?:here|btw|from|and|but|calling|the|at|i|im|with)(?![\p{L}]))/u,
    why: 'says the name',
  },
  {
    words: list('am m im is here'),
    lead: lead("i am|i['’]m|im|this is|here is", ' '),
    trust: 'likely',
    inFull: 'only',
    after: /^(?:[ ]?[,.!?;)–—]|$|\n| (?:here|btw|from|and|calling|at|speaking)(?![\p{L}]))/u,
    why: 'says the name',
  },
  {
    words: list('as aka nicknamed by née nee formerly is was name prefers names s its it am m im of'),
    lead: lead(
      "known (?:to [a-z]{3,9} )?as|aka|a\\.k\\.a\\.|nicknamed|goes by|go by|née|nee|formerly|(?:maiden|preferred) name(?: is| was|:)?|prefers|names?(?:['’]s|s| is| was)|this is|it is|it['’]s|its|i am|i['’]m|im|here is|under the name(?: of)?|in the name of|name of",
      ' ["\'“‘(]?',
    ),
    trust: 'open',
    after:
      /^(?:["'”’)]|[ ]?[,.!?;:)–—-]|$|\n| (?:here|again|btw|from|and|calling|the|at|who|speaking|x{1,3})(?![\p{L}]))/u,
    why: 'as whom somebody is known',
  },
]
