import { type MergeList, readMergeList } from '../models/merge-list.js'
import { JsonBytes } from '../parts/json-bytes.js'
import { isPart } from '../parts/part.js'
import { TextNumbers } from '../parts/text-numbers.js'

/**
 * Parses a `tokenizer.json`. Nearly all of one is a vocabulary of texts and numbers and a list of pairs, of which
 * `JSON.parse` makes objects and strings by the hundred thousand: they are read from the bytes into what the models take.
 * A file that has them in any other form is parsed as usual, so that it is refused as usual.
 */
export function parseTokenizerJson(bytes: Buffer): unknown {
  const lists = findLists(bytes)
  let text = ''
  let at = 0
  for (const { from, to } of lists) {
    text += `${bytes.toString('utf8', at, from)}null`
    at = to
  }
  const json: unknown = JSON.parse(text + bytes.toString('utf8', at))
  if (isPart(json) && isPart(json.model))
    for (const { key, value } of lists) (json.model as Record<string, unknown>)[key] = value
  return json
}

interface FoundList {
  key: string
  from: number
  to: number
  value: TextNumbers | MergeList
}

/** The lists of the model that are as nearly all files have them, in the order in which they stand. */
function findLists(bytes: Buffer): FoundList[] {
  const found = new Map<string, FoundList>()
  /** What would make other numbers of merges: a second list of a name, and tokens that begin with a prefix. */
  let isOdd = false
  let vocabulary: TextNumbers | undefined
  const json = new JsonBytes(bytes)
  const take = (key: string): TextNumbers | MergeList | undefined => {
    if (key === 'continuing_subword_prefix')
      isOdd ||= bytes[json.at] === quote && bytes[json.at + 1] !== quote
    isOdd ||= found.has(key)
    if (key === 'vocab') vocabulary = readNumbers(json)
    if (key === 'vocab') return vocabulary
    return key === 'merges' && vocabulary !== undefined ? readMergeList(json, vocabulary) : undefined
  }
  json.eachKey((key) => {
    if (key !== 'model') return
    json.eachKey((inner) => {
      const from = json.at
      const value = take(inner)
      if (value === undefined) json.at = from
      else found.set(inner, { key: inner, from, to: json.at, value })
    })
  })
  return isOdd ? [] : [...found.values()]
}

/** A text begins with it. */
const quote = 0x22

function readNumbers(json: JsonBytes): TextNumbers | undefined {
  const numbers = new TextNumbers()
  return json.eachNumber((text, number) => numbers.set(text, number)) ? numbers : undefined
}
