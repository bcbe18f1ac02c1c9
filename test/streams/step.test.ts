import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test, vi } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows } from '../../src/arrow/rows.js'
import { StepStream } from '../../src/streams/step.js'
import { balance } from '../../transforms/balance.js'

describe('`StepStream`', () => {
  test.each(['under', 'reweigh'])(
    'waits for a slow reader without piling up listeners (%s)',
    async (method) => {
      const [first] = [batchOfRows([{ facet: 'a' }])]
      const batches = Array.from({ length: 50 }, (_, i) =>
        batchOfRows([{ facet: 'a' }, { facet: 'b' }], { schema: first.schema, firstPosition: i * 2 }),
      )
      const step = new StepStream(balance as never, { facet: 'facet', method })
      let most = 0
      let rows = 0
      const slow = new Writable({
        objectMode: true,
        highWaterMark: 1,
        write(batch: Batch, _encoding, done) {
          most = Math.max(most, ...step.eventNames().map((name) => step.listenerCount(name)))
          rows += batch.numRows
          setImmediate(done)
        },
      })
      await pipeline(Readable.from(batches), step, slow)
      expect(rows).toBe(100)
      expect(most).toBeLessThan(8)
    },
  )

  test('a reader that goes away ends a step that waits for it, without another error', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const { schema } = batchOfRows([{ facet: 'a' }])
    const batches = Array.from({ length: 50 }, (_, i) =>
      batchOfRows([{ facet: 'a' }, { facet: 'b' }], { schema, firstPosition: i * 2 }),
    )
    const step = new StepStream(balance as never, { facet: 'facet', method: 'under' })
    const gone = new Writable({
      objectMode: true,
      highWaterMark: 1,
      write: (_batch, _encoding, done) => setImmediate(() => done(new Error('the reader is gone'))),
    })
    await expect(pipeline(Readable.from(batches), step, gone)).rejects.toThrow('the reader is gone')
    await new Promise(setImmediate)
    expect(step.destroyed).toBe(true)
    expect(unhandled).not.toHaveBeenCalled()
    process.off('unhandledRejection', unhandled)
  })
})
