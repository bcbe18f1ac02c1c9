import { PrepError } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'
import type { StepCache } from '../../../src/transform/step-cache.js'
import type { Recognizer } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'
import { prefilterBits } from '../prefilter/prefilter.js'
import { findModelFiles } from './checkpoint/files.js'
import { entitiesOfLabels, readKnownLabels } from './checkpoint/known-labels.js'
import { type ModelOption, type ModelTextKind, modelSettings } from './checkpoint/options.js'
import { openModelThread } from './model-thread.js'
import type { ModelSpan } from './runtime/decode.js'
import type { ModelThreadData } from './thread.js'

/** Bits of which a text must have one; 0 lets all through. */
export const bitsOfTextKind: Readonly<Record<ModelTextKind, number>> = {
  names: prefilterBits.names | prefilterBits.han,
  digits: prefilterBits.names | prefilterBits.han | prefilterBits.digits6 | prefilterBits.at,
  all: 0,
}

/**
 * A recognizer that asks a model. Texts of a batch go to it together; a text that was not prepared goes alone,
 * as in a second look, where the values found are gone. Scores of a model whose numbers are quantized anew in
 * every run depend a little on the texts beside; a small `batchTokens` keeps texts apart.
 * A text that the model fails on makes `find` throw, so that its record is rejected. Throws `bad_option` where
 * files are missing or the model knows nothing that is wanted, `unsupported` where packages are missing.
 */
export async function openModel(
  given: NonNullable<ModelOption>,
  { entities, cache }: { entities: readonly Entity[]; cache: StepCache },
): Promise<Recognizer> {
  const settings = modelSettings(given)
  const files = findModelFiles(settings)
  const labels = readKnownLabels(files, settings)
  const wanted = entitiesOfLabels(labels).filter((entity) => entities.includes(entity))
  if (wanted.length === 0)
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: none of its labels stands for an entity that is looked for. Its labels: ${[...new Set(labels.map(({ type }) => type))].filter(Boolean).join(', ')}. ` +
        'Name entities for them in labels, or ask for more in entities',
    )
  // A model that takes labels as text is asked for what is wanted alone, which saves time.
  const data: ModelThreadData = { settings, entities: files.isGliner ? wanted : undefined }
  const ask = await openModelThread<ModelSpan[]>(data, cache)
  const prepared = new Map<string, readonly ModelSpan[] | undefined>()
  return {
    name: 'model',
    entities: wanted,
    bits: bitsOfTextKind[settings.gate],
    // A model reads the whole text: it can find more where a value is gone, as a second run would.
    rescans: true,
    onlyLeftOpen: settings.when === 'uncertain',
    prepare(texts) {
      prepared.clear()
      const unique = [...new Set(texts)]
      const answers = unique.length === 0 ? [] : ask(unique)
      for (let i = 0; i < unique.length; i++) prepared.set(unique[i], answers[i])
    },
    find({ text }, report) {
      const spans = prepared.has(text) ? prepared.get(text) : ask([text])[0]
      if (spans === undefined) throw new PrepError('worker_failed', 'The model fails on this text')
      for (const { start, end, entity, type, score } of spans)
        if (wanted.includes(entity))
          report({ start, end, entity, score, validated: false, why: `model ${type} ${score.toFixed(2)}` })
    },
  }
}
