import type { Part } from './address-places.js'
import { flagsAt, gapAfter, lowerAt, type Page, wordAt } from './page.js'
import type { Core } from './street-core.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/**
 * Streets in small letters, as people type them: "come to 14 larch grove", "221 burley rd". A number, words and a word
 * for a street count things as often ("2 way street", "3 lane road"), so what stands around has to speak for a place.
 */

/** Words for a street that mean little else. */
const sure = /^(?:rd|ave|ln|blvd|cres|crescent|avenue|terrace|mews|gdns|lane|grove)$/
/** Weak ones that are taken in small letters at all. */
const homely =
  /^(?:walk|rise|row|gardens|gdns|green|hill|park|way|wharf|yard|yd|gate|view|vale|bank|croft|square|path|cottages|heights|mill|fold|brow|crescent|grove|mount|ridge|villas|meadow|meadows|estate)$/
/** What stands before an address, or before a place at all. */
const before =
  /^(?:at|on|from|outside|to|is|it|of|its|it's|it’s|near|address|addr|addy|by|opposite|in|behind|round|live|lives|staying|stay|past|collect|pickup|drop|mine|ours|we're|i'm|im|were)$/
/** What makes a number and a word for a street a measure, or a kind of street. */
const measure =
  /^(?:way|lane|lanes|minute|minutes|min|mins|hour|hours|hr|hrs|mile|miles|mi|km|metre|metres|meter|meters|m|ft|foot|feet|yard|yards|block|blocks|car|cars|bed|beds|bedroom|bedrooms|story|storey|star|stars|point|points|page|pages|day|days|week|weeks|month|months|year|years|yr|yrs|second|seconds|sec|main|different|new|old|more|other|of|per|percent|pm|am|hard|disk|disc|flash|usb|tennis|food|supreme|high|low|wheel|door|gb|tb|mb|x|kg|lb|lbs|times|people|person|man|men|women|kids|fast|free|big|large|small|long|short|good|bad|great|little|very|too|so|first|second|third|last|next|the|a|an|and|or|in|on|at|to|for|with|from|left|right|separate|busy|major|minor|single|double|whole|full|million|billion|thousand|hundred|dollar|inch|inches|degree|degrees|speed|return|side|dead|ways|open|running|walking|cross|test|sales|charity|final)$/
/** Words that go on behind a place. */
const goesOn =
  /^(?:and|but|or|in|at|on|to|for|with|is|was|if|when|where|so|still|thats|which|by|near|after|before|behind|opposite|above|next|now|today|tonight|tomorrow|please|pls|plz|thanks|thx|cheers|who|has|had|doesn|doesn't|doesn’t|isn't|isn’t|around|about|as|because|cos|just|from|until|till|this|that|every|lol|x|xx|xxx|u|ur|you|i|we|he|she|they|my|not|no|since|then|first|gate|buzz|top|flat|the|same|asap|off|like|half|again|there|here|re|isnt|doesnt|wasnt|says|said)$/

/** How much what stands around a street in small letters speaks for it; below 0 where it cannot be one. */
export function lowerGain(page: Page, core: Core, parts: readonly Part[]): number {
  const { text, words } = page
  const { first, last, strength } = core
  let suffix = last
  while (suffix > first && (flagsAt(page, suffix) & is.direction) !== 0) suffix--
  const word = lowerAt(page, suffix)
  if (strength === 'bare' || (flagsAt(page, suffix) & (is.suffix | is.weakSuffix)) === 0) return 0
  if (strength === 'weak' && !homely.test(word)) return 0
  for (let k = first; k < suffix; k++) {
    const name = lowerAt(page, k)
    if ((flagsAt(page, k) & shape.digit) === 0 && measure.test(name)) return 0
  }
  const end = words.end[last]
  const gap = gapAfter(page, last)
  const isEnd =
    end >= text.length || !/^(?:[ '’]|-\w)/.test(text.slice(end, end + 2)) || /^ [^\w\s]/.test(gap)
  const isFlat = (flagsAt(page, first) & is.unit) !== 0
  if (!isEnd && !isFlat && !goesOn.test(lowerAt(page, last + 1)) && parts.length === 0) return 0
  let gain = 0
  const start = words.start[first]
  const lead = text.slice(Math.max(0, start - 2), start)
  const isLed = before.test(lowerAt(page, first - 1)) && /^ $/.test(gapAfter(page, first - 1))
  const hasUnit = isFlat || parts.some(({ kind }) => kind === 'unit')
  if (sure.test(word)) gain += 0.25
  if (isLed || /[:\n(]\s?$/.test(lead) || hasUnit || lead === ', ') gain += strength === 'weak' ? 0.35 : 0.25
  if (parts.some(({ kind }) => kind === 'city')) gain += 0.15
  if (/^\d{2,4}[a-z]?$/.test(wordAt(page, first))) gain += 0.05
  return gain
}
