import { it } from 'vitest'
import { expectSurvived } from './survives.js'

it('a run around which an input changes is refused, or gives what a fresh run gives', async () => {
  await expectSurvived('moving', { tries: 1, caseName: 'CSV → JSONL' })
})
