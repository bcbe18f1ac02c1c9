import type { ModelFiles } from '../checkpoint/files.js'
import { readJsonObject } from '../checkpoint/json-object.js'
import type { ModelLabel } from '../checkpoint/labels.js'
import type { ModelSettings } from '../checkpoint/options.js'
import { readTokenConfig, type TokenConfig } from '../checkpoint/token-config.js'
import { bestClassOf, decodeSpans, type ModelSpan, probabilityOf, type TokenMarks } from './decode.js'
import { openRows, windowSize } from './logits.js'
import type { ReadWindow, TextModel } from './text-model.js'
import { openTokenizer, type TextTokens } from './text-tokens.js'
import { openViterbi } from './viterbi.js'
import { windowsOf } from './windows.js'

/** A text as tokens, and what the model says of each. */
interface ReadText {
  tokens: TextTokens
  /** The scores of every class for every token. */
  logits: Float32Array
}

/**
 * A model that gives every token a label: BERT and its kin, and OpenAI's Privacy Filter. Throws `bad_option` for a
 * model of another kind.
 */
export async function openTokenModel(
  files: ModelFiles,
  settings: ModelSettings,
): Promise<TextModel<ReadText, ModelSpan[]>> {
  const { labels, maxTokens, padId, biases } = readTokenConfig(files, settings)
  const { before, after, tokenize } = openTokenizer(readJsonObject(files.tokenizer), settings.runtime)
  const windows = windowSize(maxTokens, before.length + after.length, settings.overlap)
  const run = await openRows(files, settings, {
    padId,
    kind: 'token classification',
    otherwise: ', or put the gliner_config.json of a GLiNER model beside it',
    shapeOf: (rows, width) => [rows, width, labels.length],
  })
  const decode = openDecoder({ labels, biases }, settings)
  return {
    addedTokens: before.length + after.length,
    read(text) {
      const tokens = tokenize(text)
      return { tokens, logits: new Float32Array(tokens.ids.length * labels.length) }
    },
    windows: ({ tokens: { ids } }, text) => (ids.length === 0 ? [] : windowsOf(text, ids.length, windows)),
    async mark(group) {
      const rows = group.map(({ read, from, to }) => [
        ...before,
        ...read.tokens.ids.slice(from, to),
        ...after,
      ])
      const width = Math.max(...rows.map((row) => row.length))
      const answer = await run(rows)
      group.forEach((window, row) => {
        const first = (row * width + before.length) * labels.length
        copyOwned(answer, { first, window, width: labels.length })
      })
    },
    answer: decode,
  }
}

/** Writes down what the model says of the tokens that a window speaks for. */
function copyOwned(
  answer: Float32Array,
  { first, window, width }: { first: number; window: ReadWindow<ReadText>; width: number },
): void {
  const { read, from, ownsFrom, ownsTo } = window
  const owned = answer.subarray(first + (ownsFrom - from) * width, first + (ownsTo - from) * width)
  if (owned.some(Number.isNaN)) throw new Error('The model answers with no numbers')
  read.logits.set(owned, ownsFrom * width)
}

type Decode = (text: string, read: ReadText) => ModelSpan[]

function openDecoder(
  { labels, biases }: Pick<TokenConfig, 'labels' | 'biases'>,
  { aggregation, threshold }: ModelSettings,
): Decode {
  const findLabels = biases === undefined ? bestOfEach(labels) : openViterbi(labels, biases)
  const how = { labels, aggregation: biases === undefined ? aggregation : 'none' } as const
  return (text, { tokens, logits }) => {
    const classes = findLabels(logits)
    const scores = Float32Array.from(classes, (chosen, i) =>
      probabilityOf(chosen, { logits, at: i * labels.length, labels }),
    )
    const marks: TokenMarks = { classes, scores }
    return decodeSpans(text, { tokens, marks }, how).filter(({ score }) => score >= threshold)
  }
}

function bestOfEach(labels: readonly ModelLabel[]): (logits: Float32Array) => Uint16Array {
  return (logits) =>
    Uint16Array.from({ length: logits.length / labels.length }, (_, i) =>
      bestClassOf({ logits, at: i * labels.length, labels }),
    )
}
