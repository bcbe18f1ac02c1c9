import { flagsAt, gapAfter, isSpaceAfter, lowerAt, type Page } from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/**
 * Nationalities, peoples, creeds and political groups. A language, a dish or an empire is none: "speak
 * French", "French fries".
 */

const beforeLanguage =
  /^(?:speak|speaks|spoke|spoken|speaking|learn|learning|learned|study|studying|studied|read|write|writes|written|writing|into|from|to|in|translate|translated|teach|teaching|fluent|using|understand|know|say|called|means|or|like|modern|old|ancient|basic|plain|simple|proper|good|for|of|polish)$/
const person =
  /^(?:man|men|woman|women|people|person|citizen|citizens|national|nationals|boy|girl|boys|girls|family|parents|immigrant|immigrants|refugee|refugees|descent|origin|heritage|ancestry|nationality|passport|husband|wife|friend|friends|student|students|government|minister|president|place|actor|actress|border|player|community|born|american|americans|mother|father|couple|soldier|soldiers|voter|voters|party|believer|faith)$/
const being = /^(?:am|is|are|was|were|i'm|i’m|he's|she's|we're|they're|half|a|an|being|originally|not)$/
const fieldCue = /\b(?:nationality|citizenship|ethnicity|religion|race|nation|confession)\b/

export function readNationality(page: Page, i: number): void {
  const { words, text, report } = page
  const flags = flagsAt(page, i)
  const next = flagsAt(page, i + 1)
  const after = isSpaceAfter(page, i) ? lowerAt(page, i + 1) : ''
  const before = lowerAt(page, i - 1)
  const isCapital = (flags & shape.capital) !== 0
  const isBeing = being.test(before)
  const isPerson = person.test(after)
  const [score, why] = judge()
  const end = words.end[i]
  const hasPossessive = /['’]s$/.test(text.slice(words.start[i], end))
  report({
    entity: 'NRP',
    recognizer: 'nrp',
    start: words.start[i],
    end: hasPossessive ? end - 2 : end,
    score,
    validated: false,
    why,
  })

  function judge(): [number, string] {
    if (fieldCue.test(page.scan.field)) return [0.9, 'field']
    if (!isCapital)
      return isBeing && before.length > 1 && (flags & is.language) === 0
        ? [0.55, 'somebody is']
        : [0.2, 'small letter']
    const isPole = /^poles?$/.test(lowerAt(page, i)) && /^(?:north|south|the)$/.test(before)
    if (isPole || ((next & is.thing) !== 0 && after !== '')) return [0.3, 'part of the name of a thing']
    if ((flags & is.creed) !== 0) {
      const isName =
        after !== '' && (next & shape.capital) !== 0 && !isPerson && before !== 'a' && before !== 'the'
      return isName ? [0.4, 'creed or group, perhaps a name'] : [0.65, 'creed or group']
    }
    if ((flags & is.language) !== 0) {
      if (isPerson || (isBeing && before !== 'a' && before !== 'is')) return [0.65, 'people of a country']
      const isAlone = after === '' || (next & (is.particle | is.stop)) !== 0
      if (beforeLanguage.test(before) || isAlone) return [0.35, 'perhaps a language']
      const isLabel = gapAfter(page, i).startsWith(':')
      if (isLabel || lowerAt(page, i) === 'english') return [0.4, 'perhaps a language']
    }
    return [0.6, 'people of a country']
  }
}
