import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { checkWorkers } from '../../src/engine/check-workers.js'

const most = Math.max(8, 4 * availableParallelism())

test.each([undefined, 0, 1, most])('%s workers are what was asked for, and nothing is said', (asked) => {
  const notices: string[] = []
  expect(checkWorkers(asked, (message) => notices.push(message))).toBe(asked)
  expect(notices).toEqual([])
})

test('more workers than the machine has use for are not started, and that is said', () => {
  const notices: string[] = []
  expect(checkWorkers(1_000_000, (message) => notices.push(message))).toBe(most)
  expect(notices).toEqual([expect.stringContaining(`At most ${most} of 1000000 workers`)])
})
