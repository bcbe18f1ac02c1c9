/** A floor of likeness: the vectors that a sentence encoder gives a text before and after. The model is the user's. */

import { z } from '../../src/base/options.js'
import type { StepCache } from '../../src/transform/step-cache.js'
import { checkDigest, findModelFiles } from '../anonymize/model/checkpoint/files.js'
import { textModelFields } from '../anonymize/model/checkpoint/options.js'
import { openModelThread } from '../anonymize/model/model-thread.js'
import type { Embedding } from '../anonymize/model/runtime/embed-model.js'
import { checkPeers } from '../anonymize/model/runtime/peers.js'
import type { KeepSimilar } from './children.js'
import type { RecordReader } from './record-reader.js'

export const similarityOption = z
  .strictObject({
    model: z
      .union([z.string().min(1), textModelFields])
      .describe('The ONNX file of the encoder or its folder, or { path, maxTokens, threads }'),
    min: z
      .number()
      .min(-1)
      .max(1)
      .default(0.85)
      .describe('The least cosine of the vectors of a text before and after'),
  })
  .describe(
    'A sentence encoder in ONNX, with mean pooling, and how alike a text of a copy must be to that of its row. Needs the packages that models of anonymize need',
  )

type Similarity = z.output<typeof similarityOption>

function settingsOf(model: Similarity['model']): z.output<typeof textModelFields> {
  return typeof model === 'string' ? textModelFields.parse({ path: model }) : model
}

/** The option with the SHA-256 of the model. Throws `bad_option` for missing files, `unsupported` without packages. */
export function resolveSimilarity({ model, min }: Similarity): Similarity {
  const settings = settingsOf(model)
  const files = findModelFiles(settings)
  checkPeers(settings.runtime)
  return { model: { ...settings, sha256: checkDigest(files, settings) }, min }
}

/** Opens the encoder, once a thread. */
export async function openSimilarity({ model, min }: Similarity, cache: StepCache): Promise<KeepSimilar> {
  const ask = await openModelThread<Embedding>({ encoding: settingsOf(model) }, cache)
  return (family, { reader, counters }) => {
    const pairs = family.map(({ parent, texts }) => changedPairs(texts, reader, parent))
    const different = [...new Set(pairs.flat(2))]
    if (different.length === 0) return family
    const answers = ask(different)
    const vectors = new Map(different.map((text, i) => [text, answers[i]]))
    return family.map((kin, i) => {
      const refused = refusalOf(pairs[i], { vectors, min })
      if (refused === undefined) return kin
      counters.note(refused)
      return { ...kin, texts: undefined, trace: undefined, isRefused: true }
    })
  }
}

/** The texts that a copy has changed, before and after. */
function changedPairs(texts: readonly string[] | undefined, reader: RecordReader, row: number): string[][] {
  if (texts === undefined) return []
  return reader.at(row).texts.flatMap((before, i) => (before === texts[i] ? [] : [[before, texts[i]]]))
}

/** The model may fail on a text: then nothing is known of it, and the copy is not made. */
function refusalOf(
  pairs: readonly string[][],
  { vectors, min }: { vectors: ReadonlyMap<string, Embedding | undefined>; min: number },
): 'similarity_failed' | 'refused_similarity' | undefined {
  for (const pair of pairs) {
    const [before, after] = pair.map((text) => vectors.get(text))
    if (before === undefined || after === undefined) return 'similarity_failed'
    if (cosineOf(before, after) < min) return 'refused_similarity'
  }
  return undefined
}

/** Of vectors of length 1. A text without tokens is like another of those and like nothing else. */
function cosineOf(a: Embedding, b: Embedding): number {
  if (a === null || b === null) return a === b ? 1 : -1
  return a.reduce((sum, x, k) => sum + x * b[k], 0)
}
