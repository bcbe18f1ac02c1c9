import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PrepError } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'
import type { Entity } from '../entities/entities.js'
import type { ModelSettings, TextModelSettings } from './checkpoint/options.js'
import type { ClassSettings } from './runtime/class-model.js'
import { type Ask, openClassifier, openEncoder, openTextScorer } from './runtime/classify.js'

/** What the thread of a model is opened with: one that finds entities, scores whole texts, or gives them vectors. */
export type ModelThreadData =
  | {
      settings: ModelSettings
      /** What is looked for; `undefined` for all that the model knows. */
      entities: readonly Entity[] | undefined
    }
  | { scoring: ClassSettings }
  | { encoding: TextModelSettings }

/** The entry of the thread in which a model runs; `sync-thread.ts` tells how it is asked. */
const { port, pulse, data } = workerData as { port: MessagePort; pulse: Int32Array; data: ModelThreadData }

const beat = () => {
  Atomics.add(pulse, 0, 1)
  Atomics.notify(pulse, 0)
}

function open(given: ModelThreadData): Promise<Ask<unknown>> {
  if ('scoring' in given) return openTextScorer(given.scoring, beat)
  if ('encoding' in given) return openEncoder(given.encoding, beat)
  return openClassifier(given.settings, { entities: given.entities, onProgress: beat })
}

try {
  const ask = await open(data)
  port.on('message', async (texts: string[]) => {
    // What a text can bring about is caught there; what is left does not depend on texts.
    const answer = await ask(texts).then(
      (answers: unknown) => ({ answer: answers }),
      () => ({ failed: { code: 'worker_failed', message: 'model: the thread of the model failed' } }),
    )
    port.postMessage(answer)
    beat()
  })
  parentPort?.postMessage({ answer: true })
} catch (error) {
  const known =
    error instanceof PrepError
      ? error
      : new PrepError('worker_failed', `${bareName('model')}: it cannot be opened`)
  parentPort?.postMessage({
    failed: {
      code: known.code,
      message: known.marked,
      cause: String(error === known ? known.cause : error),
    },
  })
}
