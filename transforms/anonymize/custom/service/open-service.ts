import { PrepError } from '../../../../src/base/errors.js'
import type { StepCache } from '../../../../src/transform/step-cache.js'
import type { Recognizer } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { SharedThreads } from '../../threads/shared-threads.js'
import { openSyncThread } from '../../threads/sync-thread.js'
import type { ServiceSpan } from './read-answer.js'
import type { ServiceSettings } from './service-options.js'

const openThreads = () => new SharedThreads()
/** Beyond the time-out of a request and the longest pause before the next. */
const graceMs = 90_000

/**
 * A recognizer that asks a service. Texts of a batch go to it together, folded as every recognizer sees them, with
 * a space for what an earlier run replaced. Each text is asked about once: it is not asked again without the values
 * that others have found. Throws what the service failed with, or lets `find` throw, which rejects the record.
 */
export async function openService(
  settings: ServiceSettings,
  { entities, own, cache }: { entities: readonly Entity[]; own: readonly Entity[]; cache: StepCache },
): Promise<Recognizer> {
  const key = JSON.stringify(['service', settings])
  const threads = cache.of(openThreads)
  const thread = await threads.take(key, () =>
    openSyncThread(new URL('./thread.js', import.meta.url), {
      name: 'service',
      data: { settings, own },
      limitMs: settings.timeout * 1000 + graceMs,
    }),
  )
  const ask = (texts: readonly string[]) =>
    thread.ask(texts.map((text) => text.replaceAll('\0', ' '))) as ServiceSpan[][]
  const prepared = new Map<string, readonly ServiceSpan[] | undefined>()
  return {
    name: 'service',
    entities,
    bits: 0,
    rescans: false,
    prepare(texts) {
      prepared.clear()
      const unique = [...new Set(texts)]
      const answers = settings.onFailure === 'fail' ? askAll(ask, unique) : askWhatWorks(ask, unique)
      for (let i = 0; i < unique.length; i++) prepared.set(unique[i], answers[i])
    },
    find({ text }, report) {
      const spans = prepared.has(text) ? prepared.get(text) : ask([text])[0]
      if (spans === undefined) throw new PrepError('worker_failed', 'The service gave no answer on this text')
      for (const { start, end, entity, label, score } of spans)
        report({ start, end, entity, score, validated: false, why: `service ${label} ${score.toFixed(2)}` })
    },
  }
}

type Ask = (texts: readonly string[]) => ServiceSpan[][]

function askAll(ask: Ask, texts: readonly string[]): ServiceSpan[][] {
  return texts.length === 0 ? [] : ask(texts)
}

/** So many texts without an answer one after the other, and the service is taken to be away. */
const mostFailures = 3

/** The answers that there are: where a batch gets none, each text is asked about alone, since one may spoil the rest. */
function askWhatWorks(ask: Ask, texts: readonly string[]): (ServiceSpan[] | undefined)[] {
  const all = answerOr(() => askAll(ask, texts))
  if (all !== undefined) return all
  let failures = 0
  return texts.map((text) => {
    if (failures >= mostFailures) return undefined
    const answer = answerOr(() => ask([text])[0])
    failures = answer === undefined ? failures + 1 : 0
    return answer
  })
}

/** What `work` answers; `undefined` where the service gives no answer. A wrong answer is thrown on. */
function answerOr<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof PrepError && error.code === 'worker_failed') return undefined
    throw error
  }
}
