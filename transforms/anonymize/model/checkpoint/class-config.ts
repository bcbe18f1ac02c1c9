import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { ModelFiles } from './files.js'
import { readJsonObject } from './json-object.js'
import { labelNames, padIdOf, positionsOf, usualWindow } from './token-config.js'

/** How the numbers of a model become probabilities: of all labels together 1 (softmax), or each on its own (sigmoid). */
export const activations = ['softmax', 'sigmoid'] as const
export type Activation = (typeof activations)[number]

/** What is known of a model for text classification, as far as it is used. */
export interface ClassConfig {
  labels: readonly string[]
  /** Tokens of one window, those that the tokenizer adds counted. */
  maxTokens: number
  padId: number
  activation: Activation
}

/** Reads `config.json`. Throws `bad_option` where it names no labels, and for a GLiNER model. */
export function readClassConfig(
  { config: path, isGliner }: ModelFiles,
  given: { maxTokens?: number | undefined; activation?: Activation | undefined },
): ClassConfig {
  const config = readJsonObject(path)
  const labels = isGliner ? undefined : labelNames(config.id2label)
  if (labels === undefined)
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: "${path}" has no id2label. Take a model for text classification, with the config.json that belongs to it`,
    )
  return {
    labels,
    maxTokens: given.maxTokens ?? Math.min(positionsOf(config), usualWindow),
    padId: padIdOf(config),
    activation: given.activation ?? activationOf(config, labels),
  }
}

/** As Transformers chooses: labels that do not exclude one another, and a single one, each by itself. */
function activationOf(
  { problem_type: type }: Record<string, unknown>,
  labels: readonly string[],
): Activation {
  return type === 'multi_label_classification' || labels.length === 1 ? 'sigmoid' : 'softmax'
}
