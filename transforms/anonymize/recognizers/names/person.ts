import { gateBits } from '../../../../src/core/gate.js'
import type { Recognizer } from '../../recognizer.js'
import { evidence } from '../../scores.js'

const maxSentence = 600
const capitalisedPair = /\p{Lu}[\p{Ll}'’-]+\s+(?:\p{Lu}\.?\s+)?\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|Prof)\b/u
const abbreviation = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|\p{Lu})$/u
const title = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Madam|President|Sen|Rep)\.?\s+/i

/**
 * English names of persons by compromise, loaded on first use. Rules without a model: about half of the names
 * are found, so this is asked for by name and never a default. Only sentences with two capitalised words side
 * by side, or a title, are read.
 */
export async function openPerson(): Promise<Recognizer> {
  const { default: nlp } = await import('compromise')
  return {
    name: 'person',
    entities: ['PERSON'],
    looksAgain: false,
    gate: gateBits.names,
    find({ text }, found) {
      eachSentence(text, (from, to) => {
        const sentence = text.slice(from, to)
        if (!capitalisedPair.test(sentence)) return
        const people = nlp(sentence).people().json({ offset: true }) as PersonMatch[]
        for (const [start, end] of joinNames(sentence, people))
          found({ start: from + start, end: from + end, ...evidence.form })
      })
    },
  }
}

interface PersonMatch {
  offset: { start: number; length: number }
}

/** Names that only a space parts are one: a given name and a family name that were told apart. */
function joinNames(sentence: string, people: readonly PersonMatch[]): [number, number][] {
  const joined: [number, number][] = []
  for (const { offset } of people) {
    const name = trimName(sentence, offset)
    if (name === undefined) continue
    const last = joined.at(-1)
    if (last !== undefined && name[0] === last[1] + 1 && sentence[last[1]] === ' ') last[1] = name[1]
    else joined.push(name)
  }
  return joined
}

/** Title, possessive and punctuation stay outside; a name begins with a capital. */
function trimName(sentence: string, { start, length }: PersonMatch['offset']): [number, number] | undefined {
  const text = sentence.slice(start, start + length)
  const head = /^[^\p{L}]*/u.exec(text)?.[0].length ?? 0
  const from = head + (title.exec(text.slice(head))?.[0].length ?? 0)
  const name = text
    .slice(from)
    .replace(/[^\p{L}]*$/u, '')
    .replace(/['’]s$/, '')
  return /^\p{Lu}\p{L}/u.test(name) ? [start + from, start + from + name.length] : undefined
}

/** Sentences of at most 600 characters, found in one pass; a title or an initial before a dot ends none. */
function eachSentence(text: string, visit: (from: number, to: number) => void): void {
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isFull = i - from >= maxSentence && code === 32
    const isLineEnd = code === 10 || i - from >= 2 * maxSentence
    if (!isFull && !isLineEnd && !isSentenceEnd(text, i)) continue
    visit(from, i + 1)
    from = i + 1
  }
  if (from < text.length) visit(from, text.length)
}

function isSentenceEnd(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  if (code === 0x3002) return true
  if (code !== 46 && code !== 33 && code !== 63) return false
  const next = text[i + 1]
  if (next !== ' ' && next !== undefined) return false
  return code !== 46 || !abbreviation.test(text.slice(Math.max(0, i - 6), i))
}
