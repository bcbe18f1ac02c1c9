import { PrepError } from '../../base/errors.js'
import { type Part, refusePart, refuseValue, switchOf } from '../parts/part.js'
import { MergeList } from './merge-list.js'
import { mergeWord } from './merge-word.js'
import type { TokenModel, WordTokens } from './model.js'
import { PairTable } from './pair-table.js'
import { vocabularyOf } from './vocabulary.js'

/** What byte pair encoding needs to know. */
export interface BpeParts {
  vocabulary: ReadonlyMap<string, number>
  merges: PairTable
  /** Stands for characters that the vocabulary lacks; without it, they are left out. */
  unknown?: string | undefined
  /** Unknown characters side by side are one token. */
  isUnknownFused?: boolean
  /** Characters that the vocabulary lacks are written as tokens of their bytes, `<0x0A>`. */
  hasByteTokens?: boolean
  /** A word that is in the vocabulary is one token, whatever the merges say. */
  isWholeFirst?: boolean
  /** Stands before every character of a word but the first. */
  prefix?: string
  /** Stands behind the last character of a word. */
  suffix?: string
}

/** Reads the `model` of a tokenizer file whose type is BPE. */
export function readBpe(part: Part): BpeParts {
  if (typeof part.dropout === 'number' && part.dropout > 0) refusePart('dropout, which draws ids at random')
  const vocabulary = vocabularyOf(part)
  const prefix = optionalText(part, 'continuing_subword_prefix')
  return {
    vocabulary,
    merges: readMerges(part, { vocabulary, prefix }),
    unknown: optionalText(part, 'unk_token') || undefined,
    isUnknownFused: switchOf(part, 'fuse_unk', false),
    hasByteTokens: switchOf(part, 'byte_fallback', false),
    isWholeFirst: switchOf(part, 'ignore_merges', false),
    prefix,
    suffix: optionalText(part, 'end_of_word_suffix'),
  }
}

/** Opens byte pair encoding. */
export function openBpe(parts: BpeParts): TokenModel {
  const { vocabulary, merges, prefix = '', suffix = '' } = parts
  return { vocabulary, tokenize }

  function tokenize(word: string): WordTokens {
    const whole = parts.isWholeFirst ? vocabulary.get(word) : undefined
    if (whole !== undefined) return { ids: [whole], starts: [0] }
    return mergeWord(symbolsOf(word), merges)
  }

  /** A token for each character, or for each of its bytes, or for unknown ones. */
  function symbolsOf(word: string): WordTokens {
    const out: WordTokens = { ids: [], starts: [] }
    /** Where unknown characters begin that are not written yet. */
    let unknownFrom: number | undefined
    const add = (id: number, start: number): void => {
      out.ids.push(id)
      out.starts.push(start)
    }
    const flush = (): void => {
      if (unknownFrom !== undefined) add(unknownId(), unknownFrom)
      unknownFrom = undefined
    }
    let end = 0
    for (const character of word) {
      const from = end
      end += character.length
      const written = `${from === 0 ? '' : prefix}${character}${end === word.length ? suffix : ''}`
      const id = vocabulary.get(written)
      const bytes = id === undefined && parts.hasByteTokens ? byteTokens(written, vocabulary) : undefined
      if (id !== undefined) {
        flush()
        add(id, from)
      } else if (bytes !== undefined) for (const byte of bytes) add(byte, from)
      else if (parts.unknown !== undefined && !(parts.isUnknownFused && unknownFrom !== undefined)) {
        flush()
        unknownFrom = from
      }
    }
    flush()
    return out
  }

  function unknownId(): number {
    const token = parts.unknown ?? ''
    const id = vocabulary.get(token)
    if (id !== undefined) return id
    throw new PrepError(
      'bad_input',
      `The tokenizer names the unknown token ${JSON.stringify(token)}, which its vocabulary lacks. Take the file as it was published`,
    )
  }
}

/** The tokens of a text's bytes; `undefined` where one is not in the vocabulary. */
export function byteTokens(text: string, vocabulary: ReadonlyMap<string, number>): number[] | undefined {
  const out: number[] = []
  for (const byte of Buffer.from(text)) {
    const id = vocabulary.get(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`)
    if (id === undefined) return undefined
    out.push(id)
  }
  return out
}

function readMerges(
  part: Part,
  { vocabulary, prefix }: { vocabulary: ReadonlyMap<string, number>; prefix: string },
): PairTable {
  if (part.merges instanceof MergeList) return tableOf(part.merges)
  const list = Array.isArray(part.merges)
    ? (part.merges as unknown[])
    : refuseValue(part, 'merges', 'a list of pairs')
  const table = new PairTable(list.length)
  list.forEach((merge, rank) => {
    const [left, right, ...rest] = typeof merge === 'string' ? merge.split(' ') : (merge as string[])
    const [leftId, rightId] = [vocabulary.get(left), vocabulary.get(right)]
    const id = rest.length === 0 ? vocabulary.get(left + right?.slice(prefix.length)) : undefined
    if (leftId === undefined || rightId === undefined || id === undefined) throw noMerge(rank)
    table.set(leftId, rightId, { rank, id })
  })
  return table
}

/** The same of merges that are numbers already. */
function tableOf(merges: MergeList): PairTable {
  const table = new PairTable(merges.count)
  for (let rank = 0; rank < merges.count; rank++) {
    const [left, right, id] = merges.at(rank)
    if (left === -1 || right === -1 || id === -1) throw noMerge(rank)
    table.set(left, right, { rank, id })
  }
  return table
}

function noMerge(rank: number): PrepError {
  return new PrepError(
    'bad_input',
    `Merge ${rank + 1} of the tokenizer is not made of two tokens that make a third. Take the file as it was published`,
  )
}

function optionalText(part: Part, key: string): string {
  const value = part[key] ?? ''
  return typeof value === 'string' ? value : refuseValue(part, key, 'a text')
}
