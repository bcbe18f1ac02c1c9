import { createHash, type Hash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { TextModelSettings } from './options.js'

/** What is known of a model before it is loaded. */
export interface ModelFiles {
  /** The ONNX file. */
  model: string
  /** The files with the weights, where they do not stand in the ONNX file. */
  weights: readonly string[]
  tokenizer: string
  /** `config.json`, or the `gliner_config.json` of a GLiNER model. */
  config: string
  isGliner: boolean
  /** `viterbi_calibration.json`, where there is one. */
  calibration: string | undefined
}

const variants = ['model', 'model_quantized', 'model_q4', 'model_q4f16', 'model_fp16', 'model_quint8']
const modelNames = ['', 'onnx/'].flatMap((folder) => variants.map((name) => `${folder}${name}.onnx`))

/** The files of a model: paths only, nothing is fetched. Throws `bad_option` where one is missing. */
export function findModelFiles({
  path,
  tokenizer,
}: Pick<TextModelSettings, 'path' | 'tokenizer'>): ModelFiles {
  const model = findModel(path)
  const gliner = beside(model, 'gliner_config.json')
  return {
    model,
    weights: weightsOf(model),
    tokenizer: existing(tokenizer, 'tokenizer.json', model),
    config: gliner ?? existing(undefined, 'config.json', model),
    isGliner: gliner !== undefined,
    calibration: beside(model, 'viterbi_calibration.json'),
  }
}

function findModel(path: string): string {
  if (!existsSync(path))
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: "${path}" does not exist. Name an ONNX file or its folder; it is looked for from the current folder`,
    )
  if (!statSync(path).isDirectory()) return path
  const found = modelNames.map((name) => join(path, name)).find(existsSync)
  if (found !== undefined) return found
  throw new PrepError(
    'bad_option',
    `${bareName('model')}: folder "${path}" holds none of ${modelNames.join(', ')}. Name the file itself`,
  )
}

/** Weights beside `model.onnx`: `model.onnx_data`, `model.onnx_data_1` and so on, or `model.onnx.data`. */
function weightsOf(model: string): string[] {
  const name = basename(model)
  return readdirSync(dirname(model))
    .filter((other) => other === `${name}.data` || other.startsWith(`${name}_data`))
    .sort()
    .map((other) => join(dirname(model), other))
}

/** A file beside the model, or in the folder above, as in `onnx/model.onnx`. */
function beside(model: string, name: string): string | undefined {
  const folder = dirname(model)
  return [join(folder, name), join(folder, '..', name)].find(existsSync)
}

function existing(given: string | undefined, name: string, model: string): string {
  const found = given === undefined ? beside(model, name) : [given].find(existsSync)
  if (found !== undefined) return found
  const where = given === undefined ? `beside "${model}" or in the folder above` : `at "${given}"`
  throw new PrepError(
    'bad_option',
    `${bareName('model')}: there is no ${name} ${where}. Save the one of the model there`,
  )
}

/** One SHA-256 over all files that decide what the model finds. */
export function digestModel({ model, weights, tokenizer, config, calibration }: ModelFiles): string {
  const all = createHash('sha256')
  const external = weights.length === 0 ? [undefined] : weights
  for (const path of [
    model,
    ...external,
    tokenizer,
    config,
    ...(calibration === undefined ? [] : [calibration]),
  ])
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
export function checkDigest(
  files: ModelFiles,
  { path, sha256 }: Pick<TextModelSettings, 'path' | 'sha256'>,
): string {
  const found = digestModel(files)
  if (sha256 === undefined || sha256 === found) return found
  const message = `${bareName('model')}: "${path}" is not the one that was planned with: its SHA-256 differs. Start the run anew`
  throw new PrepError('bad_option', message)
}
