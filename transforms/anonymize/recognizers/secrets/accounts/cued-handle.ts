import { matchAt } from '../../../../../src/text/match-at.js'
import type { Recognizer } from '../../../detect/recognizer.js'
import { isServiceAccount } from '../values/account-name.js'
import { oddness, talk } from '../values/odd-name.js'

/** Names of accounts that somebody tells: "my insta is some.name", "message ann_k on here", "posted by OldRacer_Nine". */

/** What hardly a word has and many a name of an account does. */
const sign = /[A-Za-z]\d|[A-Za-z]_|[A-Za-z]\.[A-Za-z]|[ (]@[A-Za-z]/g
const name = /(?:live:)?[A-Za-z_][\w.-]{2,31}/y
const ends = /^(?![\w@/\\(=[{<]|[.:-]\w|'[^s])/
/** Words joined by `_`, as no file and no program is written in a talk. */
const alike = /^(?=.{6})[A-Za-z\d]*[a-z]{2}[A-Za-z\d]*(?:_[A-Za-z\d]+)+_?$/
const reach = 48

const networks =
  'insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|telegram|tg|discord|twitter|strava|venmo|cash ?app|steam|skype|reddit|twitch|kik|psn|xbox|roblox|minecraft|bluesky|mastodon|threads|github|gitlab|youtube|soundcloud|duolingo|vinted|depop|ebay|etsy|signal|grindr|hinge|tinder'
const words =
  'handle|gamer ?tag|ign|user ?name|nick(?:name)?|screen ?name|log-?in|uid|user ?id|player(?: name)?|profile|alias|account(?: name)?'
const cues: readonly { cue: RegExp; least: 1 | 2; score: number }[] = [
  // "insta is", "on Strava as", "snap?", "skype's", "Her handle on the exchange is".
  {
    cue: new RegExp(
      `(?<![A-Za-z])(?:${networks}|${words})(?:['’]s)?(?: (?:name|id|handle|account|user(?:name)?|profile|tag|page))?(?: (?:on|at|for|from) (?:the |here )?\\w{2,12})?(?: is| was| as| under|[:=?]| -|,? it['’]?s| called)?[ \\t]{1,3}["'\`“(@]?$`,
      'i',
    ),
    least: 1,
    score: 0.6,
  },
  {
    cue: /(?<![A-Za-z])(?:log(?:s|ged)?|sign(?:s|ed)?)[ -]?(?:in|on) (?:as|with) (?:user )?["'`@]?$/i,
    least: 1,
    score: 0.6,
  },
  {
    cue: /(?:\b(?:as|by|for|of) (?:the )?user|(?:^|[.;,\n]) ?User|[—–-] user) ["'`@]?$/,
    least: 1,
    score: 0.55,
  },
  {
    cue: /(?<![A-Za-z])(?:message|msg|dm|whisper|pm|text|tell|friend me|add me|find me|ban|banned|\+rep from|shout-?out to|(?:it|hey)['’]?s(?: me)?,?) ["'`@]?$/i,
    least: 1,
    score: 0.55,
  },
  {
    cue: /(?<![A-Za-z])(?:posted|exported|uploaded|submitted|signed|reported|updated|edited|written|prepared|checked|asked|answered|reviewed|sold|listed|commented|moderated|handled|last changed|sorted) by:? ["'`@]?$/i,
    least: 1,
    score: 0.55,
  },
  // "– some_name" below what somebody wrote.
  { cue: /(?:^|\n|[.!?] )[–—~] ?$/, least: 1, score: 0.5 },
  { cue: /\b(?:name of [^:\n]{1,24}|my name on here):[ \t]{1,3}["'`@]?$/i, least: 2, score: 0.55 },
  {
    cue: /\b(?:done|made|taken|handled|verified|approved|called|logged|closed|opened|assigned)(?: to [^\s\0]{1,20}|[^\n.]{0,4}\0)? by ["'`@]?$/i,
    least: 2,
    score: 0.55,
  },
  // Lines of a form or a message: "from: some_name_1", "by some_name".
  {
    cue: /(?:^|\n)[ \t>*-]{0,6}(?:from|to|by|author|seller|buyer|op|poster|member|reporter|reported(?: user)?|recipient|sender|player|winner|leader)(?::[ \t]{1,3}|(?<=by)[ \t])["'`@]?$/i,
    least: 2,
    score: 0.55,
  },
]

/** Names of accounts behind a word for a network or for an account, and behind what is done to them. */
export const cuedHandle: Recognizer = {
  name: 'cued_handle',
  entities: ['USERNAME'],
  bits: 0,
  rescans: true,
  sparesCode: 'lines',
  find({ text, known }, report) {
    // Where people go by such names, others that are written alike are names as well.
    const isAmong =
      known?.some(
        ({ entity, value }) =>
          entity === 'USERNAME' && /_|\d/.test(value) && oddness(value.replace(/^@/, '')) > 0,
      ) === true && talk.test(text)
    for (let hit = matchAt(sign, text, 0); hit !== undefined; ) {
      const start = startOf(text, hit.index)
      const given = matchAt(name, text, start)?.[0].replace(/[.-]{1,31}$/, '') ?? ''
      const end = start + given.length
      const isAt = text[start - 1] === '@'
      if (given !== '' && ends.test(text.slice(end, end + 2)) && !isServiceAccount(given)) {
        const odd = isAt ? 2 : oddness(given)
        const before = odd === 0 ? '' : text.slice(Math.max(0, start - reach), start)
        const cued = cues.find(({ cue, least }) => odd >= least && cue.test(before))
        if (cued !== undefined)
          report({ start, end, score: cued.score, validated: false, why: 'an account behind its cue' })
        else if (isAmong && odd > 0 && alike.test(given) && !/[.@/#=$`<]$/.test(before))
          report({ start, end, score: 0.5, validated: false, why: 'written as an account of the text is' })
      }
      hit = matchAt(sign, text, Math.max(end, hit.index + hit[0].length))
    }
  },
}

/** Where the name around a place begins. */
function startOf(text: string, place: number): number {
  if (text[place + 1] === '@') return place + 2
  let start = place
  while (start > 0 && place - start < 32 && /[\w.-]/.test(text[start - 1])) start--
  if (text.startsWith('live:', start - 5)) return start - 5
  return start
}
