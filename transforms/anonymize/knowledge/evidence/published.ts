import { isTalk } from './private-signs.js'
import { speaker } from './public-evidence.data.js'

/**
 * Passages of encyclopedias, news and books, whoever they name: they speak of years, institutions, nations, works and
 * offices, and nobody in them speaks but in quotes. Of the texts of private people hardly any has several of these.
 */

/** Shorter ones say too little; what stands in many lines is sooner something else. */
const ofLine = { length: 160, signs: 3 }
const ofText = { length: 500, signs: 4 }

/** What speaks for a passage that was published; each counts once. */
const signs: readonly RegExp[] = [
  /\b(?:[Ii]n|[Ss]ince|[Oo]f|[Bb]y|[Uu]ntil|[Ff]rom|January|February|March|April|May|June|July|August|September|October|November|December|\d{1,2},) (?:1[0-9]\d\d|20[0-2]\d)s?\b|\b1[0-9]\d0s\b|\(\d{4}\)|\bcentury\b/u,
  /\b(?:University|College|Institute|Academy|Party|Parliament|Congress|Senate|Ministry|Government|[Gg]overnment|Army|Navy|Air Force|Church|Corporation|Inc\.|Association|Federation|League|Commission|Committee|Council|Agency|Court|Union|Bank|Department|Empire|Kingdom|Republic|Dynasty|Museum|Cathedral|Theatre|Records|Studios?|Pictures)\b/u,
  /\b(?:American|British|English|French|German|Italian|Spanish|Russian|Soviet|Chinese|Japanese|Korean|Indian|Pakistani|Irish|Scottish|Welsh|Dutch|Polish|Turkish|Ottoman|Roman|Greek|Israeli|Palestinian|Iraqi|Iranian|Afghan|Egyptian|Mexican|Brazilian|Canadian|Australian|African|European|Asian|Arab|Jewish|Muslim|Islamic|Christian|Catholic|Protestant|Austrian|Swedish|Norwegian|Danish|Portuguese|Ukrainian|Hungarian)s?\b/u,
  /\b(?:according to|in a statement|told reporters|told the|spokes(?:man|woman|person)|officials?|authorities|reported(?:ly)?|CNN|Reuters|AFP|BBC|Associated Press|lawmakers?|investigators?|prosecutors?|analysts?|ministers?|activists?|troops|election|campaign)\b/u,
  /\b(?:president|prime minister|king|queen|emperor|sultan|senator|governor|mayor|general|colonel|chancellor|ambassador|pope|bishop|archbishop|saint|secretary of state|chairman|founder|chief executive|CEO|director|professor|scientists?|researchers?|historians?|philosophers?|coach|manager of|captain of)\b/iu,
  /\b(?:films?|movies?|albums?|songs?|singles?|novels?|books?|series|episodes?|band|symphon(?:y|ies)|opera|paintings?|magazine|newspaper|poems?|soundtrack|premiered|released|starring|published|recorded)\b/u,
  /\b(?:season|championship|tournament|goals?|matches|match|league|cup|olympics?|quarterback|striker|midfielder|defender|innings|wickets?|scored|defeated|victory|coach)\b/iu,
  /\b(?:million|billion|trillion|per ?cent|percent|population|census|species|genus|treaty|war|battle|siege|revolution|theory|theorem|constitution|law|legislation|economy|industry|colony|province|territory)\b|\d ?%|[$£€]\d/u,
  /\b(?:was born|born (?:in|on)|died (?:in|on|of)|known as|named after|was founded|was established|is an? [a-z-]+ (?:town|city|village|river|species|company|language|genus)|(?:is|was) (?:one of )?the (?:first|largest|oldest|most))\b/u,
  /\((?:played by |portrayed by )?\p{Lu}[\p{L}'’]+(?: \p{Lu}\.)? \p{Lu}[\p{L}'’-]+\)/u,
]

/** What is said to be news, or bears the mark of an agency, was published, however short it is. */
const news =
  /\b(?:news(?:paper)? (?:articles?|stor(?:y|ies)|reports?|headlines?)|section of a newspaper|press release)\b|\((?:AP|AFP|Reuters|UPI|Xinhua|Bloomberg|[A-Z]\w{2,20}\.com)\)|(?:^|\n|\. )(?:AP|AFP|Reuters|Xinhua|[A-Z]\w{2,20}\.com) - |新华社|本报讯|据[^，。\n]{1,8}报道/u

const quoted = /["“][^"“”\n]{0,600}["”]|``[^`'\n]{0,600}''/gu
/** What is said to whoever is to work on a passage: it stands before or behind it. */
const task =
  /\b(?:passages?|paragraphs?|questions?|answers?|summar\p{L}+|articles?|contexts?|following|labels?|topics?|headlines?|students?|sentences?|titles?|texts?|words|highlights?|plot|stor(?:y|ies)|bio|facts?|details|document)\b/iu
const sentenceEnd = /(?<=[.!?:]["'”)]?)\s+/u

/** Whether a passage was written for everybody, and not by or to somebody. */
function isPublished(passage: string, least: { length: number; signs: number }): boolean {
  if (passage.length < least.length) return false
  let count = 0
  for (const sign of signs) if (sign.test(passage)) count++
  return count >= least.signs && !speaks(passage)
}

/** Whether somebody speaks or is spoken to in a text, but in quotes and in what is asked of whoever works on it. */
export function speaks(text: string): boolean {
  const said = text
    .replace(quoted, ' ')
    .split(sentenceEnd)
    .filter((sentence) => !task.test(sentence))
    .join('\n')
  return speaker.test(said) || isTalk(said)
}

/** Reports of the line at a place of a text whether it is such a passage, or the text as a whole is; each is read once. */
export function openPassages(text: string): (place: number) => boolean {
  let isWhole: boolean | undefined
  const known = new Map<number, boolean>()
  return (place) => {
    isWhole ??= isPublished(text, ofText) || (news.test(text) && !speaks(text))
    if (isWhole) return true
    const start = text.lastIndexOf('\n', place - 1) + 1
    let isOne = known.get(start)
    if (isOne === undefined) {
      const end = text.indexOf('\n', place)
      isOne = isPublished(text.slice(start, end === -1 ? text.length : end), ofLine)
      known.set(start, isOne)
    }
    return isOne
  }
}
