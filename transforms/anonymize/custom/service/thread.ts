import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { Entity } from '../../entities/entities.js'
import { openSpanLabels } from '../../given/span-labels.js'
import { openServiceClient } from './service-client.js'
import { headersOf, type ServiceSettings } from './service-options.js'

/** The entry of the thread that asks a service; `sync-thread.ts` tells how it is asked itself. */
const { port, pulse, data } = workerData as {
  port: MessagePort
  pulse: Int32Array
  data: { settings: ServiceSettings; own: readonly Entity[] }
}

const beat = () => {
  Atomics.add(pulse, 0, 1)
  Atomics.notify(pulse, 0)
}

const failure = (error: unknown) => {
  const known =
    error instanceof PrepError
      ? error
      : new PrepError('worker_failed', `${bareName('recognizers')}: the thread of the service failed`)
  return { failed: { code: known.code, message: known.marked } }
}

try {
  const ask = openServiceClient(data.settings, {
    headers: headersOf(data.settings),
    entityOf: openSpanLabels(data.settings.labels, { own: data.own, option: 'recognizers' }),
    onProgress: beat,
  })
  port.on('message', async (texts: string[]) => {
    port.postMessage(await ask(texts).then((answer) => ({ answer }), failure))
    beat()
  })
  parentPort?.postMessage({ answer: true })
} catch (error) {
  parentPort?.postMessage(failure(error))
}
