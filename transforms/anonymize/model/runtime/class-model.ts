import { type Activation, readClassConfig } from '../checkpoint/class-config.js'
import type { ModelFiles } from '../checkpoint/files.js'
import { readJsonObject } from '../checkpoint/json-object.js'
import type { TextModelSettings } from '../checkpoint/options.js'
import { openRows, windowSize } from './logits.js'
import type { TextModel } from './text-model.js'
import { openTokenizer } from './text-tokens.js'
import { windowsOf } from './windows.js'

/** What a model says of a text: the probability of each label; null for a text without tokens. */
export type ClassScores = Float32Array | null

interface ReadText {
  ids: readonly number[]
  /** The highest probability of each label in the windows that were run. */
  scores: Float32Array
}

/** How a model for text classification is run. */
export type ClassSettings = TextModelSettings & { activation?: Activation | undefined }

/**
 * A model that gives a whole text labels: BERT and its kin. Of a text that is longer than a window, each label has the
 * highest of its probabilities. Throws `bad_option` for a model of another kind.
 */
export async function openClassModel(
  files: ModelFiles,
  settings: ClassSettings,
): Promise<TextModel<ReadText, ClassScores>> {
  const { labels, maxTokens, padId, activation } = readClassConfig(files, settings)
  const { before, after, tokenize } = openTokenizer(readJsonObject(files.tokenizer), settings.runtime)
  const windows = windowSize(maxTokens, before.length + after.length, settings.overlap)
  const run = await openRows(files, settings, {
    padId,
    kind: 'text classification',
    otherwise: '',
    shapeOf: (rows) => [rows, labels.length],
  })
  return {
    addedTokens: before.length + after.length,
    read: (text) => ({ ids: tokenize(text).ids, scores: new Float32Array(labels.length) }),
    windows: ({ ids }, text) => (ids.length === 0 ? [] : windowsOf(text, ids.length, windows)),
    async mark(group) {
      const logits = await run(
        group.map(({ read, from, to }) => [...before, ...read.ids.slice(from, to), ...after]),
      )
      group.forEach(({ read: { scores } }, row) => {
        const own = probabilities(logits.subarray(row * labels.length, (row + 1) * labels.length), activation)
        if (own.some(Number.isNaN)) throw new Error('The model answers with no numbers')
        for (let k = 0; k < own.length; k++) scores[k] = Math.max(scores[k], own[k])
      })
    },
    answer: (_, { ids, scores }) => (ids.length === 0 ? null : scores),
  }
}

function probabilities(logits: Float32Array, activation: Activation): Float32Array {
  if (activation === 'sigmoid') return logits.map((x) => 1 / (1 + Math.exp(-x)))
  const most = Math.max(...logits)
  const shares = logits.map((x) => Math.exp(x - most))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}
