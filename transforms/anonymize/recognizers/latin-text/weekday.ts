import { flagsAt, gapAfter, lowerAt, type Page } from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** Days of the week as dates: "on Saturday", "see you Monday", and not "Black Friday" or "every Monday". */

const before =
  /^(?:on|next|last|this|until|till|by|before|after|since|from|for|to|till|through|coming|late|early|past|previous|of|am|bis|nächsten|letzten|kommenden|lundi|le|el|il|den|na|em|op|på)$/
const time = /^(?:morning|mornings?|afternoon|evening|night|noon|lunch|lunchtime)$/
const verb =
  /^(?:meet|meeting|see|call|come|comes|came|leave|leaves|left|arrive|arrives|arrived|start|starts|started|begin|begins|end|ends|due|back|free|available|open|opens|closed|here|there|you|me|us|him|her|them|it|dinner|lunch|party|appointment|deadline|departs?|return|returns|visit|deliver|delivered|ships?|off)$/
/** Never a date alone: what is relative, and the short forms, which are other words as well. */
const never = /^(?:today|tomorrow|yesterday|tonight|mon|tues?|wed|thu|thurs?|fri|sat|sun)$/
const names =
  /^(?:black|good|happy|casual|super|cyber|ash|palm|easter|holy|bloody|giving|fat|shrove|maundy|whit|every|each|any)$/

/** Whether one certain day is meant by word `i`, the name of a day of the week. */
export function isOneDay(page: Page, i: number): boolean {
  const word = lowerAt(page, i)
  if (never.test(word) || (flagsAt(page, i) & shape.capital) === 0) return false
  const last = gapAfter(page, i - 1) === ' ' ? lowerAt(page, i - 1) : ''
  if (names.test(last) || (last === 'last' && lowerAt(page, i - 2) === 'the')) return false
  const isFollowed = gapAfter(page, i) === ' '
  const next = isFollowed ? lowerAt(page, i + 1) : ''
  if (isFollowed && (flagsAt(page, i + 1) & shape.capital) !== 0)
    return before.test(last) && last !== 'of' && !time.test(next)
  if (before.test(last)) return next !== 'night' || lowerAt(page, i + 2) !== 'live'
  // "Monday or Tuesday", of which one is a date.
  if (/^(?:and|or|to)$/.test(last) && (flagsAt(page, i - 2) & is.weekday) !== 0) return isOneDay(page, i - 2)
  return (
    verb.test(last) &&
    (!isFollowed || time.test(next) || /^(?:at|and|or|if|with|in|for|to|before|after)$/.test(next))
  )
}
