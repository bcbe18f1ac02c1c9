import { createHash, type Hash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PrepError } from '../../../../src/base/errors.js'
import { type ModelLabel, readLabels } from './labels.js'
import type { ModelSettings } from './options.js'

/** What is known of a model before it is loaded. */
export interface ModelFiles {
  /** The ONNX file. */
  model: string
  /** The file with the weights, where they do not stand in the ONNX file. */
  weights: string | undefined
  tokenizer: string
  config: string
}

/** What `config.json` says, as far as it is used. */
export interface ModelConfig {
  labels: readonly ModelLabel[]
  /** Tokens of one window, those that the tokenizer adds counted. */
  maxTokens: number
  padId: number
}

const modelNames = ['model.onnx', 'model_quantized.onnx', 'onnx/model.onnx', 'onnx/model_quantized.onnx']
const usualWindow = 512

/** The files of a model: paths only, nothing is fetched. Throws `bad_option` where one is missing. */
export function findModelFiles({ path, tokenizer }: ModelSettings): ModelFiles {
  const model = findModel(path)
  const weights = [`${model}_data`, `${model}.data`].find(existsSync)
  return {
    model,
    weights,
    tokenizer: existing(tokenizer, 'tokenizer.json', model),
    config: existing(undefined, 'config.json', model),
  }
}

function findModel(path: string): string {
  if (!existsSync(path))
    throw new PrepError(
      'bad_option',
      `model: "${path}" does not exist. Name an ONNX file or its folder; it is looked for from the current folder`,
    )
  if (!statSync(path).isDirectory()) return path
  const found = modelNames.map((name) => join(path, name)).find(existsSync)
  if (found !== undefined) return found
  throw new PrepError(
    'bad_option',
    `model: folder "${path}" holds none of ${modelNames.join(', ')}. Name the file itself`,
  )
}

/** A file beside the model, or in the folder above, as in `onnx/model.onnx`. */
function existing(given: string | undefined, name: string, model: string): string {
  const folder = dirname(model)
  const places = given === undefined ? [join(folder, name), join(folder, '..', name)] : [given]
  const found = places.find(existsSync)
  if (found !== undefined) return found
  const where = given === undefined ? `beside "${model}" or in the folder above` : `at "${given}"`
  throw new PrepError('bad_option', `model: there is no ${name} ${where}. Save the one of the model there`)
}

/** One SHA-256 over all files that decide what the model finds. */
export function digestModel(files: ModelFiles): string {
  const all = createHash('sha256')
  for (const path of [files.model, files.weights, files.tokenizer, files.config])
    all.update(path === undefined ? '-' : digestFile(path))
  return all.digest('hex')
}

/** Models pass the size of a buffer, so a file is read piece by piece. */
function digestFile(path: string): string {
  const hash: Hash = createHash('sha256')
  const piece = new Uint8Array(1 << 20)
  const file = openSync(path, 'r')
  try {
    for (let length = 1; length > 0; ) {
      length = readSync(file, piece)
      hash.update(piece.subarray(0, length))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/** Throws `bad_option` unless the files are those that the plan was made with. */
export function checkDigest(files: ModelFiles, { path, sha256 }: ModelSettings): string {
  const found = digestModel(files)
  if (sha256 === undefined || sha256 === found) return found
  const message = `model: "${path}" is not the one that was planned with: its SHA-256 differs. Start the run anew`
  throw new PrepError('bad_option', message)
}

/** Reads `config.json`. Throws `bad_option` where it names no labels, and for labels in the options that it does not name. */
export function readModelConfig(path: string, settings: ModelSettings): ModelConfig {
  const config = readJsonObject(path)
  const names = labelNames(config.id2label)
  if (names === undefined)
    throw new PrepError(
      'bad_option',
      `model: "${path}" has no id2label of two or more labels. Take a model for token classification`,
    )
  return {
    labels: readLabels(names, settings.labels),
    maxTokens: settings.maxTokens ?? Math.min(positionsOf(config), usualWindow),
    padId: Number.isInteger(config.pad_token_id) ? (config.pad_token_id as number) : 0,
  }
}

function labelNames(given: unknown): string[] | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const entries = Object.entries(given)
  const names = Array.from({ length: entries.length }, (_, id) => (given as Record<string, unknown>)[id])
  return names.length > 1 && names.every((name) => typeof name === 'string') ? names : undefined
}

/** RoBERTa and its kin begin to count positions behind the padding, and so have two less than they say. */
function positionsOf({
  max_position_embeddings: positions,
  model_type: type,
}: Record<string, unknown>): number {
  if (typeof positions !== 'number' || positions < 8) return usualWindow
  return /roberta|camembert/.test(String(type)) ? positions - 2 : positions
}

/** A JSON object in a file. Throws `bad_option`. */
export function readJsonObject(path: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new PrepError('bad_option', `model: "${path}" cannot be read as JSON. Save it anew`, { cause })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new PrepError('bad_option', `model: "${path}" holds no JSON object. Save it anew`)
}
