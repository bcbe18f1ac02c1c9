import { expect, test } from 'vitest'
import { batchOfRows } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { addCounts, emptyCounts } from '../../src/schemas/step-counts.js'
import { openCounters } from '../../src/transform/open-counters.js'
import { KeyedRandom } from '../../src/transform/random.js'
import { RemovedRows } from '../../src/transform/removed-rows.js'

const batch = batchOfRows(
  Array.from({ length: 200 }, (_, i) => ({
    id: i,
    text: `${'Ab'.repeat(i % 9)} secret ${i}。张伟`,
    other: 'Q!',
  })),
)

/** What is counted where the rows of a part leave one by one. */
function removedFrom(part: typeof batch) {
  const counts = emptyCounts()
  const counters = openCounters(counts, { label: '1 own', rows: 'dropped', onRejected: () => {} })
  const removed = new RemovedRows({ counters, random: new KeyedRandom(7, 'own') }, ['text'])
  for (let row = 0; row < part.numRows; row++)
    if (row % 2 === 0) removed.drop(part, row, 'dull')
    else removed.reject(part, row, 'loud', [])
  return counts
}

test('rows that leave are counted, and the same few are shown however they are cut, without a letter or digit of them', () => {
  const whole = removedFrom(batch)
  expect(whole).toMatchObject({ dropped: { dull: 100 }, rejected: { loud: 100 } })
  const cut = emptyCounts()
  for (const from of [120, 0, 60]) {
    const rows = Uint32Array.from({ length: from === 120 ? 80 : 60 }, (_, i) => from + i)
    addCounts(cut, removedFrom(takeRows(batch, rows)))
  }
  expect(cut.samples).toEqual(whole.samples)
  const texts = Object.values(whole.samples).flatMap((kept) => kept.map(({ text }) => text))
  expect(texts).toHaveLength(6)
  for (const text of texts) expect(text).toMatch(/^(?:Xx)* xxxxxx 0+。某某$/)
})
