import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { isPart, type Part } from '../parts/part.js'
import { parseTokenizerJson } from './parse-tokenizer-json.js'
import { type EncodingName, encodingNames } from './tiktoken-encodings.data.js'

/** A tokenizer file that was read. */
export type TokenizerFile =
  | { kind: 'json'; path: string; json: Part; config: Part }
  | { kind: 'tiktoken'; path: string; text: string; encoding: EncodingName }

/** Reads the tokenizer under a path: a `tokenizer.json`, a folder that holds one, or a tiktoken file. */
export async function findTokenizer(path: string, encoding: string | undefined): Promise<TokenizerFile> {
  if (!existsSync(path))
    throw new PrepError(
      'not_found',
      `There is no tokenizer "${path}". Give a tokenizer.json, its folder, or a .tiktoken file`,
    )
  const file = statSync(path).isDirectory() ? join(path, 'tokenizer.json') : path
  if (!existsSync(file))
    throw new PrepError(
      'not_found',
      `The folder "${path}" holds no tokenizer.json. Give a folder with one, as it stands beside the weights of a model`,
    )
  if (file.endsWith('.tiktoken') || encoding !== undefined)
    return {
      kind: 'tiktoken',
      path: file,
      text: await readFile(file, 'utf8'),
      encoding: nameOf(file, encoding),
    }
  const config = join(dirname(file), 'tokenizer_config.json')
  return {
    kind: 'json',
    path: file,
    json: await readJson(file),
    config: existsSync(config) ? await readJson(config) : {},
  }
}

function nameOf(file: string, encoding: string | undefined): EncodingName {
  const name = encoding ?? basename(file, '.tiktoken')
  const known = encodingNames.find((one) => one === name)
  if (known !== undefined) return known
  throw new PrepError(
    'unsupported',
    `"${name}" is no encoding of tiktoken that is known here: its file says nothing of how text is split. Known: ${encodingNames.join(', ')}`,
  )
}

async function readJson(path: string): Promise<Part> {
  const bytes = await readFile(path)
  try {
    const json = parseTokenizerJson(bytes)
    if (isPart(json)) return json
  } catch (cause) {
    throw new PrepError('bad_input', `"${basename(path)}" is not JSON. Give the file as it was published`, {
      at: { source: path },
      cause,
    })
  }
  throw new PrepError(
    'bad_input',
    `"${basename(path)}" is no object in JSON. Give the file as it was published`,
    {
      at: { source: path },
    },
  )
}
