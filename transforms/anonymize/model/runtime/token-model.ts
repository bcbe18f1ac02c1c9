import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { ModelFiles } from '../checkpoint/files.js'
import { readJsonObject } from '../checkpoint/json-object.js'
import type { ModelLabel } from '../checkpoint/labels.js'
import type { ModelSettings } from '../checkpoint/options.js'
import { readTokenConfig, type TokenConfig } from '../checkpoint/token-config.js'
import { bestClassOf, decodeSpans, type ModelSpan, probabilityOf, type TokenMarks } from './decode.js'
import { padRows } from './rows.js'
import { openSession, type Session, tryOut } from './session.js'
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

const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids']

/**
 * A model that gives every token a label: BERT and its kin, and OpenAI's Privacy Filter. Throws `bad_option` for a
 * model of another kind.
 */
export async function openTokenModel(
  files: ModelFiles,
  settings: ModelSettings,
): Promise<TextModel<ReadText>> {
  const { labels, maxTokens, padId, biases } = readTokenConfig(files, settings)
  const { before, after, tokenize } = openTokenizer(readJsonObject(files.tokenizer), settings.runtime)
  const size = maxTokens - before.length - after.length
  if (size < 4)
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: maxTokens ${maxTokens} leaves no room for text. Raise it`,
    )
  const overlap = Math.min(settings.overlap ?? Math.max(64, maxTokens >> 3), size >> 1)
  const run = await openRun(files, settings, { labels, padId })
  const decode = openDecoder({ labels, biases }, settings)
  return {
    addedTokens: before.length + after.length,
    read(text) {
      const tokens = tokenize(text)
      return { tokens, logits: new Float32Array(tokens.ids.length * labels.length) }
    },
    windows: ({ tokens: { ids } }, text) =>
      ids.length === 0 ? [] : windowsOf(text, ids.length, { size, overlap }),
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
    spans: decode,
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

/** The scores of every class for every token, rows padded to the longest one: row, token, class. */
type Run = (rows: readonly (readonly number[])[]) => Promise<Float32Array>

async function openRun(
  files: ModelFiles,
  settings: ModelSettings,
  { labels, padId }: Pick<TokenConfig, 'labels' | 'padId'>,
): Promise<Run> {
  const session = await openSession(files, settings)
  checkInputs(session, files)
  const run: Run = async (rows) => {
    const { ids, mask, width } = padRows(rows, padId)
    const { data, dims } = await session.run({
      input_ids: ids,
      attention_mask: mask,
      token_type_ids: { ...mask, data: new BigInt64Array(rows.length * width) },
    })
    const wanted = [rows.length, width, labels.length]
    if (dims.length === 3 && dims.every((size, i) => size === wanted[i])) return data
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: its output has the shape ${dims.join(' x ')}, not ${wanted.join(' x ')} 32-bit numbers. ` +
        'Take a model for token classification, with the config.json that belongs to it',
    )
  }
  await tryOut(() => run([[0]]), files)
  return run
}

function checkInputs({ inputs }: Session, { model }: ModelFiles): void {
  const strange = inputs.find((input) => !knownInputs.includes(input))
  if (strange === undefined && inputs.includes('input_ids')) return
  throw new PrepError(
    'bad_option',
    `${bareName('model')}: "${model}" wants the inputs ${inputs.join(', ')}, not input_ids with attention_mask and token_type_ids. ` +
      'Take a model for token classification, or put the gliner_config.json of a GLiNER model beside it',
  )
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
