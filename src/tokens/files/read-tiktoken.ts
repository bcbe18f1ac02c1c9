import { PrepError } from '../../base/errors.js'
import { byteTables } from '../bytes/byte-tables.js'
import { fromByteCharacters } from '../decoding/decoder.js'
import { type BpeParts, openBpe } from '../models/bpe.js'
import { PairTable } from '../models/pair-table.js'
import type { Setting } from '../patterns/setting.js'
import { translatePattern } from '../patterns/translate-pattern.js'
import { byteCharacter, byteCharacters } from '../rewriting/byte-characters.js'
import { noFrame } from '../special/frame.js'
import { cutAt } from '../splitting/cut.js'
import { openUnicode } from '../unicode/categories.js'
import type { ReadTokenizer } from './read-tokenizer-json.js'
import { type EncodingName, encodingOf } from './tiktoken-encodings.data.js'

/**
 * Reads a file of tiktoken: a line for each token, its bytes as base64 and its rank, which is its number. Any two
 * tokens that are a token together may be merged, the one of the lowest rank first.
 */
export function readTiktoken(file: { path: string; text: string; encoding: EncodingName }): ReadTokenizer {
  const encoding = encodingOf(file.encoding)
  const setting: Setting = { unicode: openUnicode(), syntax: 'rust' }
  const vocabulary = readRanks(file)
  const bpe: BpeParts = { vocabulary, merges: mergesOf(vocabulary), isWholeFirst: true }
  const pattern = translatePattern(encoding.pattern, setting)
  const addedTokens = Object.entries(encoding.specialTokens).map(([content, id]) => ({
    ...{
      content,
      id,
      lstrip: false,
      rstrip: false,
      isSingleWord: false,
      isNormalized: false,
      isSpecial: true,
    },
  }))
  return {
    stages: {
      addedTokens,
      normalize: undefined,
      split: (piece) => cutAt(piece, pattern, { behavior: 'Isolated' }).map(byteCharacters),
      model: openBpe(bpe),
      frame: noFrame,
    },
    openDecoder: () => (tokens) => [fromByteCharacters(tokens)],
    config: {},
    tables: byteTables(bpe, { split: encoding.split, unicode: setting.unicode }),
  }
}

/** The tokens, with each byte as a character. */
function readRanks({ path, text }: { path: string; text: string }): ReadonlyMap<string, number> {
  const vocabulary = new Map<string, number>()
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const [token, rank, ...rest] = line.trim().split(' ')
    const id = Number(rank)
    if (rest.length > 0 || !/^[A-Za-z0-9+/]+=*$/.test(token) || !/^\d+$/.test(rank ?? ''))
      throw new PrepError(
        'bad_input',
        'A line of the tiktoken file is not a token as base64 and its rank. Give the file as it was published',
        { at: { source: path, line: index + 1 } },
      )
    vocabulary.set(Array.from(Buffer.from(token, 'base64'), byteCharacter).join(''), id)
  })
  for (let byte = 0; byte < 256; byte++)
    if (!vocabulary.has(byteCharacter(byte)))
      throw new PrepError(
        'bad_input',
        `The tiktoken file lacks a token for the byte ${byte}. Give the file as it was published`,
        { at: { source: path } },
      )
  return vocabulary
}

function mergesOf(vocabulary: ReadonlyMap<string, number>): PairTable {
  const merges: { left: number; right: number; id: number }[] = []
  for (const [token, id] of vocabulary)
    for (let cut = 1; cut < token.length; cut++) {
      const [left, right] = [vocabulary.get(token.slice(0, cut)), vocabulary.get(token.slice(cut))]
      if (left !== undefined && right !== undefined) merges.push({ left, right, id })
    }
  const table = new PairTable(merges.length)
  for (const { left, right, id } of merges) table.set(left, right, { rank: id, id })
  return table
}
