import type { ModelFiles } from '../checkpoint/files.js'
import { readJsonObject } from '../checkpoint/json-object.js'
import type { TextModelSettings } from '../checkpoint/options.js'
import { padIdOf, positionsOf, usualWindow } from '../checkpoint/token-config.js'
import { openRows, windowSize } from './logits.js'
import type { ReadWindow, TextModel } from './text-model.js'
import { openTokenizer } from './text-tokens.js'
import { windowsOf } from './windows.js'

/** The vector of a text, of length 1; null for a text without tokens. */
export type Embedding = Float64Array | null

interface ReadText {
  ids: readonly number[]
  /** The sum of the vectors of its tokens; empty before the first window. */
  sum: Float64Array
}

/**
 * A sentence encoder: the vector of a text is the mean of those of its tokens, the marks around the text counted, as
 * sentence-transformers pools by default (`pooling_mode_mean_tokens`). Throws `bad_option` for a model of another kind.
 */
export async function openEmbedModel(
  files: ModelFiles,
  settings: TextModelSettings,
): Promise<TextModel<ReadText, Embedding>> {
  const config = readJsonObject(files.config)
  const maxTokens = settings.maxTokens ?? Math.min(positionsOf(config), usualWindow)
  const { before, after, tokenize } = openTokenizer(readJsonObject(files.tokenizer), settings.runtime)
  const windows = windowSize(maxTokens, before.length + after.length, settings.overlap)
  const run = await openRows(files, settings, {
    padId: padIdOf(config),
    kind: 'sentence encoding',
    otherwise: '',
    shapeOf: (rows, width) => [rows, width, 'any'],
  })
  return {
    addedTokens: before.length + after.length,
    read: (text) => ({ ids: tokenize(text).ids, sum: new Float64Array(0) }),
    windows: ({ ids }, text) => (ids.length === 0 ? [] : windowsOf(text, ids.length, windows)),
    async mark(group) {
      const rows = group.map(({ read, from, to }) => [...before, ...read.ids.slice(from, to), ...after])
      const width = Math.max(...rows.map((row) => row.length))
      const vectors = await run(rows)
      const size = vectors.length / (rows.length * width)
      for (const [row, window] of group.entries()) {
        const { read } = window
        if (read.sum.length === 0) read.sum = new Float64Array(size)
        for (const token of tokensOf(window, { before: before.length, length: rows[row].length }))
          for (let k = 0; k < size; k++) read.sum[k] += vectors[(row * width + token) * size + k]
        if (read.sum.some(Number.isNaN)) throw new Error('The model answers with no numbers')
      }
    },
    answer: (_, { ids, sum }) => (ids.length === 0 ? null : toLength1(sum)),
  }
}

/** The tokens of a row that it speaks for; the marks before and behind a text count with its first and its last ones. */
function* tokensOf(
  { read, from, ownsFrom, ownsTo }: ReadWindow<ReadText>,
  { before, length }: { before: number; length: number },
): Generator<number> {
  const first = ownsFrom === 0 ? 0 : before + ownsFrom - from
  const end = ownsTo === read.ids.length ? length : before + ownsTo - from
  for (let token = first; token < end; token++) yield token
}

/** A mean points where the sum does, and only that is compared. */
function toLength1(sum: Float64Array): Float64Array {
  const length = Math.hypot(...sum)
  return length === 0 ? sum : sum.map((x) => x / length)
}
