import { isPart } from '../parts/part.js'
import { TextNumbers } from '../parts/text-numbers.js'
import type { TokenizerFile } from './find-tokenizer.js'
import { encodingOf } from './tiktoken-encodings.data.js'

/**
 * One more than the highest number of a token that a file names, without opening the tokenizer; `undefined` where it is
 * not as its format wants it, which is said when it is opened.
 */
export function vocabularySizeIn(file: TokenizerFile): number | undefined {
  let highest = -1
  for (const id of file.kind === 'json' ? idsOfJson(file.json) : idsOfTiktoken(file)) {
    if (!Number.isSafeInteger(id)) return undefined
    if (id > highest) highest = id
  }
  return highest < 0 ? undefined : highest + 1
}

function* idsOfJson({ model, added_tokens: added }: Readonly<Record<string, unknown>>): Generator<number> {
  const vocabulary = isPart(model) ? model.vocab : undefined
  // Of a list, as Unigram has it, a token's number is its place.
  if (Array.isArray(vocabulary)) yield vocabulary.length - 1
  else if (vocabulary instanceof TextNumbers) yield vocabulary.highest
  else if (isPart(vocabulary)) for (const token in vocabulary) yield Number(vocabulary[token])
  for (const token of Array.isArray(added) ? added : []) if (isPart(token)) yield Number(token.id)
}

function* idsOfTiktoken({ text, encoding }: TiktokenFile): Generator<number> {
  for (const line of text.split('\n')) if (line.trim() !== '') yield Number(line.trim().split(' ')[1])
  yield* Object.values(encodingOf(encoding).specialTokens)
}

type TiktokenFile = Extract<TokenizerFile, { kind: 'tiktoken' }>
