import { PrepError } from '../../src/base/errors.js'
import { inLanes } from '../../src/base/http/in-lanes.js'
import { readLines } from '../../src/transform/spill/line-file.js'
import type { DecideContext } from '../../src/transform/transform.js'
import { AnswerBookWriter } from './answer-book.js'
import { Asker, type AskTotals } from './ask/asker.js'
import { endpointOf } from './ask/endpoint.js'
import { Journal } from './ask/journal.js'
import { systemClock } from './ask/pacer.js'
import { methods } from './methods/index.js'
import type { RewriteOptions } from './options.js'
import { type KeptParent, methodContext } from './records.js'

/** The rows of a partition, each a line of JSON. */
export interface AskedRows {
  path: string
  rows: number
}

/** What every worker goes by. */
export interface RewriteDecision {
  /** The file of answers in the folder of the survey; `undefined` where there was no row. */
  answers?: string
  pool: readonly string[]
  totals?: AskTotals
}

/** Has a method ask about every row, several at once, and keeps the answers. */
export async function askModel(
  { files, pool, folder }: { files: readonly AskedRows[]; pool: readonly string[]; folder: string },
  options: RewriteOptions,
  { mayAsk, signal, notify }: DecideContext,
): Promise<RewriteDecision> {
  const journal = mayAsk ? Journal.open(options.cache) : Journal.read(options.cache)
  const book = new AnswerBookWriter(folder)
  try {
    const { maxRequests: requests, maxTokens: tokens } = options
    const asker = new Asker(
      { ...options, budget: { requests, tokens } },
      { journal, endpoint: mayAsk ? () => endpointOf(options) : undefined, clock: systemClock, signal },
    )
    const progress = openProgress(files, notify)
    await inLanes(rowsIn(files), options.concurrency, async ({ lots, ...parent }) => {
      for (const [variant, lot] of lots.entries()) {
        const talk = methods[options.method](parent, methodContext(options, { lot, variant, pool }))
        for (let next = talk.next(); !next.done; ) {
          const { key, reply } = await asker.ask(next.value)
          book.put(key, reply)
          next = talk.next(reply)
        }
      }
      progress()
    })
    return { answers: book.name, pool, totals: asker.totals }
  } catch (error) {
    // Whatever was under way breaks off then.
    if (signal?.aborted) throw new PrepError('aborted', 'The run was stopped')
    throw error
  } finally {
    book.close()
    journal.close()
  }
}

function* rowsIn(files: readonly AskedRows[]): Generator<KeptParent> {
  for (const { path } of files) for (const { line } of readLines(path)) yield JSON.parse(line) as KeptParent
}

/** Tells now and then how far it is, where there is much to ask. */
function openProgress(files: readonly AskedRows[], notify: (message: string) => void): () => void {
  const total = files.reduce((sum, { rows }) => sum + rows, 0)
  const step = Math.ceil(total / 10)
  let done = 0
  return () => {
    done++
    if (total >= 100 && done % step === 0 && done < total)
      notify(`The model has been asked about ${done} of ${total} rows`)
  }
}
