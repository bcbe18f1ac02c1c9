import { matchAt } from '../../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../../detect/recognizer.js'
import { isServiceAccount } from '../values/account-name.js'
import { oddness, talk } from '../values/odd-name.js'

/** Who speaks in a chat, under the name of an account: lines such as `some_name: hello`, with or without a time. */

/** A time in brackets or alone, a role, the name, and the mark behind it. */
const head =
  /[^\w\s]{0,3} ?(?:[[(]?(?:[\d/.,-]{4,10},? )?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?[\])]? ?[-–]? ?|\[[\w #-]{2,16}\] )?(?:(?:seller|buyer|user|mod|admin|guest|host|caller) )?[<@+~]?([A-Za-z_][\w.-]{2,31})>?(?: ?[:›»]| ·| (?:wrote|replied|said|says|asked|answered|commented) ?:| [[(]?\d{1,2}:\d\d[\])]?)\s{1,3}(?=\S)/y
/** How lines of programs and of settings end. */
const codeEnd = /[;{}[\]>]$|^(?:true|false|null|none|\d+|"[^"]*"|string|number|boolean)[,;]?$|=>/
/** Roles and words that head a line. */
const roles =
  /^(?:me|you|bot|admin|mod|host|guest|seller|buyer|agent|customer|user|assistant|system|human|caller|operator|note|notes|source|update|edit|warning|error|info|debug|from|to|subject|date|reply|question|answer|answers|title|name|summary|example|input|output|instruction|response|context|player|narrator|interviewer|teacher|student|doctor|patient|nurse|client|support|server|moderator|everyone|anonymous|unknown|other|mum|mom|dad|brother|sister|grandma|grandpa|boss|manager|chef|waiter|driver|pros|cons|tip|tips|step|fact|hint|first|second|third|finally|also|however|so|ingredients|directions|method|today|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i

interface Speaker {
  places: number[]
  oddness: 0 | 1 | 2
}

/** Accounts that speak: a chat is known by one with an odd name that speaks more than once, and by what is said. */
export const chatHandle: Recognizer = {
  name: 'chat_handle',
  entities: ['USERNAME'],
  bits: 0,
  rescans: false,
  find({ text }, report) {
    const speakers = readSpeakers(text)
    if (speakers !== undefined) for (const [name, speaker] of speakers) take(name, speaker, report)
  },
}

/** Who speaks, and where; `undefined` for what is no chat between accounts. */
function readSpeakers(text: string): Map<string, Speaker> | undefined {
  if (!text.includes('\n')) return undefined
  const speakers = new Map<string, Speaker>()
  let heads = 0
  let talks = 0
  let codes = 0
  let isChat = false
  for (let line = 0; line < text.length; ) {
    const next = text.indexOf('\n', line)
    const end = next === -1 ? text.length : next
    const hit = end - line > 6 ? matchAt(head, text, line) : undefined
    if (hit !== undefined) {
      const [whole, name] = hit
      const speaker = speakers.get(name) ?? { places: [], oddness: oddness(name) }
      speaker.places.push(line + whole.lastIndexOf(name))
      speakers.set(name, speaker)
      isChat ||=
        speaker.oddness > 0 && (speaker.places.length > 1 || (speaker.oddness > 1 && speakers.size > 2))
      heads++
      const said = lineFrom(text, line + whole.length)
      if (codeEnd.test(said)) codes++
      else if (talk.test(said)) talks++
    }
    line = end + 1
  }
  return isChat && talks > 1 && talks * 4 >= heads && codes * 8 <= heads ? speakers : undefined
}

/** The rest of a line, at most 200 characters. */
function lineFrom(text: string, from: number): string {
  const next = text.indexOf('\n', from)
  return text.slice(from, Math.min(next === -1 ? text.length : next, from + 200))
}

/** In a chat of accounts also plain words are names of some; capitalised ones are rather somebody's own name. */
function take(name: string, { places, oddness }: Speaker, report: Report): void {
  if (isServiceAccount(name) || roles.test(name)) return
  const isSmall = /^[a-z]{4,}$/.test(name)
  if (oddness === 0 && !isSmall && places.length < 2) return
  const score = oddness > 0 ? 0.65 : isSmall ? 0.55 : 0.5
  for (const start of places)
    report({ start, end: start + name.length, score, validated: false, why: 'speaks in a chat' })
}
