import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { ModelFiles } from './files.js'
import { readJsonObject } from './json-object.js'
import type { ModelSettings } from './options.js'
import { positionsOf } from './token-config.js'

/** What is known of a GLiNER model, as far as it is used; names and defaults are those of `gliner/config.py`. */
export interface GlinerConfig {
  /** Whether it scores words as beginnings, ends and insides of entities; else it scores every span of words. */
  isTokenLevel: boolean
  /** Words of the longest span that is scored; a model that scores words knows no such bound. */
  maxWidth: number
  /** Words of the longest text it was trained for. */
  maxWords: number
  /** Tokens of one window, labels counted. */
  maxTokens: number
  /** Tokens that stand before every label, and behind the last one. */
  markers: { entity: string; separator: string }
  /** The id of the token before labels, by which the model knows them; `undefined` where the file does not say. */
  entityId: number | undefined
  padId: number
}

const usualWindow = 512

/** Parts that make a model of another shape: it wants other inputs, or gives other outputs. */
const otherParts = {
  labels_encoder: 'an encoder for labels of its own',
  labels_decoder: 'a decoder that writes labels',
  relations_layer: 'a layer for relations',
} as const

/** Reads `gliner_config.json`. Throws `bad_option` for a model that is not of the shape that is read here. */
export function readGlinerConfig({ config: path }: ModelFiles, settings: ModelSettings): GlinerConfig {
  const config = readJsonObject(path)
  for (const [key, part] of Object.entries(otherParts))
    if (typeof config[key] === 'string' && config[key] !== '') throw unsupported(path, `${key}, ${part}`)
  const splitter = config.words_splitter_type ?? 'whitespace'
  if (splitter !== 'whitespace')
    throw unsupported(path, `words_splitter_type ${JSON.stringify(splitter)}, not "whitespace"`)
  const encoder = isObject(config.encoder_config) ? config.encoder_config : {}
  return {
    isTokenLevel: /^token[-_]level$/.test(String(config.span_mode)),
    maxWidth: countOf(config.max_width, 12),
    maxWords: countOf(config.max_len, 384),
    maxTokens: settings.maxTokens ?? Math.min(positionsOf(encoder), usualWindow),
    markers: {
      entity: textOf(config.ent_token, '<<ENT>>'),
      separator: textOf(config.sep_token, '<<SEP>>'),
    },
    entityId: entityIdOf(config),
    padId: countOf(encoder.pad_token_id, 0),
  }
}

/** What a file says that was written before the tokens were counted is no id. */
function entityIdOf({
  class_token_index: id,
  vocab_size: size,
}: Record<string, unknown>): number | undefined {
  return typeof id === 'number' && id > 0 && typeof size === 'number' && size > id ? id : undefined
}

function unsupported(path: string, found: string): PrepError {
  return new PrepError(
    'bad_option',
    `${bareName('model')}: "${path}" says ${found}, and such GLiNER models cannot be run. Take one that reads labels and text ` +
      'together and cuts words at blanks, such as urchade/gliner_multi_pii-v1',
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function countOf(value: unknown, whenAbsent: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : whenAbsent
}

function textOf(value: unknown, whenAbsent: string): string {
  return typeof value === 'string' && value !== '' ? value : whenAbsent
}
