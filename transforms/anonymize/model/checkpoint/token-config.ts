import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import { noBiases, readCalibration, type TransitionBiases } from './calibration.js'
import type { ModelFiles } from './files.js'
import { readJsonObject } from './json-object.js'
import { isBounded, type ModelLabel, readLabels } from './labels.js'
import type { ModelSettings } from './options.js'

/** What is known of a model for token classification, as far as it is used. */
export interface TokenConfig {
  labels: readonly ModelLabel[]
  /** Tokens of one window, those that the tokenizer adds counted. */
  maxTokens: number
  padId: number
  /** Set where labels are decoded as whole sequences, by Viterbi; else every token takes its most probable label. */
  biases: TransitionBiases | undefined
}

export const usualWindow = 512

/**
 * A window of OpenAI's Privacy Filter. It was made for 128,000 tokens, but each of its 8 layers sees 128 tokens to
 * either side, and exported models hold the attention of a whole window in memory.
 */
const privacyFilterWindow = 2048

/** `openai_privacy_filter` as Transformers calls it, `privacy_filter` as in the files it was released with. */
const privacyFilter = /^(?:openai_)?privacy_filter$/

/**
 * Reads `config.json`. Throws `bad_option` where it names no labels, for labels in the options that it does not name,
 * and for labels that Viterbi cannot decode.
 */
export function readTokenConfig(
  { config: path, calibration }: ModelFiles,
  settings: ModelSettings,
): TokenConfig {
  const config = readJsonObject(path)
  const names = labelNames(config.id2label)
  if (names === undefined || names.length < 2)
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: "${path}" has no id2label of two or more labels. Take a model for token classification, ` +
        'or a GLiNER model with its gliner_config.json',
    )
  const labels = readLabels(names, settings.labels)
  const isPrivacyFilter = privacyFilter.test(String(config.model_type))
  const window = isPrivacyFilter ? privacyFilterWindow : usualWindow
  const { decoder } = settings
  const isViterbi =
    decoder === 'viterbi' || (decoder === 'auto' && (isPrivacyFilter || calibration !== undefined))
  if (isViterbi && !isBounded(labels))
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: the labels of "${path}" cannot be decoded by Viterbi, which needs O, and B-, I-, E- and S- of every ` +
        'type. Set decoder: argmax',
    )
  return {
    labels,
    maxTokens: settings.maxTokens ?? Math.min(positionsOf(config), window),
    padId: padIdOf(config),
    biases: isViterbi ? (calibration === undefined ? noBiases : readCalibration(calibration)) : undefined,
  }
}

/** The names of the labels, by their numbers; `undefined` where there are none, or not every one has a name. */
export function labelNames(given: unknown): string[] | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const entries = Object.entries(given)
  const names = Array.from({ length: entries.length }, (_, id) => (given as Record<string, unknown>)[id])
  return names.length > 0 && names.every((name) => typeof name === 'string') ? names : undefined
}

/** The token that rows are padded with. */
export function padIdOf({ pad_token_id: id }: Record<string, unknown>): number {
  return Number.isInteger(id) ? (id as number) : 0
}

/** RoBERTa and its kin begin to count positions behind the padding, and so have two less than they say. */
export function positionsOf({
  max_position_embeddings: positions,
  model_type: type,
}: Record<string, unknown>): number {
  if (typeof positions !== 'number' || positions < 8) return usualWindow
  return /roberta|camembert/.test(String(type)) ? positions - 2 : positions
}
