import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
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
      expect(most).toBeLessThan(6)
    },
  )
})
