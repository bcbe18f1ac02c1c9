import type { Edit } from '../../editing/edits.js'
import { drawOne, type EditContext } from '../../editing/operation.js'
import type { TextView } from '../../editing/text-view.js'
import { askingFrame, doubtfulVerbs, frames, objectStart, plainVerbs, verbRules } from './english.data.js'
import { byFirstSign } from './first-signs.js'

const imperative = new RegExp(`^(${plainVerbs})(?: ([\\w'’-]+))?(?=[ .,:]|$)`, 'i')
const longestFrame = 40
const isObject = new RegExp(`^${objectStart}$`, 'i')
/** Sticky, so that each is tried at the beginning alone, and by the letters that it may begin with. */
const rules = byFirstSign(verbRules.map(({ from, to }) => ({ from: new RegExp(from, 'iy'), to })))

/** Makes all of the edits of one way to say an instruction in other words. */
type Way = () => readonly Edit[]

export function englishParaphrase(view: TextView, { draws }: EditContext): readonly Edit[] {
  const ways = ruleWays(view)
  addFrameWays(ways, view)
  return ways.length === 0 ? [] : drawOne(ways, draws)()
}

function ruleWays({ text }: TextView): Way[] {
  const ways: Way[] = []
  for (const { from, to } of rules.get(text.charAt(0).toLowerCase()) ?? []) {
    from.lastIndex = 0
    const match = from.exec(text)
    if (match === null) continue
    for (const words of to) ways.push(() => wayOf(text, match[0].length, words))
  }
  return ways
}

/** A rule may turn a question into a statement or the other way, and then the last sign goes with it. */
function wayOf(text: string, end: number, words: string): Edit[] {
  const [, turn, plain] = /^(?:@(\w+) )?(.*)$/s.exec(words)!
  const first = plain === '' ? asHead(text[end]) : undefined
  const edits =
    first === undefined
      ? [{ start: 0, end, text: asFirst(plain, text[0]) }]
      : [{ start: 0, end: end + 1, text: first }]
  if (turn === undefined) return edits
  return [...edits, lastSign(text, turn === 'question' ? '.' : '?')]
}

const asHead = (letter: string) => letter.toUpperCase()
const asFirst = (words: string, letter: string) =>
  /\p{Lu}/u.test(letter) ? words.charAt(0).toUpperCase() + words.slice(1) : words

/** Whether a text begins as an instruction does: with a verb, or "please" and the like before it. */
export function isEnglishInstruction(text: string): boolean {
  return verbOf(text) !== undefined
}

/** The verb of an instruction, and what stands before it. */
function verbOf(text: string): { start: number; before: string | undefined } | undefined {
  const asked = askingFrame.exec(text.slice(0, longestFrame).toLowerCase())
  const start = asked === null ? 0 : asked[0].length
  const verb = imperative.exec(start === 0 ? text : text.slice(start))
  if (verb === null || (doubtfulVerbs.has(verb[1].toLowerCase()) && !isObject.test(verb[2] ?? '')))
    return undefined
  return { start, before: asked?.[0].trim() }
}

/** Frames around an instruction of one sentence that begins with a verb: "Please describe …", "Could you describe …?". */
function addFrameWays(ways: Way[], { text }: TextView): void {
  const verb = verbOf(text)
  if (verb === undefined) return
  const { start, before } = verb
  const isOne = isOneSentence(text)
  for (const frame of frames) {
    if (frame.before.trim().toLowerCase() === before) continue
    if (!isOne && (frame.after === '?' || frame.before.length > 8 || before !== undefined)) continue
    ways.push(() => [
      { start: 0, end: start + 1, text: frame.before + text[start].toLowerCase() },
      ...(isOne && (frame.after === '?' || text.endsWith('?')) ? [lastSign(text, frame.after)] : []),
    ])
  }
  if (before !== undefined && isOne)
    ways.push(() => [
      { start: 0, end: start + 1, text: text[start].toUpperCase() },
      ...(text.endsWith('?') ? [lastSign(text, '.')] : []),
    ])
}

/** One line that says one thing: no sign within that ends a sentence or leads to what is to be worked on. */
function isOneSentence(text: string): boolean {
  return (
    text.length < 240 &&
    !/[.!?]["”’]$|[,;-]$/.test(text) &&
    /^[^\n:;.!?]+(?:[.,'’][^\s.!?:;][^\n:;.!?]*)*[.?]?$/.test(text)
  )
}

/** The sign that ends the text, or one behind it; a full stop of "U.S." stays. */
function lastSign(text: string, sign: string): Edit {
  const end = text.length
  const isStop = /[.?]$/.test(text) && !/\b(?:\p{L}|etc|Inc|Ltd|Jr)\.$/u.test(text)
  return { start: isStop ? end - 1 : end, end, text: sign }
}
