import { existsSync, statSync } from 'node:fs'
import type { StepCache } from '../../src/transform/step-cache.js'
import { readClassConfig } from '../anonymize/model/checkpoint/class-config.js'
import { checkDigest, findModelFiles } from '../anonymize/model/checkpoint/files.js'
import { openModelThread } from '../anonymize/model/model-thread.js'
import type { ClassScores, ClassSettings } from '../anonymize/model/runtime/class-model.js'
import { checkPeers } from '../anonymize/model/runtime/peers.js'
import { labelIn } from '../language/label-model.js'

/** A model for text classification, and which of its labels score which categories. */
export interface TextModelScorer {
  categories: readonly { category: string; label: number }[]
  /** The probability of every label for each text; `null` for one without tokens, `undefined` where it fails. */
  ask(texts: readonly string[]): (ClassScores | undefined)[]
}

/** A category that a model scores. */
export interface TextModelCategory {
  category: string
  model: ClassSettings
  label: string
}

/** Whether a model is an ONNX file, or a folder that holds one; else fastText has trained it. */
export function isOnnx(path: string): boolean {
  return path.endsWith('.onnx') || (existsSync(path) && statSync(path).isDirectory())
}

/** The model with the SHA-256 of its files. Throws `bad_option` for files that do not fit, `unsupported` without packages. */
export function resolveTextModel({ model, label }: TextModelCategory): ClassSettings {
  const files = findModelFiles(model)
  labelIn(readClassConfig(files, model), label)
  checkPeers(model.runtime)
  return { ...model, sha256: checkDigest(files, model) }
}

/** Opens each model once, however many categories it scores. */
export async function openTextModels(
  given: readonly TextModelCategory[],
  cache: StepCache,
): Promise<TextModelScorer[]> {
  const byModel = new Map<string, TextModelCategory[]>()
  for (const one of given) {
    const key = JSON.stringify(one.model)
    byModel.set(key, [...(byModel.get(key) ?? []), one])
  }
  return Promise.all(
    [...byModel.values()].map(async (group) => {
      const [{ model }] = group
      const config = readClassConfig(findModelFiles(model), model)
      return {
        ask: await openModelThread<ClassScores>({ scoring: model }, cache),
        categories: group.map(({ category, label }) => ({ category, label: labelIn(config, label) })),
      }
    }),
  )
}
