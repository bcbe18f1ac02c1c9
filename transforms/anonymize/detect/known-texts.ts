import type { Detector, Reading } from './detector.js'
import type { TextPlace } from './look.js'

/** Of texts that are remembered, in UTF-16 units: twice as many at most in all, and of one text. */
const mostUnits = 1 << 20
const longestText = 1 << 14

/** Texts of one field with one mask, and what was found in them. */
type FoundTexts = Map<string, Reading>

/**
 * A detector that reads a text once that comes again soon, such as the instructions at the head of every conversation
 * or the few answers of a set of labels. Only for one that answers by the text, its field and its mask alone.
 */
export function rememberTexts(detector: Detector): Detector {
  /** The texts of late, and those before them: what is not asked for in a while is forgotten. */
  let late = new Map<string, FoundTexts>()
  let before = new Map<string, FoundTexts>()
  let units = 0
  const keep = (key: string, text: string, reading: Reading) => {
    if (units + text.length > mostUnits) [before, late, units] = [late, new Map(), 0]
    units += text.length
    const texts = late.get(key)
    if (texts === undefined) late.set(key, new Map([[text, reading]]))
    else texts.set(text, reading)
  }
  const read: Detector['read'] = (text, place) => {
    if (!isRemembered(text, place)) return detector.read(text, place)
    const key = `${place.mask} ${place.field ?? ''}`
    const known = late.get(key)?.get(text)
    if (known !== undefined) return known
    const reading = before.get(key)?.get(text) ?? detector.read(text, place)
    keep(key, text, reading)
    return reading
  }
  return { ...detector, read, detect: (text, place) => [...read(text, place).spans] }
}

/** Spans that are given, candidates that are to be explained, and what a record says of its people, are of one place alone. */
function isRemembered(text: string, { given = [], people, reject }: TextPlace): boolean {
  return text.length <= longestText && given.length === 0 && people === undefined && reject === undefined
}
