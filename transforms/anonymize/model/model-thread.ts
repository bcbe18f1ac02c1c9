import type { StepCache } from '../../../src/transform/step-cache.js'
import { SharedThreads } from '../threads/shared-threads.js'
import { openSyncThread } from '../threads/sync-thread.js'
import type { ModelThreadData } from './thread.js'

const openThreads = () => new SharedThreads()

/** A run of the model over `batchTokens` tokens takes seconds; a thread that is silent for this long hangs. */
const limitMs = 180_000

/** Opens a thread with a model in it, or takes the one that the cache has: it is asked about many texts, and waited for. */
export async function openModelThread<Answer>(
  data: ModelThreadData,
  cache: StepCache,
): Promise<(texts: readonly string[]) => (Answer | undefined)[]> {
  const key = JSON.stringify(data)
  const threads = cache.of(openThreads)
  const thread = await threads.take(key, () =>
    openSyncThread(new URL('./thread.js', import.meta.url), { name: 'model', data, limitMs }),
  )
  return (texts) => {
    try {
      return thread.ask(texts) as (Answer | undefined)[]
    } catch (error) {
      threads.drop(key)
      throw error
    }
  }
}
