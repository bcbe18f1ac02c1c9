import { describe, expect, test } from 'vitest'
import { batchOfRows } from '../../src/arrow/rows.js'
import type { PrepError } from '../../src/base/errors.js'
import { emptyCounts } from '../../src/schemas/step-counts.js'
import { openCounters } from '../../src/transform/open-counters.js'
import type { Counters } from '../../src/transform/transform.js'

const batch = batchOfRows([{ text: 'Mary Jones' }])

function opened() {
  const counts = emptyCounts()
  const listed: string[] = []
  const counters = openCounters(counts, {
    label: '1 own',
    rows: 'dropped',
    onRejected: (_batch, _row, { reason }) => void listed.push(reason),
  })
  return { counts, counters, listed }
}

const ways: [what: string, count: (counters: Counters, name: string) => void][] = [
  ['a reason of rejected rows', (counters, name) => counters.rejected(batch, 0, name)],
  ['a reason of dropped rows', (counters, name) => counters.dropped(name)],
  ['a note', (counters, name) => counters.note(name)],
]

describe('`openCounters()`', () => {
  test.each(ways)('refuses the message of an error as %s, and quotes nothing of it', (_, count) => {
    for (const text of ['Cannot parse "Mary Jones"', 'Mary Jones', '张伟', '', 'x'.repeat(65)]) {
      const { counts, counters, listed } = opened()
      const refused = (error: unknown): boolean => {
        expect(error).toMatchObject({ code: 'worker_failed', at: { step: '1 own' } })
        return text === '' || !(error as PrepError).message.includes(text)
      }
      expect(() => count(counters, text)).toThrow(expect.toSatisfy(refused))
      expect([counts, listed]).toEqual([emptyCounts(), []])
    }
  })

  test.each(ways)('takes a code as %s', (_, count) => {
    for (const code of ['no_date', 'own.bad-row:2', 'EMAIL_ADDRESS']) {
      const { counts, counters } = opened()
      count(counters, code)
      expect({ ...counts.dropped, ...counts.rejected, ...counts.notes }).toEqual({ [code]: 1 })
    }
  })
})
